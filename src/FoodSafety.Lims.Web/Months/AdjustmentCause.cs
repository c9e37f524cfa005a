namespace FoodSafety.Lims.Web.Months;

/// <summary>Why figures of closed months change.</summary>
/// <param name="Code">One of <see cref="Names"/>.</param>
/// <param name="Subject">What it was done to, e.g. U-000017.</param>
/// <param name="At">When.</param>
/// <param name="By">By whom.</param>
public sealed record AdjustmentCause(string Code, string Subject, DateTimeOffset At, string By)
{
    public const string Import = "import";
    public const string Undo = "undo";
    public const string Correction = "correction";
    public const string Scoring = "scoring";
    public const string Plan = "plan";
    public const string Sample = "sample";
    public const string LabReport = "lab-report";

    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        [Import] = "关账后报送",
        [Undo] = "撤回导入",
        [Correction] = "更正记录",
        [Scoring] = "重新判定有效性",
        [Plan] = "更换计划",
        [Sample] = "办理抽样单",
        [LabReport] = "办理检验报告",
    };
}
