using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using C = FoodSafety.Lims.Ingestion.Columns.RapidTestColumns;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>The cells of a log's current row by column, and what is said of them when they are wrong.</summary>
internal sealed class LogCells
{
    /// <summary>Longest market, food, item or other word kept in its own column: 200 Chinese characters.</summary>
    private const int LongestWordBytes = 600;

    /// <summary>Longest other cell: 2,000 Chinese characters.</summary>
    private const int LongestTextBytes = 6000;

    private const int LongestShown = 200;

    private static readonly JsonSerializerOptions PlainJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly byte[] SourceTestedAt = SourceName(C.TestedAt), SourceOutcome = SourceName(C.Outcome), SourceMethod = SourceName(C.Method),
        SourceNotifiedAt = SourceName(C.NotifiedAt), SourceProvenance = SourceName(C.Provenance);

    private readonly RowSource _source;
    private readonly ColumnMap _columns;
    private readonly int[] _fields;
    private readonly Words _words;
    private readonly WordColumn?[] _wordColumns;
    private readonly Detail[] _details;
    private readonly int _provenanceField;
    private readonly int _headers;
    private readonly Dictionary<int, byte[]> _namesBeyond = [];

    public LogCells(RowSource source, ColumnMap columns, Words words)
    {
        (_source, _columns, _words) = (source, columns, words);
        _fields = [.. Enumerable.Range(0, columns.Set.Columns.Count).Select(columns.FieldOf)];
        _wordColumns = [.. _fields.Take(C.FirstOther).Select(field => field < 0 ? null : new WordColumn(words))];
        (_provenanceField, _headers) = (columns.FieldOf(C.Provenance), columns.Headers.Length);
        _details =
        [
            .. Enumerable.Range(C.FirstOther, _fields.Length - C.FirstOther).Where(column => _fields[column] >= 0)
                .Select(column => new Detail(_fields[column], columns.Set.Columns[column].HoldsCode ? column : -1, JsonName(columns.Set.Columns[column].Name))),
            .. columns.UnknownFields.Select(field => new Detail(field, -1, JsonName(columns.NameOfUnknown(field)))),
        ];
    }

    /// <summary>Cells that are kept as written beside what they mean, under source_….</summary>
    [Flags]
    public enum Originals
    {
        None = 0,
        TestedAt = 1,
        Outcome = 2,
        Method = 4,
        NotifiedAt = 8,
    }

    public int RowNumber => _source.RowNumber;

    /// <summary>The cell without white space at its ends; empty where the file has no such column.</summary>
    public ReadOnlySpan<byte> this[int column] => _fields[column] is >= 0 and var field ? Utf8Text.Trim(_source.Field(field)) : default;

    /// <summary>The number of a repeating word; <see cref="Words.None"/> when empty.</summary>
    public int Word(RapidTestChunk chunk, int column, bool isRequired = false)
    {
        if (_fields[column] < 0)
            return Words.None;
        // As it stands in the file: of a cell that is known again, white space and length were looked at before.
        var cell = _source.Field(_fields[column]);
        if (cell.IsEmpty && !isRequired)
            return Words.None;
        return !cell.IsEmpty && _wordColumns[column]!.TryFind(cell, out var number) ? number : NewWord(chunk, column, cell, isRequired);
    }

    private int NewWord(RapidTestChunk chunk, int column, ReadOnlySpan<byte> cell, bool isRequired)
    {
        var word = Utf8Text.Trim(cell);
        if (word.IsEmpty && isRequired)
            Missing(chunk, column);
        if (word.Length > LongestWordBytes)
            Fault(chunk, column, FaultCodes.TooLong, $"超过 {LongestWordBytes / 3} 个汉字，请核对是否串列。");
        if (word.IsEmpty || word.Length > LongestWordBytes)
            return Words.None;
        var number = _words.Number(word);
        if (column is C.Food or C.TestItem && SpreadsheetError.Is(word))
            Fault(chunk, column, FaultCodes.NotUnderstood, SpreadsheetError.Reason);
        else
            _wordColumns[column]!.Remember(cell, number);
        return number;
    }

    /// <summary>Reads a cell that holds a time. In a workbook that counts its days from 1904 a number without a date's format may be of either system.</summary>
    public bool TryTime(ReadOnlySpan<byte> cell, out WrittenTime time, out bool isQualified) =>
        TimeNotation.TryParse(cell, out time, out isQualified) && !_source.IsDoubtfulDay(cell);

    /// <summary>A text kept with the chunk.</summary>
    public TextSlice Text(RapidTestChunk chunk, int column)
    {
        if (_fields[column] < 0)
            return default;
        var cell = this[column];
        if (cell.Length > LongestWordBytes)
            Fault(chunk, column, FaultCodes.TooLong, $"超过 {LongestWordBytes / 3} 个汉字，请核对是否串列。");
        else if (_columns.Set.Columns[column].HoldsCode && LostNumber.Is(cell))
            Fault(chunk, column, FaultCodes.NumberLostBySpreadsheet, LostNumber.Reason);
        return chunk.Keep(cell);
    }

