using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.WorkPlans.Returns;

/// <summary>重点工作安排落实情况: every row of the plan with its units, figures and words, and who handed in by which deadline, as of the instant.</summary>
public sealed record WorkPlanContent(ReportQuestion Question, string Summary, IReadOnlyList<WorkPlanContent.Line> Lines, IReadOnlyList<WorkPlanContent.Due> Dues, IReadOnlyList<string> Notes)
    : ReportContent(Question)
{
    /// <param name="Figures">One line a target: its figure and how it stands.</param>
    /// <param name="Progress">One line a unit: what it wrote.</param>
    public sealed record Line(string Number, string Heading, string Words, string Units, string Supporters, IReadOnlyList<string> Figures, IReadOnlyList<string> Progress);

    /// <param name="Standing">How many handed in, and who is late, in a sentence.</param>
    public sealed record Due(string Title, string On, string Standing);

    public static async Task<Outcome<ReportContent>> Read(ReportQuestion question, LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        var asked = await new AskWorkPlan(question.District.Code, question.Period.Year, question.AsOf).Handle(database, caller, cancel);
        return asked.Refusal is { } refusal ? refusal : Of(question, asked.Value);
    }

    public override void Compose(ColumnComposer column) => WorkPlanLayout.Compose(this, column);

    private static WorkPlanContent Of(ReportQuestion question, WorkPlanView plan)
    {
        var told = plan.Tasks.Count(task => task.Awaited.Count == 0);
        return new WorkPlanContent(
            question,
            FormattableString.Invariant($"截至数据时点，《{plan.Title}》共{plan.Tasks.Count}项任务，其中{told}项的责任（牵头）单位已全部填写落实情况，{plan.Tasks.Count - told}项尚缺。各项情况如下表。"),
            [.. plan.Tasks.Select(LineOf)],
            [.. plan.Deadlines.Where(due => due.DueOn <= DateOnly.FromDateTime(question.AsOf.DateTime) || due.DoneOn is not null || due.In(SubmissionState.Submitted).Count > 0).Select(DueOf)],
            [
                "任务号为原文编号，任务内容引用原文，未作改动；标“牵头”的为牵头单位，其余为责任单位。",
                "指标完成数由系统记录统计，落实情况由各单位填写；数据时点以后填写和报送的不在表内。",
            ]);
    }

    private static Line LineOf(WorkPlanView.Row row) => new(
        row.Number, row.Heading, row.Source.Quote,
        string.Join("、", row.Owners.Select(owner => row.Leads.Contains(owner) ? $"{owner}（牵头）" : owner)),
        string.Join("、", row.Supporters),
        [.. row.Targets.Select(target => $"{target.Title}：{target.Figure}（{StatusOf(target)}）")],
        [
            .. row.Units.Where(unit => unit.Progress is not null).Select(unit => $"{unit.Unit}：{unit.Progress}"),
            .. row.Awaited.Count == 0 ? Array.Empty<string>() : [$"未填写：{string.Join("、", row.Awaited)}"],
        ]);

    private static string StatusOf(WorkPlanView.Target target) =>
        QuotaText.Status(Enum.GetValues<QuotaStatus>().Single(status => status.Word() == target.Status));

    private static Due DueOf(WorkPlanView.DueDate due)
    {
        var late = due.In(SubmissionState.SubmittedLate);
        var missing = due.In(SubmissionState.Awaited, SubmissionState.Overdue);
        var standing = due.Kind != "submission"
            ? due.DoneOn is { } on ? FormattableString.Invariant($"{on:yyyy-MM-dd} 登记：{due.Note}") : "未登记"
            : FormattableString.Invariant($"应报{due.Units.Count}个单位，按期报送{due.In(SubmissionState.Submitted).Count}个")
                + (late.Count > 0 ? FormattableString.Invariant($"，逾期报送{late.Count}个（{string.Join("、", late)}）") : "")
                + (missing.Count > 0 ? FormattableString.Invariant($"，截至数据时点未报{missing.Count}个（{string.Join("、", missing)}）") : "");
        return new Due(due.Title, FormattableString.Invariant($"{due.DueOn:yyyy-MM-dd}"), standing + "。");
    }
}
