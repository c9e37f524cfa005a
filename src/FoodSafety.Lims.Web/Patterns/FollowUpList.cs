namespace FoodSafety.Lims.Web.Patterns;

/// <summary>Where follow-up sampling is due.</summary>
/// <param name="From">First local day of the history looked at.</param>
/// <param name="Cases">Open disposal cases that name no follow-up sample and no reason for none.</param>
/// <param name="Histories">What failed, with 95 % confidence, more often than all together.</param>
public sealed record FollowUpList(
    string District, DateOnly From, DateOnly To, IReadOnlyList<FollowUpList.CaseItem> Cases, IReadOnlyList<FollowUpList.HistoryItem> Histories)
{
    /// <param name="Party">The first of its parties.</param>
    public sealed record CaseItem(string Case, string SampleNo, string Food, string? Party);

    /// <param name="By">food-category | sampled-party | producer</param>
    /// <param name="Rate">Of non-compliance, 0–1.</param>
    /// <param name="LowerRate">Lower end of its 95 % Wilson interval.</param>
    public sealed record HistoryItem(string By, string Subject, int Inspected, int NonCompliant, double Rate, double LowerRate);
}