    /// <summary>
    /// All other cells that are not empty, as one JSON object; nothing when there is none. What a platform wrote in its codes stands beside
    /// their meanings, under source_….
    /// </summary>
    /// <param name="chunk">Keeps the text.</param>
    /// <param name="kept">What was written otherwise than it is stored.</param>
    /// <param name="provenance">What the provenance's code means; null where it is no code.</param>
    public TextSlice Details(RapidTestChunk chunk, Originals kept = Originals.None, byte[]? provenance = null)
    {
        var start = chunk.TextLength;
        foreach (var detail in _details)
        {
            var cell = Utf8Text.Trim(_source.Field(detail.Field));
            if (cell.IsEmpty)
                continue;
            if (cell.Length > LongestTextBytes)
                TooLong(chunk, _columns.Headers[detail.Field], cell);
            else if (detail.CodeColumn >= 0 && LostNumber.Is(cell))
                Fault(chunk, detail.CodeColumn, FaultCodes.NumberLostBySpreadsheet, LostNumber.Reason);
            Append(chunk, detail.Name, provenance is not null && detail.Field == _provenanceField ? provenance : cell);
        }
        for (var field = _headers; field < _source.FieldCount; field++)
            if (Utf8Text.Trim(_source.Field(field)) is { IsEmpty: false } cell)
                Beyond(chunk, field, cell);
        if ((kept & Originals.TestedAt) != 0)
            Append(chunk, SourceTestedAt, this[C.TestedAt]);
        if ((kept & Originals.Outcome) != 0)
            Append(chunk, SourceOutcome, this[C.Outcome]);
        if ((kept & Originals.Method) != 0)
            Append(chunk, SourceMethod, this[C.Method]);
        if ((kept & Originals.NotifiedAt) != 0)
            Append(chunk, SourceNotifiedAt, this[C.NotifiedAt]);
        if (provenance is not null)
            Append(chunk, SourceProvenance, this[C.Provenance]);
        return chunk.TextLength == start ? default : chunk.CloseObject(start);
    }

    /// <summary>A cell to the right of the header's last belongs to no column, but to its row.</summary>
    private void Beyond(RapidTestChunk chunk, int field, ReadOnlySpan<byte> cell)
    {
        if (cell.Length > LongestTextBytes)
            TooLong(chunk, _columns.NameOfUnknown(field), cell);
        if (!_namesBeyond.TryGetValue(field, out var name))
            _namesBeyond[field] = name = JsonName(_columns.NameOfUnknown(field));
        Append(chunk, name, cell);
    }

    private static byte[] SourceName(int column) => JsonName(ColumnMap.SourceName(C.Set.Columns[column]));

    private static byte[] JsonName(string name) => Encoding.UTF8.GetBytes($"\",{JsonSerializer.Serialize(name, PlainJson)}:\"");

    /// <summary>One more name and cell of an object; the name closes the cell before it.</summary>
    private static void Append(RapidTestChunk chunk, byte[] name, ReadOnlySpan<byte> cell)
    {
        if (JsonText.IsPlain(cell))
        {
            chunk.Append(name, cell);
            return;
        }
        chunk.Append(name);
        JsonText.Append(chunk, cell, static (target, piece) => target.Append(piece));
    }

    private void TooLong(RapidTestChunk chunk, string header, ReadOnlySpan<byte> cell) =>
        chunk.Faults.Add(new RowFault(RowNumber, header, Utf8Text.Cut(Encoding.UTF8.GetString(cell), LongestShown), FaultCodes.TooLong,
            $"第 {RowNumber} 行“{header}”超过 {LongestTextBytes / 3} 个汉字，请缩短。"));

    /// <summary>A required cell is empty.</summary>
    public void Missing(RapidTestChunk chunk, int column) =>
        chunk.Faults.Add(new RowFault(_source.RowNumber, _columns.HeaderOf(column), null, FaultCodes.Missing,
            $"第 {_source.RowNumber} 行缺少必填的“{_columns.HeaderOf(column)}”，请补填。"));

    /// <summary>The row is refused; the sentence begins with the row, the column and the value.</summary>
    public void Fault(RapidTestChunk chunk, int column, string code, string why) => chunk.Faults.Add(Said(column, code, why));

    /// <summary>The row is accepted, but people should know.</summary>
    public void Warning(RapidTestChunk chunk, int column, string code, string why) => chunk.Warnings.Add(Said(column, code, why));

    private RowFault Said(int column, string code, string why)
    {
        var value = Shown(column);
        return new RowFault(_source.RowNumber, _columns.HeaderOf(column), value, code, $"第 {_source.RowNumber} 行“{_columns.HeaderOf(column)}”的值“{value}”{why}");
    }

    /// <summary>The row is refused for a reason that is a whole sentence already.</summary>
    public void FaultSaid(RapidTestChunk chunk, int column, string code, string sentence) =>
        chunk.Faults.Add(new RowFault(RowNumber, _columns.HeaderOf(column), Shown(column), code, $"第 {RowNumber} 行：{sentence}"));

    private string Shown(int column) => Utf8Text.Cut(Encoding.UTF8.GetString(this[column]), LongestShown);

    /// <summary>A column that is kept with the row as written.</summary>
    /// <param name="Field">Where its cells are.</param>
    /// <param name="CodeColumn">The column when it holds codes, whose digits a spreadsheet may have dropped; -1 when not.</param>
    /// <param name="Name">Its name between the cell before it and its own.</param>
    private readonly record struct Detail(int Field, int CodeColumn, byte[] Name);
}
