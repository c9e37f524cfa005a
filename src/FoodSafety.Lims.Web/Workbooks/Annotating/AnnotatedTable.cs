using System.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Web.Workbooks.Writing;

namespace FoodSafety.Lims.Web.Workbooks.Annotating;

/// <summary>
/// The sheet of an annotated workbook: the sender's rows where they stood and as they were written, bad cells marked and explained, and two
/// columns more. Of a file longer than a sheet the refused rows alone, with the number each had.
/// </summary>
internal sealed class AnnotatedTable
{
    /// <summary>Of a file whose format has no sheets.</summary>
    public const string SheetName = "数据";

    private const double ReasonWidth = 64;

    private readonly WorkbookWriter _workbook;
    private readonly ReceivedTable _table;
    private readonly RowSource _rows;
    private readonly ColumnMap _columns;
    private readonly int _fields;
    private readonly int _shift;
    private readonly RowNotes _notes;
    private readonly AnnotationFacts _facts;
    private readonly int _mostRows;
    private readonly Dictionary<string, int> _columnOfHeader = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (CellStyle Style, string Comment)> _marks = [];
    private bool _commentsLeftOut;

    public AnnotatedTable(WorkbookWriter workbook, ReceivedTable table, RowNotes notes, AnnotationFacts facts, int mostRows)
    {
        (_workbook, _table, _rows, _columns) = (workbook, table, table.Rows, table.Columns!);
        (_notes, _facts, _mostRows) = (notes, facts, mostRows);
        _fields = Math.Min(table.Fields, SheetWriter.MostColumns - 3);
        // Lines of NDJSON have names but no header: here it takes the first row, and the lines follow.
        _shift = _columns.HeaderRow == 0 ? 1 : 0;
        // A fault names its column by the header; of two with one header the one that is understood is meant.
        var unknown = _columns.UnknownFields.ToHashSet();
        foreach (var understood in (bool[])[true, false])
            for (var column = 0; column < _fields; column++)
                if (unknown.Contains(column) != understood)
                    _columnOfHeader.TryAdd(_columns.Headers[column], column);
    }

    /// <summary>What there is to say about the sheet as a whole.</summary>
    /// <param name="HasTable">Whether it is annotated, not merely copied.</param>
    /// <param name="FaultyAlone">Whether it holds the refused rows only.</param>
    /// <param name="Cut">Whether even these were too many.</param>
    /// <param name="CommentsLeftOut">Whether some marked cells have no comment.</param>
    public readonly record struct Written(bool HasTable, bool FaultyAlone = false, bool Cut = false, bool CommentsLeftOut = false);

    private int AddedAt => _fields;

    private int HeaderRow => _columns.HeaderRow + _shift;

    public Written Write(CancellationToken cancel)
    {
        var widths = new ColumnWidths();
        var faultyAlone = LastRow(widths, cancel) + _shift > _mostRows;
        // Where rows do not stand where they stood, each says where that was.
        var added = faultyAlone || _shift > 0 ? 3 : 2;
        double[] all = [.. widths.Of(_fields), .. (double[])(added == 3 ? [9] : []), 14, ReasonWidth];
        var sheet = _workbook.Sheet(new SheetLayout(_rows.Sheet ?? SheetName, all, faultyAlone ? 1 : HeaderRow));
        var cut = false;
        var row = 0;
        while (!cut && ReadOn())
        {
            cancel.ThrowIfCancellationRequested();
            var number = _rows.RowNumber;
            if (number < _columns.HeaderRow)
            {
                if (!faultyAlone)
                    WriteTitle(sheet, number);
            }
            else if (number == _columns.HeaderRow)
                WriteHeader(sheet, row = faultyAlone ? 1 : HeaderRow, added == 3);
            else if (!_rows.IsBlank())
            {
                _notes.MoveTo(number);
                if (faultyAlone && _notes.Faults.Count == 0)
                    continue;
                row = faultyAlone ? row + 1 : number + _shift;
                cut = row > _mostRows;
                if (!cut)
                    WriteRow(sheet, row, number, added);
            }
        }
        sheet.Filter(faultyAlone ? 1 : HeaderRow, _fields + added);
        return new Written(true, faultyAlone, cut, _commentsLeftOut);
    }

