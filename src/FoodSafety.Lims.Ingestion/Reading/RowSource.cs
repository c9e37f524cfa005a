namespace FoodSafety.Lims.Ingestion.Reading;

/// <summary>
/// The seam for file formats: rows of UTF-8 fields, one after the other. Spans are valid until the next <see cref="Read"/>.
/// </summary>
public abstract class RowSource : IDisposable
{
    /// <summary>csv | xlsx | xls | ndjson, as the receipt names it.</summary>
    public abstract string Format { get; }

    /// <summary>utf-8 | gb18030 | utf-16, as the receipt names it.</summary>
    public abstract string Encoding { get; }

    /// <summary>Name of the sheet read, or null where the format has none.</summary>
    public virtual string? Sheet => null;

    /// <summary>Moves to the next row; false at the end.</summary>
    public abstract bool Read();

    /// <summary>The row number a spreadsheet would show, 1-based: titles and blank rows count, a quoted newline is one row.</summary>
    public abstract int RowNumber { get; }

    /// <summary>Number of fields of the current row.</summary>
    public abstract int FieldCount { get; }

    /// <summary>The field at a 0-based index; empty past the end of a short row.</summary>
    public abstract ReadOnlySpan<byte> Field(int index);

    /// <summary>Bytes consumed so far, for progress.</summary>
    public abstract long Position { get; }

    /// <inheritdoc />
    public abstract void Dispose();
}
