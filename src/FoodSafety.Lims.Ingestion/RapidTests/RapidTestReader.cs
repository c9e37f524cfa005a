using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Rules;
using C = FoodSafety.Lims.Ingestion.Columns.RapidTestColumns;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>
/// Reads a rapid-test log chunk by chunk: parse → validate → judge. Pure and synchronous: production, benchmark and property tests run it alike.
/// A row that is refused names all its faults; a row that is accepted allocates nothing.
/// </summary>
public sealed class RapidTestReader
{
    /// <summary>Longest sample number, market, food, item or other word kept in its own column; in characters of UTF-8 bytes / 3.</summary>
    public const int LongestWordBytes = 600;

    /// <summary>Longest other cell.</summary>
    public const int LongestTextBytes = 6000;

    private static readonly JsonSerializerOptions PlainJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RowSource _source;
    private readonly ColumnMap _columns;
    private readonly RulesSnapshot _rules;
    private readonly LocalTimes _times;
    private readonly WordColumn[] _wordColumns;
    private readonly byte[][] _detailNames;
    private readonly int[] _detailFields;
    private readonly CounterSets _counters;
    private readonly Dictionary<int, string> _marketCodes;
    private readonly Dictionary<(int Year, int Market, int PlaceType, int Stage, int Category, int Programme, Organiser Organiser), ulong> _countersOfFacts = [];
    private readonly HashSet<int> _warnedFoods = [];
    private readonly HashSet<int> _warnedItems = [];
    private readonly long _now;
    private readonly int _today;
    private int _pendingBlank;

