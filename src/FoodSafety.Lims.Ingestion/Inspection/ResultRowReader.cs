using System.Collections.Immutable;
using System.Globalization;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Records;
using FoodSafety.Lims.Ingestion.Rules;
using C = FoodSafety.Lims.Ingestion.Columns.ResultColumns;

namespace FoodSafety.Lims.Ingestion.Inspection;

/// <summary>Reads a laboratory's results (检验结果). Judging waits for the sample, which alone knows food and district.</summary>
public sealed class ResultRowReader(RowSource source, ColumnMap columns, RulesSnapshot rules)
    : RecordReader<ResultRow>(source, columns, rules, C.FirstOther)
{
    private static readonly char[] BetweenItems = ['；', ';', '\n'];

    private readonly (string SampleNo, string Result, string Unit, string Limit, string Verdict, string TestedOn, string TestItem, string ReportNo) _headers = (
        columns.HeaderOf(C.SampleNo), columns.HeaderOf(C.Result), columns.HeaderOf(C.Unit), columns.HeaderOf(C.Limit), columns.HeaderOf(C.Verdict),
        columns.HeaderOf(C.TestedOn), columns.HeaderOf(C.TestItem), columns.HeaderOf(C.ReportNo));

    private readonly MeasurementUnit _resultUnit = columns.UnitOf(C.Result), _limitUnit = columns.UnitOf(C.Limit);

    /// <inheritdoc/>
    protected override ResultRow? ReadRow()
    {
        var sampleNo = SampleNo(C.SampleNo);
        var testedOn = Day(C.TestedOn);
        var issuedOn = Day(C.IssuedOn);
        Day(C.ReceivedOn);
        var phase = Phase();
        var verdict = ReportedVerdict();
        var unit = Unit();
        var items = Items(phase, unit);
        var row = new ResultRow
        {
            RowNumber = RowNumber,
            SampleNo = sampleNo,
            Items = items,
            ReportedVerdict = verdict,
            TestedOn = testedOn.GetValueOrDefault(),
            IssuedOn = issuedOn,
            ReportNo = Text(C.ReportNo, 100) ?? "",
            Unit = _resultUnit.IsGiven ? unit.Symbol : Cell(C.Unit),
            Method = Text(C.Method),
            Details = Details(),
            IsRefused = HasFault,
            Headers = _headers,
        };
        if (issuedOn < testedOn)
        {
            Fault(C.IssuedOn, FaultCodes.OutOfRange, "早于检验日期，请核对两个日期。");
            return row with { IsRefused = true };
        }

        foreach (var item in items)
            CheckItem(C.TestItem, item.TestItem);
        return row;
    }

    private ResultPhase Phase()
    {
        switch (Standard(C.Phase, "phase"))
        {
            case null or "初检":
                return ResultPhase.Initial;
            case "复检":
                return ResultPhase.Recheck;
            default:
                Fault(C.Phase, FaultCodes.NotUnderstood, "不是检验阶段，请填 初检 或 复检（留空为初检）。");
                return ResultPhase.Initial;
        }
    }

    private Verdict? ReportedVerdict()
    {
        switch (Standard(C.Verdict, "verdict"))
        {
            case null or "/" or "-" or "—":
                return null;
            case "合格":
                return Verdict.Compliant;
            case "不合格":
                return Verdict.NonCompliant;
            default:
                Fault(C.Verdict, FaultCodes.UnknownOutcome, "不是结果判定，请填 合格 或 不合格；未判定时留空。");
                return null;
        }
    }

    private MeasurementUnit Unit()
    {
        if (Text(C.Unit) is not { } text)
            return _resultUnit;
        if (!MeasurementUnit.TryParse(text, out var unit))
            Fault(C.Unit, FaultCodes.UnitUnknown, "不是已知的计量单位，请填 mg/kg、μg/kg、g/100g、CFU/g 等。");
        else if (unit.IsGiven && _resultUnit.IsGiven && unit != _resultUnit)
            Fault(C.Unit, FaultCodes.UnitUnknown, $"与列名“{Header(C.Result)}”所说的单位不一致，请核对后只保留一个。");
        return unit.IsGiven ? unit : _resultUnit;
    }

    // One item a row as a rule; 毒死蜱；甲拌磷 with 0.01；0.02 are two, when every cell has as many parts.
    private ImmutableArray<ItemResult> Items(ResultPhase phase, MeasurementUnit unit)
    {
        var name = Required(C.TestItem);
        var result = Required(C.Result, 600);
        var limit = Text(C.Limit, 600);
        if (name.Length == 0 || result.Length == 0)
            return [];
        var names = name.Split(BetweenItems, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length <= 1)
            return Item(names.Length == 1 ? names[0] : name, result, limit, phase, unit) is { } only ? [only] : [];
        var results = result.Split(BetweenItems, StringSplitOptions.TrimEntries);
        var limits = limit?.Split(BetweenItems, StringSplitOptions.TrimEntries);
        if (results.Length != names.Length || (limits is not null && limits.Length != names.Length))
        {
            Fault(C.TestItem, FaultCodes.NotUnderstood, $"有 {names.Length} 个项目，但检验结果或标准值的个数不同，请每个项目一行。");
            return [];
        }

        if (names.Select(one => Spelling.NameKey(one)).Distinct().Count() < names.Length)
        {
            Fault(C.TestItem, FaultCodes.NotUnderstood, "同一项目写了两次，请每个项目一行。");
            return [];
        }

        return [.. names.Select((one, index) => Item(one, results[index], limits?[index], phase, unit)).OfType<ItemResult>()];
    }

    private ItemResult? Item(string name, string result, string? limitText, ResultPhase phase, MeasurementUnit unit)
    {
        Limit? limit = null;
        if (!string.IsNullOrWhiteSpace(limitText))
        {
            if (LimitOf(limitText, unit).TryGet(out limit, out var limitFault))
                limit = limit.WithUnitIfNone(limit.Kind is LimitKind.Range or LimitKind.SamplingPlan ? unit : MeasurementUnit.None);
            else
                Fault(C.Limit, limitFault.Code, limitText, $"第 {RowNumber} 行“{Header(C.Limit)}”：{limitFault.Message}");
        }

        if (!ResultNotation.Parse(result, limit?.Plan?.SampleCount).TryGet(out var value, out var fault))
        {
            Fault(C.Result, fault.Code, result, $"第 {RowNumber} 行“{Header(C.Result)}”：{fault.Message}");
            return null;
        }

        if (unit.IsGiven && value.Unit.IsGiven && !unit.ConvertsTo(value.Unit))
            Fault(C.Unit, FaultCodes.UnitUnknown, $"与检验结果“{result}”中的单位不能换算，请核对。");
        value = value.WithUnitIfNone(unit);
        value = value with
        {
            DetectionLimit = Capability(C.DetectionLimit, unit) ?? value.DetectionLimit,
            QuantitationLimit = Capability(C.QuantitationLimit, unit) ?? value.QuantitationLimit,
        };
        return new ItemResult(name, phase, value, limit);
    }

    // 0.2 under 标准值(mg/kg) is kept as 0.2mg/kg: a limit is kept as text, and without its header it would say less.
    private Understood<Limit> LimitOf(string text, MeasurementUnit unit)
    {
        var limit = LimitNotation.Parse(text, _limitUnit.IsGiven ? _limitUnit : unit);
        return _limitUnit.IsGiven && limit.Value is { Kind: LimitKind.Range or LimitKind.SamplingPlan, Unit.IsGiven: false }
            ? LimitNotation.Parse(text.Trim() + _limitUnit.Symbol)
            : limit;
    }

    private Quantity? Capability(int column, MeasurementUnit unit)
    {
        if (Text(column) is not { } text || text is "/" or "-" or "—")
            return null;
        if (ResultNotation.Parse(text).Value is { Kind: ValueKind.Exact or ValueKind.LessThan, Amount: >= 0 } value)
            return new Quantity(value.Amount, value.Unit.IsGiven ? value.Unit : unit);
        Fault(column, FaultCodes.NotANumber, "不是数值，请只填数字（如 0.01），没有时留空。");
        return null;
    }
}
