using System.Text.Json;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>One row that somebody enters at the bench: read as a file's row is, then judged beside its sample.</summary>
/// <param name="Index">0-based place in the request.</param>
/// <param name="Fields">As it was entered.</param>
/// <param name="Row">As it was read; null where it could not be.</param>
/// <param name="Faults">Everything wrong with it.</param>
public sealed record BenchRow(int Index, JsonElement Fields, ResultRow? Row, List<RowFault> Faults)
{
    /// <summary>What acts of it; null before it was judged, and where it could not be.</summary>
    public ItemJudgement? Judged { get; private set; }

    /// <summary>What the laboratory said and what the value says differ: both are kept, the stricter acts.</summary>
    public bool Differs => Judged?.Judged is { } judged && Row?.ReportedVerdict is { } reported && judged != reported;

    /// <summary>Judges it beside its sample, by the rules of the day of the test.</summary>
    public void Judge(Sample sample, string who, RulesSnapshot rules)
    {
        if (Row is null || Row.IsRefused)
            return;
        var (item, headers) = (Row.Items[0], Row.Headers);
        if (Row.TestedOn < sample.SampledOn)
            Fault(headers.TestedOn, FaultCodes.OutOfRange, $"检验日期早于抽样日期 {sample.SampledOn:yyyy-MM-dd}，请核对");
        else if (LabReportReading.ReceiptOf(sample)?.LocalDay(rules.Zone) is { } received && Row.TestedOn < received)
            Fault(headers.TestedOn, FaultCodes.OutOfRange, $"检验日期早于收样日期 {received:yyyy-MM-dd}，请核对");
        var analysts = PersonNames.Of(Row.Details is null ? null : (string?)JsonNode.Parse(Row.Details)!["analyst"]);
        if (analysts.Append(who).Any(name => PersonName.IsAmong(name, LabReportReading.SamplersOf(sample))))
            Fault(headers.SampleNo, FaultCodes.SamplerIsAnalyst, "抽样人员不得检验本人抽取的样品，请由其他人员检验、录入");
        if (rules.Accreditations.WhyOutside(sample.Laboratory, item.TestItem, Row.Method, Row.TestedOn) is { } outside)
            Fault(headers.TestItem, FaultCodes.OutsideAccreditation, outside);
        var judgement = ItemJudgement.Of(item, Row.ReportedVerdict, sample.Food, sample.Category, Row.Method, Row.TestedOn, rules, besideTable: true);
        if ((judgement.Notes & JudgementNotes.UnitsDiffer) != 0)
            Fault(headers.Unit, FaultCodes.UnitUnknown, $"检验结果的单位 {item.Value.Unit} 与标准值的单位 {judgement.Limit!.Unit} 不能换算，请核对");
        else if (judgement.Verdict is null)
            Fault(headers.Verdict, FaultCodes.Missing, $"“{item.TestItem}”不能按标准值判定，也没有填写“{headers.Verdict}”，请补填其一");
        Judged = judgement;
    }

    /// <summary>The line it makes.</summary>
    public LabReportLine ToLine(string who, DateTimeOffset at) => new()
    {
        TestItem = Row!.Items[0].TestItem,
        Fields = Fields.GetRawText(),
        ResultText = Row.Items[0].Value.Text,
        UnitText = Row.Unit,
        LimitText = Judged!.Limit?.Text,
        Method = Row.Method,
        TestedOn = Row.TestedOn,
        ReportedVerdict = Row.ReportedVerdict,
        JudgedVerdict = Judged.Judged,
        Verdict = Judged.Verdict!.Value,
        Notes = Judged.Notes,
        EnteredAt = at,
        EnteredBy = who,
    };

    private void Fault(string column, string code, string why) => Faults.Add(new RowFault(Index + 2, column, null, code, $"第 {Index + 1} 条：{why}。"));
}
