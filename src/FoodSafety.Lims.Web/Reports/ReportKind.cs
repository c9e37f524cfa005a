using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Completion;
using FoodSafety.Lims.Web.Reports.Findings;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.WorkPlans.Returns;

namespace FoodSafety.Lims.Web.Reports;

/// <summary>A sort of report the office files.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Name">Its title after district and period.</param>
/// <param name="Description">One sentence for people who choose one.</param>
/// <param name="EndsWithPeriod">Whether nothing after the period's last day changes it; otherwise it tells how things stand at the instant asked for.</param>
/// <param name="Read">Reads what it says.</param>
public sealed record ReportKind(
    string Code,
    string Name,
    string Description,
    bool EndsWithPeriod,
    Func<ReportQuestion, LimsDatabase, Caller, CancellationToken, Task<Outcome<ReportContent>>> Read)
{
    public static ReportKind Quotas { get; } = new(
        "quotas",
        "食品安全指标任务完成情况表",
        "指标任务完成情况：年度计划每项指标截至期末的累计完成数、完成率和评价；季度、月份等另列本期数。",
        EndsWithPeriod: true,
        CompletionContent.Read);

    public static ReportKind Findings { get; } = new(
        "findings",
        "不合格食品核查处置及快检阳性处置情况表",
        "不合格及阳性发现与处置情况：期间内立案的核查处置案件和快检阳性处置案件，两本台账、两个办结率，处置情况截至数据时点。",
        EndsWithPeriod: false,
        FindingsContent.Read);

    public static ReportKind WorkPlan { get; } = new(
        "work-plan",
        "重点工作安排落实情况表",
        "任务分工表逐项落实情况：每项任务的牵头、责任和配合单位，指标完成数，各单位填写的落实情况，报送期限内已报和逾期的单位；截至数据时点。",
        EndsWithPeriod: true,
        WorkPlanContent.Read);

    public static IReadOnlyList<ReportKind> All { get; } = [Quotas, Findings, WorkPlan];

    /// <summary>Title of a kind of paper, a laboratory's report among them, which answers for one sample and for no period.</summary>
    public static string NameOf(string code) => code == LabReportPaper.Kind ? LabReportPaper.Name : Find(code).Value.Name;

    public static Outcome<ReportKind> Find(string? code) => All.FirstOrDefault(kind => kind.Code == code) is { } known
        ? known
        : new Refusal("unknown-kind", $"报表类别“{code}”不存在；可用：{string.Join("、", All.Select(kind => kind.Code))}。", RefusalKind.Invalid);
}
