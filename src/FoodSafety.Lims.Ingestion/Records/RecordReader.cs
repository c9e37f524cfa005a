using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Rules;

namespace FoodSafety.Lims.Ingestion.Records;

/// <summary>
/// Reads the kinds of files that come by the thousand and not by the million, row by row into records: what every such kind needs of a
/// cell. Pure and synchronous. A refused row names all its faults.
/// </summary>
/// <typeparam name="TRow">A row of the kind.</typeparam>
public abstract class RecordReader<TRow>
    where TRow : class
{
    private const int RowsOfChunk = 4096;
    private const int LongestName = 200;
    private const int LongestText = 4000;

    private static readonly JsonWriterOptions PlainJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RowSource _source;
    private readonly ColumnMap _columns;
    private readonly (string Name, int Field, int Column)[] _details;
    private readonly DoubledCells _doubled;
    private readonly int _firstOther;
    private readonly List<int> _qualified = [];
    private readonly DateOnly _today;
    private readonly HashSet<string> _warned = [];
    private readonly List<RowFault> _warnings = [];
    private readonly List<string> _warnedOfRow = [];
    private JudgedChunk<TRow> _chunk = new();
    private int _faultsBefore;
    private int _pendingBlank;

    /// <param name="source">Standing on the header row.</param>
    /// <param name="columns">Where the columns are.</param>
    /// <param name="rules">What rows are judged by.</param>
    /// <param name="firstOther">Columns of the set from here on are kept with the row as written.</param>
    protected RecordReader(RowSource source, ColumnMap columns, RulesSnapshot rules, int firstOther)
    {
        (_source, _columns, Rules, _firstOther) = (source, columns, rules, firstOther);
        _doubled = new DoubledCells(source, columns);
        _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(rules.Now, rules.Zone).DateTime);
        // In the order of the set and by name, not as the file has them: the same row in another order of columns is the same row.
        _details =
        [
            .. Enumerable.Range(firstOther, columns.Set.Columns.Count - firstOther)
                .Where(column => columns.FieldOf(column) >= 0)
                .Select(column => (columns.Set.Columns[column].Name, columns.FieldOf(column), column)),
            .. columns.UnknownFields.Select(field => (columns.NameOfUnknown(field), field, -1)).OrderBy(pair => pair.Item1, StringComparer.Ordinal),
        ];
    }

    /// <summary>What rows are judged by.</summary>
    protected RulesSnapshot Rules { get; }

    /// <summary>The spreadsheet's number of the current row.</summary>
    protected int RowNumber => _source.RowNumber;

    /// <summary>Whether the current row has a fault so far.</summary>
    protected bool HasFault => _chunk.Faults.Count > _faultsBefore;

    /// <summary>Fills the chunk with the next rows; false when the file has no more.</summary>
    public bool Read(JudgedChunk<TRow> chunk)
    {
        chunk.Clear();
        _chunk = chunk;
        while (chunk.Read < RowsOfChunk && _source.Read())
        {
            if (_source.IsBlank())
            {
                // Only blank rows between data count: hold them until a data row follows.
                _pendingBlank++;
                continue;
            }

            chunk.Read += _pendingBlank + 1;
            chunk.Blank += _pendingBlank;
            _pendingBlank = 0;
            chunk.LastRowNumber = _source.RowNumber;
            _faultsBefore = chunk.Faults.Count;
            _warnings.Clear();
            _warnedOfRow.Clear();
            _qualified.Clear();
            _doubled.Check(chunk.Faults);
            if (_source.Broken is { } broken)
                chunk.Faults.Add(broken);
            else if (ReadRow() is { } row)
                chunk.Rows.Add(row);
            if (HasFault)
                chunk.Refused++;
            else
            {
                chunk.Warnings.AddRange(_warnings);
                _warned.UnionWith(_warnedOfRow);
            }

            chunk.Position = _source.Position;
        }

        return chunk.Read > 0;
    }

    /// <summary>Reads the current row; null when nothing of a refused row is needed any more.</summary>
    protected abstract TRow? ReadRow();

    /// <summary>The cell as text, trimmed; null when empty or when the file has no such column.</summary>
    protected string? Cell(int column) => _columns.FieldOf(column) is >= 0 and var field ? Field(field) : null;

    /// <summary>Whether the file has the column.</summary>
    protected bool Has(int column) => _columns.FieldOf(column) >= 0;

    /// <summary>The column's header as it stands in the file.</summary>
    protected string Header(int column) => _columns.HeaderOf(column);

    /// <summary>A name or word; a required one that is empty is <c>missing</c> and read as "".</summary>
    protected string? Text(int column, int longest = LongestName)
    {
        var text = Cell(column);
        if (text is null && _columns.Set.Columns[column].IsRequired)
            Fault(column, FaultCodes.Missing, null, $"第 {RowNumber} 行缺少必填的“{Header(column)}”，请补填。");
        else if (text?.Length > longest)
            Fault(column, FaultCodes.TooLong, $"超过 {longest} 个字，请核对是否串列。");
        else if (text is not null && _columns.Set.Columns[column].HoldsCode && LostNumber.Is(text))
            Fault(column, FaultCodes.NumberLostBySpreadsheet, LostNumber.Reason);
        return text;
    }

    /// <summary>A required name or word.</summary>
    protected string Required(int column, int longest = LongestName)
    {
        var text = Text(column, longest) ?? "";
        if (!SpreadsheetError.Is(text))
            return text;
        Fault(column, FaultCodes.NotUnderstood, SpreadsheetError.Reason);
        return "";
    }

    /// <summary>A sample number: white space removed, case kept.</summary>
    protected string SampleNo(int column) => WithoutSpace(Required(column, 100));

    /// <summary>A number without the white space that forms and spreadsheets put into it.</summary>
    protected static string WithoutSpace(string number) => string.Concat(number.Where(character => !char.IsWhiteSpace(character)));

    /// <summary>A day that lies not after today; null with a fault, or when an optional cell is empty.</summary>
    protected DateOnly? Day(int column)
    {
        if (Text(column) is not { } text)
            return null;
        if (WrittenDay(column, text) is not { } day)
        {
            Fault(column, FaultCodes.NotADate, "不是有效的日期，请写成 2023-03-01 或 2023/3/1 的样子。");
            return null;
        }

        if (day <= _today)
            return day;
        Fault(column, FaultCodes.InTheFuture, "晚于导入当日，请核对年份和日期。");
        return null;
    }

    /// <summary>The day of a cell; null when it says none. What a qualifier says of it is kept with the row, as written.</summary>
    protected DateOnly? WrittenDay(int column, string text)
    {
        var cell = Encoding.UTF8.GetBytes(text);
        if (_source.IsDoubtfulDay(cell))
            return null;
        var isTime = TimeNotation.TryParse(cell, out var written, out var isQualified);
        var noted = isTime ? null : DateNotation.Parse(text);
        if ((isQualified || noted?.Qualifier is not null) && column < _firstOther)
            _qualified.Add(column);
        return isTime ? written.Day : noted?.On;
    }

    /// <summary>A number not below <paramref name="least"/>; a fault otherwise.</summary>
    protected void Amount(int column, decimal least)
    {
        if (Text(column) is not { } text)
            return;
        if (!decimal.TryParse(Spelling.Fold(text), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount))
            Fault(column, FaultCodes.NotANumber, "不是数值，请只填数字，单位另列。");
        else if (amount < least)
            Fault(column, FaultCodes.OutOfRange, least > 0 ? "必须大于 0。" : $"不能小于 {least}。");
    }

    /// <summary>The standard word of a vocabulary, or the word itself where it is not known there.</summary>
    protected string? Standard(int column, string vocabulary) => Text(column) is { } word ? Rules.StandardWord(vocabulary, word) : null;

    /// <summary>The code of an organisation named by code or name; unknown ones are a fault.</summary>
    protected string Organisation(int column)
    {
        var name = Required(column);
        if (name.Length == 0)
            return "";
        if (Rules.Organisations.TryGetValue(Spelling.NameKey(name), out var code))
            return code;
        Fault(column, FaultCodes.UnknownOrganisation, "不是已登记的机构，请改填单位名录中的机构编码，或先登记该机构。");
        return "";
    }

    /// <summary>食品大类 of a food, by the category as written or else by the food's name; warns once a name when neither is known.</summary>
    protected string? Category(string? writtenCategory, string food, int foodColumn)
    {
        // Bulletins write class and sub-class in one: 食用农产品-蔬菜, 糕点-月饼.
        foreach (var part in writtenCategory is null ? [] : (string[])[writtenCategory, .. writtenCategory.Split(['-', '/', '—', '－', '>'])])
            if (Rules.Categories.TryGetValue(Spelling.NameKey(part), out var standard))
                return standard;
        if (Rules.CategoryOfFood.TryGetValue(Spelling.NameKey(food), out var category))
            return category;
        WarnOnce(foodColumn, food, FaultCodes.UnmappedFood, "不在食品目录中：本行照常保存，但不计入按食品类别统计的指标；请补充目录或填写食品类别（同名只提示一次）。");
        return null;
    }

    /// <summary>Warns once a name of a test item that is not known.</summary>
    protected void CheckItem(int column, string item)
    {
        if (!Rules.TestItems.ContainsKey(Spelling.NameKey(item)))
            WarnOnce(column, item, FaultCodes.UnmappedItem, "不在检验项目目录中：本行照常保存；请补充目录（同名只提示一次）。");
    }

    /// <summary>All other cells that are not empty, as one JSON object; null when there is none.</summary>
    protected string? Details()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, PlainJson))
        {
            json.WriteStartObject();
            foreach (var (name, field, column) in _details)
            {
                if (Field(field) is not { } text)
                    continue;
                if (text.Length > LongestText)
                    FaultTooLong(_columns.Headers[field], text);
                else if (column >= 0 && _columns.Set.Columns[column].HoldsCode && LostNumber.Is(text))
                    Fault(column, FaultCodes.NumberLostBySpreadsheet, LostNumber.Reason);
                json.WriteString(name, text);
            }

            // Cells beyond the header's last.
            for (var field = _columns.Headers.Length; field < _source.FieldCount; field++)
            {
                if (Field(field) is not { } text)
                    continue;
                var name = _columns.NameOfUnknown(field);
                if (text.Length > LongestText)
                    FaultTooLong(name, text);
                json.WriteString(name, text);
            }

            foreach (var column in _qualified)
                json.WriteString(ColumnMap.SourceName(_columns.Set.Columns[column]), Cell(column));
            json.WriteEndObject();
        }

        return buffer.Length <= 2 ? null : Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Refuses the row for a cell: what is wrong and what to do.</summary>
    protected void Fault(int column, string code, string why) => Fault(column, code, Cell(column), Sentence(column, why));

    /// <summary>Refuses the row for a cell, with a sentence of its own.</summary>
    protected void Fault(int column, string code, string? value, string message) =>
        _chunk.Faults.Add(new RowFault(RowNumber, Header(column), Shorten(value), code, message));

    /// <summary>Warns about an accepted row; forgotten if the row is refused.</summary>
    protected void Warn(int column, string code, string why) =>
        _warnings.Add(new RowFault(RowNumber, Header(column), Shorten(Cell(column)), code, Sentence(column, why)));

    private void FaultTooLong(string header, string text) => _chunk.Faults.Add(new RowFault(RowNumber, header, Shorten(text), FaultCodes.TooLong,
        $"第 {RowNumber} 行“{header}”超过 {LongestText} 个字，请缩短。"));

    private void WarnOnce(int column, string name, string code, string why)
    {
        var key = code + Spelling.NameKey(name);
        if (_warned.Contains(key) || _warnedOfRow.Contains(key))
            return;
        _warnedOfRow.Add(key);
        _warnings.Add(new RowFault(RowNumber, Header(column), Shorten(name), code, $"第 {RowNumber} 行“{Header(column)}”的值“{Shorten(name)}”{why}"));
    }

    private string Sentence(int column, string why) => $"第 {RowNumber} 行“{Header(column)}”的值“{Shorten(Cell(column))}”{why}";

    private string? Field(int field)
    {
        var cell = Utf8Text.Trim(_source.Field(field));
        return cell.IsEmpty ? null : Encoding.UTF8.GetString(cell);
    }

    private static string? Shorten(string? text) => text is null ? null : Utf8Text.Cut(text, 200);
}
