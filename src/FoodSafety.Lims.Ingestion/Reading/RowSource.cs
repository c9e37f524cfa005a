using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Ingestion.Pipeline;

namespace FoodSafety.Lims.Ingestion.Reading;

/// <summary>
/// The seam for file formats: rows of UTF-8 fields, one after the other. Spans are valid until the next <see cref="Read"/>.
/// </summary>
public abstract class RowSource : IDisposable
{
    private readonly RowPreview _preview = new();

    /// <summary>csv | xlsx | xls | ndjson, as the receipt names it.</summary>
    public abstract string Format { get; }

    /// <summary>utf-8 | gb18030 | utf-16, as the receipt names it.</summary>
    public abstract string Encoding { get; }

    /// <summary>Name of the sheet read, or null where the format has none.</summary>
    public virtual string? Sheet => null;

    /// <summary>Whether the file is a workbook whose days count from 1 January 1904: what a number without a date's format means as a day is then not certain.</summary>
    public virtual bool CountsFrom1904 => false;

    /// <summary>Whether a cell is such a number: it says no day.</summary>
    public bool IsDoubtfulDay(ReadOnlySpan<byte> cell) => CountsFrom1904 && TimeNotation.IsSerial(cell);

    /// <summary>Why the current row could not be read, though those after it can: then it has no fields. Null where it was read.</summary>
    public RowFault? Broken { get; protected set; }

    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="UnreadableFileException">The bytes from here on are no rows.</exception>
    public bool Read()
    {
        if (!ReadNext())
            return false;
        if (_preview.Wants)
            _preview.Take(this);
        return true;
    }

    /// <summary>
    /// The row number a spreadsheet would show, 1-based: titles and blank rows count, a quoted newline is one row. Of NDJSON the line's number;
    /// its names come first as a row with the number 0.
    /// </summary>
    public abstract int RowNumber { get; }

    /// <summary>Number of fields of the current row.</summary>
    public abstract int FieldCount { get; }

    /// <summary>The field at a 0-based index; empty past the end of a short row.</summary>
    public abstract ReadOnlySpan<byte> Field(int index);

    /// <summary>Whether the current row was read and every cell of it is empty.</summary>
    public bool IsBlank()
    {
        for (var field = 0; field < FieldCount; field++)
            if (!Utf8Text.Trim(Field(field)).IsEmpty)
                return false;
        return Broken is null;
    }

    /// <summary>Bytes consumed so far, for progress.</summary>
    public abstract long Position { get; }

    /// <summary>
    /// The header and the first two rows with content below it, as decoded; before a header was found the first three rows with content. It lets
    /// a person see at once that a file was decoded wrongly.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Preview => _preview.Rows;

    /// <summary>The current row is the header: the preview begins with it.</summary>
    public void BeginPreview()
    {
        _preview.Clear();
        _preview.Take(this);
    }

    /// <summary>
    /// From here on the field at one index stands at another in rows that leave that one empty. Only of formats whose rows name their own fields:
    /// elsewhere a column is where its header is.
    /// </summary>
    public virtual void Join(int field, int into)
    {
    }

    /// <summary>What is closed after the source: the workbook of a sheet.</summary>
    internal IDisposable? Owner { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        Close();
        Owner?.Dispose();
    }

    /// <summary>Moves to the next row; false at the end.</summary>
    protected abstract bool ReadNext();

    /// <summary>Closes what the source itself opened.</summary>
    protected abstract void Close();
}
