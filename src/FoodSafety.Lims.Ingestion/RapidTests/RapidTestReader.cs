using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Rules;
using static FoodSafety.Lims.Ingestion.RapidTests.LogCells;
using C = FoodSafety.Lims.Ingestion.Columns.RapidTestColumns;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>
/// Reads a rapid-test log chunk by chunk: parse → validate → judge. Pure and synchronous: production, benchmark and property tests run it alike.
/// A row that is refused names all its faults; a row that is accepted allocates nothing.
/// </summary>
public sealed class RapidTestReader
{
    private readonly RowSource _source;
    private readonly ColumnMap _columns;
    private readonly RulesSnapshot _rules;
    private readonly int _mostWords;
    private readonly DoubledCells _doubled;
    private LogCells _cells = null!;
    private LogReadings _readings = null!;
    private readonly LocalTimes _times;
    private FactCounters _countersOfFacts = null!;
    private LogWarnings _warnings = null!;
    private readonly DeclaredCount _declared;
    private readonly long _now;
    private readonly int _today;
    private int _pendingBlank;

    /// <param name="source">Standing on the header row.</param>
    /// <param name="columns">Where the columns are.</param>
    /// <param name="rules">What rows are judged by.</param>
    /// <param name="mostWords">A log that repeats its words has a few hundred. One that does not would fill memory: its words begin anew after so many.</param>
    public RapidTestReader(RowSource source, ColumnMap columns, RulesSnapshot rules, int mostWords = 100_000)
    {
        (_source, _columns, _rules, _mostWords) = (source, columns, rules, mostWords);
        _doubled = new DoubledCells(source, columns);
        _times = new LocalTimes(rules.Zone);
        _declared = new DeclaredCount(columns, rules.Profiles);
        _now = rules.Now.ToUnixTimeMilliseconds();
        _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(rules.Now, rules.Zone).DateTime).DayNumber;
        BeginWords();
    }

    /// <summary>The words met so far and what they mean.</summary>
    public RapidTestWords Meanings { get; private set; } = null!;

    /// <summary>Fills the chunk with the next rows; false when the file has no more.</summary>
    public bool Read(RapidTestChunk chunk)
    {
        chunk.Clear();
        if (Meanings.All.Count > _mostWords)
        {
            BeginWords();
            chunk.BeginsWords = true;
        }
        var knownWords = Meanings.All.Count;
        try
        {
            while (chunk.Read < JudgedChunk.Capacity && _source.Read())
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
                _declared.Add(_source);
                if (_source.Broken is { } broken)
                {
                    chunk.Faults.Add(broken);
                    chunk.Refused++;
                }
                else
                    ReadRow(chunk);
            }
            if (chunk.Read < JudgedChunk.Capacity)
                _declared.Check();
        }
        finally
        {
            chunk.Position = _source.Position;
            // Also when the file breaks off: the rows before it are stored, and speak of these words.
            for (var word = knownWords; word < Meanings.All.Count; word++)
                chunk.NewWords.Add(Meanings.All[word]);
        }
        return chunk.Read > 0;
    }

    private void BeginWords()
    {
        Meanings = new RapidTestWords(_rules);
        _cells = new LogCells(_source, _columns, Meanings.All);
        _readings = new LogReadings(_cells, Meanings, _columns.UnitOf(C.Reading));
        _warnings = new LogWarnings(_cells, Meanings);
        _countersOfFacts = new FactCounters(_rules, Meanings);
    }

    private void ReadRow(RapidTestChunk chunk)
    {
        var faultsBefore = chunk.Faults.Count;
        var textBefore = chunk.TextLength;
        // In its place in the chunk: a row is too large to be copied there afterwards.
        ref var row = ref chunk.AddRow();
        row.RowNumber = _source.RowNumber;
        _doubled.Check(chunk.Faults);
        row.SampleNo = SampleNo(chunk);
        row.Food = _cells.Word(chunk, C.Food, isRequired: true);
        row.Item = _cells.Word(chunk, C.TestItem, isRequired: true);
        row.Unit = _cells.Word(chunk, C.Unit);
        row.Programme = Standard(Meanings.Programmes, _cells.Word(chunk, C.Programme));
        row.Stage = Standard(Meanings.Stages, _cells.Word(chunk, C.Stage));
        row.Organiser = OrganiserOf(chunk);
        row.StallNo = _cells.Text(chunk, C.StallNo);
        row.UnitCode = _cells.Text(chunk, C.UnitCode);
        row.Vendor = _cells.Text(chunk, C.Vendor);
        var kept = ReadTime(chunk, ref row);
        ReadMarket(chunk, ref row);
        var platform = Meanings.On(row.TestedOn);
        kept |= ReadMethod(chunk, ref row, platform) | ReadOutcome(chunk, ref row, platform) | ReadNotice(chunk, ref row);
        row.Category = CategoryOf(chunk, row.Food);
        row.Details = _cells.Details(chunk, kept, ProvenanceOf(platform));

        if (chunk.Faults.Count > faultsBefore)
        {
            chunk.Refused++;
            chunk.RemoveRow(textBefore);
            return;
        }
        _warnings.Warn(chunk, row, platform);
        if (row is { Outcome: RapidOutcome.Positive, NotifiedAt: 0 } && (kept & Originals.NotifiedAt) != 0)
            _cells.Warning(chunk, C.NotifiedAt, FaultCodes.NoticeNeedsTime, "没有写明几时几分：四小时异议期从告知的时刻起算，本行照常保存，告知时间按未填处理；请在案件中补填，例如 2023-03-01 08:10。");
        row.Counters = _countersOfFacts.Of(row);
    }

    private Originals ReadTime(RapidTestChunk chunk, ref RapidTestRow row)
    {
        var cell = _cells[C.TestedAt];
        var isQualified = false;
        if (_times.IsLast(cell))
            (row.TestedAt, row.TestedOn, row.TestedPrecision) = _times.Last;
        else if (cell.IsEmpty)
            _cells.Missing(chunk, C.TestedAt);
        else if (!_cells.TryTime(cell, out var written, out isQualified))
            _cells.Fault(chunk, C.TestedAt, FaultCodes.NotADate, "不是有效的日期或时间，请写成 2023-03-01 08:10 或 2023/3/1 的样子。");
        else
        {
            var (instant, day) = _times.Resolve(written);
            (row.TestedAt, row.TestedOn, row.TestedPrecision) = (instant, day.DayNumber, written.Precision);
            if (instant > _now || row.TestedOn > _today)
                _cells.Fault(chunk, C.TestedAt, FaultCodes.InTheFuture, "晚于导入时刻，请核对年份和日期。");
            else if (!isQualified)
                _times.Remember(cell, (instant, day.DayNumber, written.Precision));
        }
        return isQualified ? Originals.TestedAt : Originals.None;
    }

    private void ReadMarket(RapidTestChunk chunk, ref RapidTestRow row)
    {
        var word = _cells.Word(chunk, C.Market, isRequired: true);
        if (word == Words.None)
            return;
        var meaning = Meanings.Markets[word];
        if (meaning.Market is null)
        {
            _cells.FaultSaid(chunk, C.Market, meaning.FaultCode!, meaning.Message!);
            return;
        }
        row.MarketId = meaning.Market.Id;
        var placeType = Standard(Meanings.PlaceTypes, _cells.Word(chunk, C.PlaceType));
        row.PlaceType = placeType == Words.None ? meaning.PlaceType : placeType;
    }

    private Originals ReadMethod(RapidTestChunk chunk, ref RapidTestRow row, PlatformWords platform)
    {
        var word = _cells.Word(chunk, C.Method);
        row.Method = word;
        if (word == Words.None)
            return Originals.None;
        var method = platform.Methods[word];
        if (method.Why is not null)
            _cells.Fault(chunk, C.Method, FaultCodes.NotUnderstood, method.Why);
        row.Method = method.Word;
        return method.Word != word ? Originals.Method : Originals.None;
    }

    private Originals ReadOutcome(RapidTestChunk chunk, ref RapidTestRow row, PlatformWords platform)
    {
        var word = _cells.Word(chunk, C.Outcome, isRequired: true);
        var isStandard = true;
        if (word != Words.None)
        {
            var meaning = platform.Outcomes[word];
            if (meaning.Value is { } reported)
                (row.Outcome, row.ReportedOutcome, isStandard) = (reported, reported, meaning.IsStandardWord);
            else
                _cells.Fault(chunk, C.Outcome, meaning.FaultCode!, meaning.Why!);
        }
        // Of a row refused for its outcome the reading is looked at too: people correct a row once.
        _readings.Read(chunk, ref row);
        return isStandard ? Originals.None : Originals.Outcome;
    }

    /// <summary>What the platform's code of provenance means; null where it is none.</summary>
    private byte[]? ProvenanceOf(PlatformWords platform) =>
        platform.Profile is { ProvenanceCodes.Count: > 0 } && Meanings.All.Number(_cells[C.Provenance]) is >= 0 and var word
            ? platform.Provenances[word].Standard
            : null;

    private Originals ReadNotice(RapidTestChunk chunk, ref RapidTestRow row)
    {
        var cell = _cells[C.NotifiedAt];
        if (cell.IsEmpty)
            return Originals.None;
        if (!_cells.TryTime(cell, out var written, out var isQualified))
        {
            _cells.Fault(chunk, C.NotifiedAt, FaultCodes.NotADate, "不是有效的日期或时间，请写成 2023-03-01 08:10，或留空表示尚未告知。");
            return Originals.None;
        }
        (row.NotifiedAt, var day) = _times.Resolve(written);
        // It starts the vendor's four hours, so it is not taken on trust.
        if (row.NotifiedAt > _now || day.DayNumber > _today)
            _cells.Fault(chunk, C.NotifiedAt, FaultCodes.InTheFuture, "晚于导入时刻，请核对年份和日期。");
        else if (row.TestedOn > 0 && day.DayNumber < row.TestedOn)
            _cells.Fault(chunk, C.NotifiedAt, FaultCodes.OutOfRange, "早于检测日期，请核对：结果只能在检测之后告知。");
        else if (written.Precision == TimePrecision.Day)
            // Hours cannot run from a day: midnight would end the vendor's time at four in the morning.
            row.NotifiedAt = 0;
        else if (row.TestedOn > 0 && row.TestedPrecision != TimePrecision.Day && row.NotifiedAt < row.TestedAt - row.TestedAt % 60_000)
            _cells.Fault(chunk, C.NotifiedAt, FaultCodes.OutOfRange, "早于检测时间，请核对：结果只能在检测之后告知。");
        return isQualified || row.NotifiedAt == 0 ? Originals.NotifiedAt : Originals.None;
    }

    private Organiser OrganiserOf(RapidTestChunk chunk)
    {
        var word = _cells.Word(chunk, C.Organiser);
        if (word == Words.None)
            return Organiser.Regulator;
        if (Meanings.Organisers[word] is { } organiser)
            return organiser;
        _cells.Fault(chunk, C.Organiser, FaultCodes.NotUnderstood, "不是组织方，请填 监管、市场自检 或 企业自检（留空为监管）。");
        return Organiser.Regulator;
    }

    private int CategoryOf(RapidTestChunk chunk, int food)
    {
        var written = _cells.Word(chunk, C.FoodCategory);
        if (written != Words.None && Meanings.Category[written] is var category && category != Words.None)
            return category;
        return food == Words.None ? Words.None : Meanings.CategoryOfFood[food];
    }

    private TextSlice SampleNo(RapidTestChunk chunk)
    {
        var cell = _cells[C.SampleNo];
        if (cell.IsEmpty)
            _cells.Missing(chunk, C.SampleNo);
        else if (cell.Length > 100)
            _cells.Fault(chunk, C.SampleNo, FaultCodes.TooLong, "超过 100 字节，请核对是否串列。");
        else if (LostNumber.Is(cell))
            _cells.Fault(chunk, C.SampleNo, FaultCodes.NumberLostBySpreadsheet, LostNumber.Reason);
        else if (SpreadsheetError.Is(cell))
            _cells.Fault(chunk, C.SampleNo, FaultCodes.NotUnderstood, SpreadsheetError.Reason);
        return chunk.Keep(cell);
    }

    private static int Standard(MeaningOf<int> meanings, int word) => word == Words.None ? Words.None : meanings[word];
}