    /// <summary>The last row with data; looks at the first rows' widths on the way, and at all rows only where the receipt does not know.</summary>
    private int LastRow(ColumnWidths widths, CancellationToken cancel)
    {
        var known = _facts.LastRow(_columns.HeaderRow);
        var last = 0;
        using var table = _table.Again();
        var rows = table.Rows;
        try
        {
            while ((known is null || rows.RowNumber < _columns.HeaderRow + ColumnWidths.Rows) && rows.Read())
            {
                cancel.ThrowIfCancellationRequested();
                var seen = rows.RowNumber >= _columns.HeaderRow && rows.RowNumber < _columns.HeaderRow + ColumnWidths.Rows;
                for (var column = 0; seen && column < _fields; column++)
                    widths.See(column, rows.Field(column));
                if (!rows.IsBlank())
                    last = rows.RowNumber;
            }
        }
        catch (UnreadableFileException)
        {
            // Met again when the rows are written.
        }
        return known ?? last;
    }

    /// <summary>A file that breaks off ends where it does: the receipt says so, and the sheet after this one.</summary>
    private bool ReadOn()
    {
        try
        {
            return _rows.Read();
        }
        catch (UnreadableFileException)
        {
            return false;
        }
    }

    private void WriteTitle(SheetWriter sheet, int number)
    {
        sheet.Row(number);
        for (var column = 0; column < _rows.FieldCount && column < SheetWriter.MostColumns; column++)
            if (!_rows.Field(column).IsEmpty)
                sheet.Cell(column, _rows.Field(column), CellStyle.Title);
    }

    private void WriteHeader(SheetWriter sheet, int row, bool withNumber)
    {
        sheet.Row(row);
        for (var column = 0; column < _fields; column++)
            sheet.Cell(column, _rows.Field(column), CellStyle.Header);
        var added = AddedAt;
        if (withNumber)
            sheet.Cell(added++, AnnotationColumns.OriginalRow, CellStyle.AddedHeader);
        sheet.Cell(added++, AnnotationColumns.Result, CellStyle.AddedHeader);
        sheet.Cell(added, AnnotationColumns.Reason, CellStyle.AddedHeader);
    }

    private void WriteRow(SheetWriter sheet, int row, int number, int added)
    {
        var (result, style, reason) = _facts.Of(number, _notes);
        Mark();
        sheet.Row(row, SheetWriter.HeightOf(reason, ReasonWidth));
        for (var column = 0; column < _fields; column++)
        {
            if (!_marks.TryGetValue(column, out var mark))
            {
                sheet.Cell(column, _rows.Field(column));
                continue;
            }
            sheet.Cell(column, _rows.Field(column), mark.Style);
            _commentsLeftOut |= !sheet.Comment(row, column, mark.Comment);
        }
        var at = AddedAt;
        if (added == 3)
            sheet.Cell(at++, number.ToString(System.Globalization.CultureInfo.InvariantCulture), CellStyle.Muted);
        sheet.Cell(at++, result, style);
        sheet.Cell(at++, reason, reason.Length > 0 ? CellStyle.Wrapped : CellStyle.Plain);
        // Cells beyond the header belong to no column: they stay with their row, beyond ours.
        for (var field = _columns.Headers.Length; field < _rows.FieldCount && at < SheetWriter.MostColumns; field++)
            sheet.Cell(at++, _rows.Field(field));
    }

    /// <summary>Which cells of the row are marked, and what is said of each.</summary>
    private void Mark()
    {
        _marks.Clear();
        foreach (var warning in _notes.Faults.Count > 0 ? [] : _notes.Warnings)
            Mark(warning, CellStyle.Warned);
        foreach (var fault in _notes.Faults)
            Mark(fault, CellStyle.Bad);
    }

    private void Mark(RowFault fault, CellStyle style)
    {
        if (fault.ColumnName is null || !_columnOfHeader.TryGetValue(fault.ColumnName, out var column))
            return;
        _marks[column] = (style, _marks.TryGetValue(column, out var before) ? $"{before.Comment}\n{fault.Message}" : fault.Message);
    }
}
