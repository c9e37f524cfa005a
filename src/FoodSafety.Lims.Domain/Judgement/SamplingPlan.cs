namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>
/// An attributes plan over n samples (GB 4789.1, ICMSF): two classes (no M): fails when more than c exceed m;
/// three classes: fails when any exceeds M, or more than c lie above m.
/// </summary>
/// <param name="SampleCount">n, at least 1.</param>
/// <param name="AcceptedCount">c, 0 up to n.</param>
/// <param name="LowerLimit">m.</param>
/// <param name="UpperLimit">M, not below m; null in a two-class plan.</param>
public readonly record struct SamplingPlan(int SampleCount, int AcceptedCount, decimal LowerLimit, decimal? UpperLimit)
{
    /// <summary>Whether the numbers make a plan: 1 ≤ n ≤ 1000, 0 ≤ c ≤ n, 0 ≤ m ≤ M.</summary>
    public bool IsValid =>
        SampleCount is >= 1 and <= 1000 && AcceptedCount >= 0 && AcceptedCount <= SampleCount && LowerLimit >= 0
        && (UpperLimit is null || UpperLimit >= LowerLimit);
}
