namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>报告类别: the five words of the national system's form (domain facts §3A).</summary>
public enum ReportClass : byte
{
    /// <summary>合格报告.</summary>
    Compliant = 0,

    /// <summary>一般不合格报告.</summary>
    NonCompliant = 1,

    /// <summary>一般问题报告: of risk monitoring (风险监测), which finds problems and never non-compliance.</summary>
    Problem = 2,

    /// <summary>一般不合格（问题）报告: of a programme that is supervision and risk monitoring at once (抽检监测).</summary>
    NonCompliantOrProblem = 3,

    /// <summary>24小时限时报告: a finding whose item is urgent; its own clock runs from the confirmation.</summary>
    Urgent = 4,
}
