using System.Text.Json.Serialization;
using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Reports.Completion;

/// <summary>指标任务完成情况: every target of the year's plan, cumulative to the instant; of a part of the year also what that part brought.</summary>
/// <param name="Summary">How many targets stand how, in a sentence.</param>
/// <param name="Lines">The table.</param>
/// <param name="Notes">Remarks, in the order of their numbers.</param>
public sealed record CompletionContent(ReportQuestion Question, string Summary, IReadOnlyList<CompletionLine> Lines, IReadOnlyList<string> Notes)
    : ReportContent(Question)
{
    /// <summary>What a month's report takes up of months closed before it; absent where there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EarlierMonths? Earlier { get; init; }

    public static async Task<Outcome<ReportContent>> Read(ReportQuestion question, LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        var (district, period) = (question.District.Code, question.Period);
        var asked = await new AskQuotas(district, period.Year, question.AsOf).Handle(database, caller, cancel);
        if (asked.Refusal is { } refusal)
            return refusal;
        var gained = period.IsWholeYear ? asked : await new AskQuotas(district, period.Year, question.AsOf, period.From).Handle(database, caller, cancel);
        if (gained.Refusal is { } unread)
            return unread;
        return Of(question, asked.Value, period.IsWholeYear ? null : gained.Value) with { Earlier = await EarlierMonths.Read(question, asked.Value, database, cancel) };
    }

    public override void Compose(ColumnComposer column) => CompletionLayout.Compose(this, column);

    private static CompletionContent Of(ReportQuestion question, DistrictQuotas quotas, DistrictQuotas? gained)
    {
        var notes = new List<string>
        {
            $"任务依据为《{quotas.Plan.Title}》，任务号为原文编号；“任务依据”栏引用原文，未作改动。",
            "一个样品计一批次，一个样品检测多个项目不重复计批次；快检批次不计入每千人批次。完成率和比率截取小数，不四舍五入。",
            question.Period.IsWholeYear
                ? "“评价”按截至数据时点的累计数对照全年目标。"
                : "“本期完成”为统计期间内的数，“累计完成”为本年1月1日至数据时点的数；“评价”按累计数对照全年目标。",
        };
        var lines = new List<CompletionLine>();
        foreach (var (index, target) in quotas.Plan.Targets.Index())
        {
            Add(lines, notes, quotas.Targets[index], gained?.Targets[index], target, 0, FormattableString.Invariant($"{index + 1}"));
        }
        return new CompletionContent(question, SummaryOf(question, quotas), lines, notes);
    }

    private static void Add(List<CompletionLine> lines, List<string> notes, QuotaProgress progress, QuotaProgress? own, Target target, int depth, string serial, string quotedAbove = "")
    {
        // What a composite tells of its parts is told beside the part it is about; a paper that is filed has the task's own figure, what is open of it is for the screen.
        var remarks = progress.Notes.Where(note => note.Code != QuotaNote.NoneFound && !progress.Parts.Any(part => part.Notes.Contains(note))).Select(note => note.Message).ToList();
        if (target.Note is { } why)
            remarks.Add(why);
        if (progress.Measure is Measure.Rate && progress.Parts.IsEmpty && progress.Population is { } residents)
            remarks.Add($"每千人批次按常住人口 {QuotaText.Number(residents)} 人计算。");

        lines.Add(new CompletionLine(
            depth,
            serial,
            depth == 0 ? progress.Task : "",
            progress.Title,
            progress.Unit,
            own is null ? null : CompletionText.Gained(own, target),
            CompletionText.Figure(progress, target),
            CompletionText.Share(progress, target),
            CompletionText.Status(progress.Status),
            CompletionText.Lacking(progress, target),
            string.Join("、", progress.Owners),
            quotedAbove.Contains(progress.Source.Quote, StringComparison.Ordinal) ? "" : progress.Source.Quote,
            [.. remarks.Select(remark => NumberOf(remark, notes))]));
        foreach (var (index, part) in target.Parts.Index())
            Add(lines, notes, progress.Parts[index], own?.Parts[index], part, depth + 1, FormattableString.Invariant($"（{index + 1}）"), progress.Source.Quote);
    }

    private static int NumberOf(string remark, List<string> notes)
    {
        if (!notes.Contains(remark))
            notes.Add(remark);
        return notes.IndexOf(remark) + 1;
    }

    private static string SummaryOf(ReportQuestion question, DistrictQuotas quotas)
    {
        int Standing(QuotaStatus status) => quotas.Targets.Count(target => target.Status == status);
        return FormattableString.Invariant($"截至数据时点，{question.District.Name}{quotas.Year}年计划中可量化的指标共{quotas.Targets.Length}项：达标{Standing(QuotaStatus.Met)}项，")
            + FormattableString.Invariant($"未达标{Standing(QuotaStatus.NotMet)}项，目标未设定{Standing(QuotaStatus.NoTarget)}项，不适用{Standing(QuotaStatus.NotApplicable)}项。各项完成情况如下表。");
    }
}
