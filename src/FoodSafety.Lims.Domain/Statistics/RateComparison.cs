namespace FoodSafety.Lims.Domain.Statistics;

/// <summary>The rates of groups side by side, so that neither a small group leads the list nor chance is taken for a difference.</summary>
/// <param name="Found">Of all groups.</param>
/// <param name="Tested">Of all groups, 1 or more.</param>
/// <param name="Interval">Of the common rate (Wilson, 95 %).</param>
/// <param name="PriorWeight">As how many tests the common rate counts in an estimate, see <see cref="Shrinkage"/>; null where the groups differ by chance alone.</param>
/// <param name="Groups">The highest estimate first.</param>
public sealed record RateComparison(long Found, long Tested, RateInterval Interval, double? PriorWeight, IReadOnlyList<ComparedGroup> Groups)
{
    /// <summary>Limits outside which a group is looked at twice.</summary>
    public const double LookTwice = 0.95;

    /// <summary>Limits outside which it is an outlier.</summary>
    public const double Outlier = 0.998;

    // Groups that are alike to here share a rank.
    private const int Places = 6;

    /// <summary>The common rate, 0–1.</summary>
    public double Rate => (double)Found / Tested;

    /// <summary>Compares them; null where nothing was tested. Groups without a test are left out.</summary>
    public static RateComparison? Of(IEnumerable<(string Key, long Found, long Tested)> groups)
    {
        var known = groups.Where(group => group.Tested > 0).ToList();
        if (Shrinkage.Of(known.Select(group => (group.Found, group.Tested))) is not { } shrinkage)
            return null;
        var compared = known
            .Select(group => new ComparedGroup(group.Key, group.Found, group.Tested, RateInterval.Wilson(group.Found, group.Tested),
                Math.Round(shrinkage.Estimate(group.Found, group.Tested), Places), 0, PlaceOf(group.Found, group.Tested, shrinkage.CommonRate)))
            .OrderByDescending(group => group.Estimate).ThenByDescending(group => group.Tested).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        for (var index = 0; index < compared.Count; index++)
            compared[index] = compared[index] with { Rank = index > 0 && compared[index - 1].Estimate == compared[index].Estimate ? compared[index - 1].Rank : index + 1 };
        var (found, tested) = (known.Sum(group => group.Found), known.Sum(group => group.Tested));
        return new RateComparison(found, tested, RateInterval.Wilson(found, tested), shrinkage.IsChanceAlone ? null : shrinkage.PriorWeight, compared);
    }

    private static FunnelPlace PlaceOf(long found, long tested, double common) =>
        FunnelLimits.Of(common, tested, LookTwice).Holds(found, tested) ? FunnelPlace.Within
        : FunnelLimits.Of(common, tested, Outlier).Holds(found, tested) ? FunnelPlace.LookTwice
        : FunnelPlace.Outlier;
}
