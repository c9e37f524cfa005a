namespace FoodSafety.Lims.Domain.Statistics;

/// <summary>One group among others of its kind.</summary>
/// <param name="Key">What tells it from the others.</param>
/// <param name="Found">How many were found.</param>
/// <param name="Tested">Among how many, 1 or more.</param>
/// <param name="Interval">What so many tests leave open of its rate (Wilson, 95 %).</param>
/// <param name="Estimate">Its rate drawn towards the common one, 0–1: what it is ranked by.</param>
/// <param name="Rank">1 for the highest estimate; equal estimates share a rank.</param>
/// <param name="Place">Where it lies in the funnel.</param>
public sealed record ComparedGroup(string Key, long Found, long Tested, RateInterval Interval, double Estimate, int Rank, FunnelPlace Place)
{
    /// <summary>0–1.</summary>
    public double Rate => (double)Found / Tested;
}
