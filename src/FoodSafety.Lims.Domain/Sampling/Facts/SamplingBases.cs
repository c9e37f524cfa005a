namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>Which <see cref="SamplingBasis"/> a sample has.</summary>
public static class SamplingBases
{
    private const string RiskMonitoring = "风险监测";

    /// <summary>Whether the programme is risk monitoring, of whichever level (省级风险监测): it finds problems and never non-compliance (LW （14）).</summary>
    public static bool IsRiskMonitoring(string programme) => programme.Contains(RiskMonitoring, StringComparison.Ordinal);

    /// <summary>Follows from the task and from how it was drawn.</summary>
    /// <param name="programme">任务类别, its standard word.</param>
    /// <param name="selection">抽样方式, 随机 or 针对性; null where the form does not say.</param>
    public static SamplingBasis Of(string programme, string? selection) => (programme, selection) switch
    {
        _ when IsRiskMonitoring(programme) => SamplingBasis.Monitoring,
        ("评价性抽检", _) => SamplingBasis.Evaluation,
        (_, "随机") => SamplingBasis.Random,
        (_, "针对性") => SamplingBasis.Targeted,
        _ => SamplingBasis.Unstated,
    };

    /// <summary>Its name, for people.</summary>
    public static string Name(this SamplingBasis basis) => basis switch
    {
        SamplingBasis.Evaluation => "评价性抽检",
        SamplingBasis.Random => "随机抽检",
        SamplingBasis.Targeted => "针对性抽检",
        SamplingBasis.Monitoring => "风险监测（问题样品）",
        SamplingBasis.Unstated => "未写明抽样方式",
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };
}
