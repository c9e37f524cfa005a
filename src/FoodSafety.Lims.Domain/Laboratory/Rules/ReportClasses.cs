using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>
/// Which class a report is of: it follows from what failed and from the programme, nobody chooses it. The words are the national system's
/// [certain]; that 抽检监测 gives 一般不合格（问题）报告 and that urgency goes before both is how the form is filled in practice [likely].
/// </summary>
public static class ReportClasses
{
    /// <summary>The rule of the legal limits that clocks an urgent report.</summary>
    public const string UrgentRule = "severe-report";

    private const string SupervisionAndMonitoring = "抽检监测";

    /// <summary>The class of a report.</summary>
    /// <param name="programme">任务类别, its standard word.</param>
    /// <param name="failed">Whether any item failed.</param>
    /// <param name="urgent">Whether any of the failed items is urgent; see <see cref="LaboratoryRules.IsUrgent"/>.</param>
    public static ReportClass Of(string programme, bool failed, bool urgent) => (failed, urgent, programme) switch
    {
        (false, _, _) => ReportClass.Compliant,
        (_, true, _) => ReportClass.Urgent,
        _ when SamplingBases.IsRiskMonitoring(programme) => ReportClass.Problem,
        (_, _, SupervisionAndMonitoring) => ReportClass.NonCompliantOrProblem,
        _ => ReportClass.NonCompliant,
    };

    /// <summary>Its name on the report.</summary>
    public static string Name(this ReportClass kind) => kind switch
    {
        ReportClass.Compliant => "合格报告",
        ReportClass.NonCompliant => "一般不合格报告",
        ReportClass.Problem => "一般问题报告",
        ReportClass.NonCompliantOrProblem => "一般不合格（问题）报告",
        ReportClass.Urgent => "24小时限时报告",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The word for a failed item: of risk monitoring it is 问题, never 不合格.</summary>
    public static string FailureWord(string programme) => SamplingBases.IsRiskMonitoring(programme) ? "问题" : "不合格";
}
