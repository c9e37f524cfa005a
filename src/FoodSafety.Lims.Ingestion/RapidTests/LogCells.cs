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

    private readonly RowSource _source;
    private readonly ColumnMap _columns;
    private readonly WordColumn[] _wordColumns;
    private readonly byte[][] _detailNames;
    private readonly int[] _detailFields;
    private readonly int _provenanceField;
    private readonly int[] _detailColumns;
    private readonly int _headers;
    private readonly Dictionary<int, byte[]> _namesBeyond = [];

    public LogCells(RowSource source, ColumnMap columns, Words words)
    {
        (_source, _columns) = (source, columns);
        _wordColumns = [.. Enumerable.Range(0, C.FirstOther).Select(_ => new WordColumn(words))];
        var others = Enumerable.Range(C.FirstOther, columns.Set.Columns.Count - C.FirstOther).Where(column => columns.FieldOf(column) >= 0).ToArray();
        (_provenanceField, _headers) = (columns.FieldOf(C.Provenance), columns.Headers.Length);
        _detailColumns = others;
        _detailFields = [.. others.Select(columns.FieldOf), .. columns.UnknownFields];
        _detailNames =
        [
            .. others.Select(column => columns.Set.Columns[column].Name)
                .Concat(columns.UnknownFields.Select(columns.NameOfUnknown))
                .Select(JsonName),
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
    public ReadOnlySpan<byte> this[int column] =>
        _columns.FieldOf(column) is >= 0 and var field ? Utf8Text.Trim(_source.Field(field)) : default;

    /// <summary>Whether every cell of the row is empty.</summary>
    public bool IsBlank()
    {
        for (var field = 0; field < _source.FieldCount; field++)
            if (!Utf8Text.Trim(_source.Field(field)).IsEmpty)
                return false;
        return true;
    }

    /// <summary>The number of a repeating word; <see cref="Words.None"/> when empty.</summary>
    public int Word(RapidTestChunk chunk, int column, bool isRequired = false)
    {
        var cell = this[column];
        if (cell.IsEmpty && isRequired)
            Missing(chunk, column);
        if (cell.Length > LongestWordBytes)
        {
            Fault(chunk, column, FaultCodes.TooLong, $"超过 {LongestWordBytes / 3} 个汉字，请核对是否串列。");
            return Words.None;
        }
        return _wordColumns[column].Number(cell);
    }

    /// <summary>The number of a name the row cannot do without.</summary>
    public int Name(RapidTestChunk chunk, int column)
    {
        RefuseError(chunk, column);
        return Word(chunk, column, isRequired: true);
    }

    /// <summary>Refuses the row where a formula's error stands in the place of a name.</summary>
    public void RefuseError(RapidTestChunk chunk, int column)
    {
        if (SpreadsheetError.Is(this[column]))
            Fault(chunk, column, FaultCodes.NotUnderstood, SpreadsheetError.Reason);
    }

    /// <summary>Reads a cell that holds a time. In a workbook that counts its days from 1904 a number without a date's format may be of either system.</summary>
    public bool TryTime(int column, out WrittenTime time, out bool isQualified) =>
        TimeNotation.TryParse(this[column], out time, out isQualified) && !(_source.CountsFrom1904 && TimeNotation.IsSerial(this[column]));

    /// <summary>A text kept with the chunk.</summary>
    public TextSlice Text(RapidTestChunk chunk, int column)
    {
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
        for (var i = 0; i < _detailFields.Length; i++)
        {
            var cell = Utf8Text.Trim(_source.Field(_detailFields[i]));
            if (cell.IsEmpty)
                continue;
            if (cell.Length > LongestTextBytes)
                TooLong(chunk, _columns.Headers[_detailFields[i]], cell);
            else if (i < _detailColumns.Length && _columns.Set.Columns[_detailColumns[i]].HoldsCode && LostNumber.Is(cell))
                Fault(chunk, _detailColumns[i], FaultCodes.NumberLostBySpreadsheet, LostNumber.Reason);
            chunk.Append(chunk.TextLength == start ? "{"u8 : "\","u8);
            chunk.Append(_detailNames[i]);
            JsonText.Append(chunk, provenance is not null && _detailFields[i] == _provenanceField ? provenance : cell, static (target, piece) => target.Append(piece));
        }
        for (var field = _headers; field < _source.FieldCount; field++)
            if (Utf8Text.Trim(_source.Field(field)) is { IsEmpty: false } cell)
                Beyond(chunk, start, field, cell);
        if ((kept & Originals.TestedAt) != 0)
            Original(chunk, start, "source_tested_at\":\""u8, C.TestedAt);
        if ((kept & Originals.Outcome) != 0)
            Original(chunk, start, "source_outcome\":\""u8, C.Outcome);
        if ((kept & Originals.Method) != 0)
            Original(chunk, start, "source_method\":\""u8, C.Method);
        if ((kept & Originals.NotifiedAt) != 0)
            Original(chunk, start, "source_notified_at\":\""u8, C.NotifiedAt);
        if (provenance is not null)
            Original(chunk, start, "source_provenance\":\""u8, C.Provenance);
        if (chunk.TextLength == start)
            return default;
        chunk.Append("\"}"u8);
        return new TextSlice(start, chunk.TextLength - start);
    }

    /// <summary>A cell to the right of the header's last belongs to no column, but to its row.</summary>
    private void Beyond(RapidTestChunk chunk, int start, int field, ReadOnlySpan<byte> cell)
    {
        if (cell.Length > LongestTextBytes)
            TooLong(chunk, _columns.NameOfUnknown(field), cell);
        if (!_namesBeyond.TryGetValue(field, out var name))
            _namesBeyond[field] = name = JsonName(_columns.NameOfUnknown(field));
        chunk.Append(chunk.TextLength == start ? "{"u8 : "\","u8);
        chunk.Append(name);
        JsonText.Append(chunk, cell, static (target, piece) => target.Append(piece));
    }

    private static byte[] JsonName(string name) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(name, PlainJson) + ":\"");

    private void TooLong(RapidTestChunk chunk, string header, ReadOnlySpan<byte> cell) =>
        chunk.Faults.Add(new RowFault(RowNumber, header, Utf8Text.Cut(Encoding.UTF8.GetString(cell), LongestShown), FaultCodes.TooLong,
            $"第 {RowNumber} 行“{header}”超过 {LongestTextBytes / 3} 个汉字，请缩短。"));

    private void Original(RapidTestChunk chunk, int start, ReadOnlySpan<byte> name, int column)
    {
        chunk.Append(chunk.TextLength == start ? "{\""u8 : "\",\""u8);
        chunk.Append(name);
        JsonText.Append(chunk, this[column], static (target, piece) => target.Append(piece));
    }

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
}