    public RapidTestReader(RowSource source, ColumnMap columns, RulesSnapshot rules)
    {
        (_source, _columns, _rules) = (source, columns, rules);
        _times = new LocalTimes(rules.Zone);
        Meanings = new RapidTestWords(rules);
        _counters = new CounterSets(rules.PlansByYear);
        _marketCodes = rules.MarketsByCode.Values.ToDictionary(market => market.Id, market => market.Code);
        _wordColumns = [.. Enumerable.Range(0, C.FirstOther).Select(_ => new WordColumn(Meanings.All))];
        _now = rules.Now.ToUnixTimeMilliseconds();
        _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(rules.Now, rules.Zone).DateTime).DayNumber;
        var others = Enumerable.Range(C.FirstOther, columns.Set.Columns.Count - C.FirstOther).Where(column => columns.FieldOf(column) >= 0).ToArray();
        _detailFields = [.. others.Select(columns.FieldOf), .. columns.UnknownFields];
        _detailNames =
        [
            .. others.Select(column => columns.Set.Columns[column].Name)
                .Concat(columns.UnknownFields.Select(field => columns.Headers[field]))
                .Select(name => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(name, PlainJson) + ":\"")),
        ];
    }

    /// <summary>The words met so far and what they mean.</summary>
    public RapidTestWords Meanings { get; }

    /// <summary>Fills the chunk with the next rows; false when the file has no more.</summary>
    public bool Read(RapidTestChunk chunk)
    {
        chunk.Clear();
        var knownWords = Meanings.All.Count;
        try
        {
            while (chunk.Read < JudgedChunk.Capacity && _source.Read())
            {
                if (IsBlank())
                {
                    // Only blank rows between data count: hold them until a data row follows.
                    _pendingBlank++;
                    continue;
                }
                chunk.Read += _pendingBlank + 1;
                chunk.Blank += _pendingBlank;
                _pendingBlank = 0;
                chunk.LastRowNumber = _source.RowNumber;
                ReadRow(chunk);
                chunk.Position = _source.Position;
            }
        }
        finally
        {
            // Also when the file breaks off: the rows before it are stored, and speak of these words.
            for (var word = knownWords; word < Meanings.All.Count; word++)
                chunk.NewWords.Add(Meanings.All[word]);
        }
        return chunk.Read > 0;
    }

    private void ReadRow(RapidTestChunk chunk)
    {
        var faultsBefore = chunk.Faults.Count;
        var textBefore = chunk.TextLength;
        var row = new RapidTestRow
        {
            RowNumber = _source.RowNumber,
            SampleNo = SampleNo(chunk),
            Food = Word(chunk, C.Food, isRequired: true),
            Item = Word(chunk, C.TestItem, isRequired: true),
            Method = Word(chunk, C.Method),
            Unit = Word(chunk, C.Unit),
            Programme = Standard(Meanings.Programmes, Word(chunk, C.Programme)),
            Stage = Standard(Meanings.Stages, Word(chunk, C.Stage)),
            Organiser = OrganiserOf(chunk),
            StallNo = Text(chunk, C.StallNo),
            Vendor = Text(chunk, C.Vendor),
        };
        ReadTime(chunk, ref row);
        ReadMarket(chunk, ref row);
        ReadOutcome(chunk, ref row);
        ReadNotice(chunk, ref row);
        row.Category = CategoryOf(chunk, row.Food);
        row.Details = Details(chunk);

        if (chunk.Faults.Count > faultsBefore)
        {
            chunk.Refused++;
            chunk.Rewind(textBefore);
            return;
        }
        Warn(chunk, row);
        row.Counters = CountersOf(row);
        chunk.Rows.Add(row);
    }

    /// <summary>Which counters a row fills; asked of the plan once for each combination of facts.</summary>
    private ulong CountersOf(in RapidTestRow row)
    {
        var key = (DateOnly.FromDayNumber(row.TestedOn).Year, row.MarketId, row.PlaceType, row.Stage, row.Category, row.Programme, row.Organiser);
        if (!_countersOfFacts.TryGetValue(key, out var counters))
            _countersOfFacts[key] = counters = _counters.Of(key.Year, RapidTestFacts.Of(_marketCodes[row.MarketId], Meanings.Text(row.PlaceType),
                Meanings.Text(row.Stage), Meanings.Text(row.Category), Meanings.Text(row.Programme), row.Organiser));
        return counters;
    }

    private void ReadTime(RapidTestChunk chunk, ref RapidTestRow row)
    {
        var cell = Cell(C.TestedAt);
        if (cell.IsEmpty)
            Missing(chunk, C.TestedAt);
        else if (!TimeNotation.TryParse(cell, out var written))
            Fault(chunk, C.TestedAt, FaultCodes.NotADate, "不是有效的日期或时间，请写成 2023-03-01 08:10 或 2023/3/1 的样子。");
        else
        {
            var (instant, day) = _times.Resolve(written);
            (row.TestedAt, row.TestedOn, row.TestedPrecision) = (instant, day.DayNumber, written.Precision);
            if (instant > _now || row.TestedOn > _today)
                Fault(chunk, C.TestedAt, FaultCodes.InTheFuture, "晚于导入时刻，请核对年份和日期。");
        }
    }

    private void ReadMarket(RapidTestChunk chunk, ref RapidTestRow row)
    {
        var word = Word(chunk, C.Market, isRequired: true);
        if (word == Words.None)
            return;
        var meaning = Meanings.Markets[word];
        if (meaning.Market is null)
        {
            chunk.Faults.Add(new RowFault(row.RowNumber, _columns.HeaderOf(C.Market), Shown(C.Market), meaning.FaultCode!, $"第 {row.RowNumber} 行：{meaning.Message}"));
            return;
        }
        row.MarketId = meaning.Market.Id;
        var placeType = Standard(Meanings.PlaceTypes, Word(chunk, C.PlaceType));
        row.PlaceType = placeType == Words.None ? meaning.PlaceType : placeType;
    }

    private void ReadOutcome(RapidTestChunk chunk, ref RapidTestRow row)
    {
        var word = Word(chunk, C.Outcome, isRequired: true);
        if (word == Words.None)
            return;
        if (Meanings.Outcomes[word] is not { } reported)
        {
            if (Cell(C.Outcome) is [>= (byte)'0' and <= (byte)'9'])
                Fault(chunk, C.Outcome, FaultCodes.BareCodeNeedsProfile, "是平台代码，各平台含义相反（0 可为合格也可为阳性），请改填 阴性/阳性/可疑/无效，或先为本单位登记来源平台。");
            else
                Fault(chunk, C.Outcome, FaultCodes.UnknownOutcome, "不是检测结果，请填 阴性、阳性、可疑、无效（或 合格、不合格）。");
            return;
        }
        (row.Outcome, row.ReportedOutcome) = (reported, reported);
        ReadReading(chunk, ref row);
    }

    private void ReadReading(RapidTestChunk chunk, ref RapidTestRow row)
    {
        var cell = Cell(C.Reading);
        row.Reading = chunk.Keep(cell);
        if (cell.IsEmpty || IsQualitative(cell))
            return;
        var unit = MeasurementUnit.None;
        if (row.Unit != Words.None)
        {
            if (Meanings.Units[row.Unit] is { } known)
                unit = known;
            else
                Fault(chunk, C.Unit, FaultCodes.UnitUnknown, "不是已知的计量单位，请填 %、mg/kg、μg/kg 等。");
        }
        if (!TryReadNumber(cell, out var value, out var isPercent))
        {
            Fault(chunk, C.Reading, FaultCodes.NotANumber, "不是数值，请只填数字（如 12.4），没有读数时留空。");
            return;
        }
        if (isPercent && !unit.IsGiven)
            unit = MeasurementUnit.Percent;
        if (!RapidJudge.IsPossible(value, unit))
        {
            Fault(chunk, C.Reading, FaultCodes.OutOfRange, "超出仪器可能的读数范围，请核对小数点和单位。");
            return;
        }
        if (row.Method == Words.None)
            return;
        var judgement = RapidJudge.Judge(MethodOn(row.Method, row.TestedOn), value, unit, row.ReportedOutcome);
        row.Outcome = judgement.Outcome;
        if (judgement.UnitDiffers)
            Fault(chunk, C.Unit, FaultCodes.UnitUnknown, "与该检测方法的读数单位不一致，无法与阈值比较，请改正单位或检测方法。");
        row.VerdictDiffers = judgement.Differs;
    }

    private RapidMethod? MethodOn(int method, int day)
    {
        foreach (var version in Meanings.Methods[method])
            if (version.IsInForceOn(DateOnly.FromDayNumber(day)))
                return version;
        return null;
    }

    private void ReadNotice(RapidTestChunk chunk, ref RapidTestRow row)
    {
        var cell = Cell(C.NotifiedAt);
        if (cell.IsEmpty)
            return;
        if (TimeNotation.TryParse(cell, out var written))
            row.NotifiedAt = _times.Resolve(written).Instant;
        else
            Fault(chunk, C.NotifiedAt, FaultCodes.NotADate, "不是有效的日期或时间，请写成 2023-03-01 08:10，或留空表示尚未告知。");
    }

    private Organiser OrganiserOf(RapidTestChunk chunk)
    {
        var word = Word(chunk, C.Organiser);
        if (word == Words.None)
            return Organiser.Regulator;
        if (Meanings.Organisers[word] is { } organiser)
            return organiser;
        Fault(chunk, C.Organiser, FaultCodes.NotUnderstood, "不是组织方，请填 监管、市场自检 或 企业自检（留空为监管）。");
        return Organiser.Regulator;
    }

    private int CategoryOf(RapidTestChunk chunk, int food)
    {
        var written = Word(chunk, C.FoodCategory);
        if (written != Words.None && Meanings.Category[written] is var category && category != Words.None)
            return category;
        return food == Words.None ? Words.None : Meanings.CategoryOfFood[food];
    }

    private void Warn(RapidTestChunk chunk, in RapidTestRow row)
    {
        if (row.VerdictDiffers)
            Warning(chunk, C.Outcome, FaultCodes.VerdictDiffers,
                $"填报为{Word(row.ReportedOutcome)}，按检测值和方法阈值应为{Word(row.Outcome == row.ReportedOutcome ? RapidOutcome.Negative : row.Outcome)}；两者均已保存，从严按{Word(row.Outcome)}处理。");
        // One warning a word: a log repeats its foods thousands of times.
        if (row.Category == Words.None && _warnedFoods.Add(row.Food))
            Warning(chunk, C.Food, FaultCodes.UnmappedFood, "不在食品目录中：本行照常保存，但不计入按食品类别统计的指标；请补充目录或填写食品类别（同名只提示一次）。");
        if (!Meanings.IsKnownItem[row.Item] && _warnedItems.Add(row.Item))
            Warning(chunk, C.TestItem, FaultCodes.UnmappedItem, "不在检验项目目录中：本行照常保存；请补充目录（同名只提示一次）。");
    }

    private static string Word(RapidOutcome outcome) => outcome switch
    {
        RapidOutcome.Negative => "阴性",
        RapidOutcome.Positive => "阳性",
        RapidOutcome.Suspect => "可疑",
        _ => "无效",
    };

    private TextSlice SampleNo(RapidTestChunk chunk)
    {
        var cell = Cell(C.SampleNo);
        if (cell.IsEmpty)
            Missing(chunk, C.SampleNo);
        else if (cell.Length > 100)
            Fault(chunk, C.SampleNo, FaultCodes.TooLong, "超过 100 字节，请核对是否串列。");
        else if (LooksLikeLostNumber(cell))
            Fault(chunk, C.SampleNo, FaultCodes.NumberLostBySpreadsheet, "被表格软件改成了科学计数法，原编号已丢失：请把该列设为文本格式后重新填写。");
        return chunk.Keep(cell);
    }

    /// <summary>1.23457E+17: a long number that a spreadsheet turned into a float.</summary>
    private static bool LooksLikeLostNumber(ReadOnlySpan<byte> cell) =>
        cell.IndexOf("E+"u8) is > 0 and var at
        && cell[..at].IndexOfAnyExcept("0123456789."u8) < 0
        && cell[(at + 2)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private int Word(RapidTestChunk chunk, int column, bool isRequired = false)
    {
        var cell = Cell(column);
        if (cell.IsEmpty && isRequired)
            Missing(chunk, column);
        if (cell.Length > LongestWordBytes)
        {
            Fault(chunk, column, FaultCodes.TooLong, $"超过 {LongestWordBytes / 3} 个汉字，请核对是否串列。");
            return Words.None;
        }
        return _wordColumns[column].Number(cell);
    }

    private static int Standard(MeaningOf<int> meanings, int word) => word == Words.None ? Words.None : meanings[word];

    private TextSlice Text(RapidTestChunk chunk, int column)
    {
        var cell = Cell(column);
        if (cell.Length > LongestWordBytes)
            Fault(chunk, column, FaultCodes.TooLong, $"超过 {LongestWordBytes / 3} 个汉字，请核对是否串列。");
        return chunk.Keep(cell);
    }

    /// <summary>All other cells that are not empty, as one JSON object; nothing when there is none.</summary>
    private TextSlice Details(RapidTestChunk chunk)
    {
        var start = chunk.TextLength;
        for (var i = 0; i < _detailFields.Length; i++)
        {
            var cell = Utf8Text.Trim(_source.Field(_detailFields[i]));
            if (cell.IsEmpty)
                continue;
            if (cell.Length > LongestTextBytes)
                chunk.Faults.Add(new RowFault(_source.RowNumber, _columns.Headers[_detailFields[i]], Encoding.UTF8.GetString(cell[..60]) + "…", FaultCodes.TooLong,
                    $"第 {_source.RowNumber} 行“{_columns.Headers[_detailFields[i]]}”超过 {LongestTextBytes / 3} 个汉字，请缩短。"));
            chunk.Append(chunk.TextLength == start ? "{"u8 : "\","u8);
            chunk.Append(_detailNames[i]);
            JsonText.Append(chunk, cell, static (target, piece) => target.Append(piece));
        }
        if (chunk.TextLength == start)
            return default;
        chunk.Append("\"}"u8);
        return new TextSlice(start, chunk.TextLength - start);
    }

    private ReadOnlySpan<byte> Cell(int column) =>
        _columns.FieldOf(column) is >= 0 and var field ? Utf8Text.Trim(_source.Field(field)) : default;

    private bool IsBlank()
    {
        for (var field = 0; field < _source.FieldCount; field++)
            if (!Utf8Text.Trim(_source.Field(field)).IsEmpty)
                return false;
        return true;
    }

    /// <summary>A gold card gives no number: these words in the reading's cell say so.</summary>
    private static bool IsQualitative(ReadOnlySpan<byte> cell) =>
        cell.Length <= 12 && (cell.SequenceEqual("/"u8) || cell.SequenceEqual("-"u8) || cell.SequenceEqual("—"u8) || cell.SequenceEqual("未检出"u8)
            || cell.SequenceEqual("检出"u8) || cell.SequenceEqual("阴性"u8) || cell.SequenceEqual("阳性"u8) || cell.SequenceEqual("可疑"u8)
            || cell.SequenceEqual("无效"u8) || cell.SequenceEqual("ND"u8) || cell.SequenceEqual("N.D."u8));

    private static bool TryReadNumber(ReadOnlySpan<byte> cell, out decimal value, out bool isPercent)
    {
        if (!Utf8Text.IsAscii(cell))
            cell = Encoding.UTF8.GetBytes(Utf8Text.Narrow(cell).Trim());
        isPercent = cell is [.., (byte)'%'];
        if (isPercent)
            cell = cell[..^1].TrimEnd((byte)' ');
        // No exponents and no group separators: 1,234 and 1E5 in a log are slips, not numbers.
        return Utf8Parser.TryParse(cell, out value, out int consumed) && consumed == cell.Length && cell.IndexOfAny((byte)'e', (byte)'E', (byte)',') < 0;
    }

    private void Missing(RapidTestChunk chunk, int column) =>
        chunk.Faults.Add(new RowFault(_source.RowNumber, _columns.HeaderOf(column), null, FaultCodes.Missing,
            $"第 {_source.RowNumber} 行缺少必填的“{_columns.HeaderOf(column)}”，请补填。"));

    private void Fault(RapidTestChunk chunk, int column, string code, string why) => chunk.Faults.Add(Said(column, code, why));

    private void Warning(RapidTestChunk chunk, int column, string code, string why) => chunk.Warnings.Add(Said(column, code, why));

    private RowFault Said(int column, string code, string why)
    {
        var value = Shown(column);
        return new RowFault(_source.RowNumber, _columns.HeaderOf(column), value, code, $"第 {_source.RowNumber} 行“{_columns.HeaderOf(column)}”的值“{value}”{why}");
    }

    private string Shown(int column)
    {
        var text = Encoding.UTF8.GetString(Cell(column));
        return text.Length <= 200 ? text : text[..200] + "…";
    }
}
