namespace FoodSafety.Lims.Domain.Statistics;

/// <summary>
/// Draws the rates of groups towards their common rate, the smaller the group the more, so that a ranking is not led by groups of few tests:
/// beta-binomial, the prior by moments over the groups (Efron and Morris 1975).
/// </summary>
public sealed class Shrinkage
{
    // A prior as heavy as this makes every estimate the common rate to six places, for any district's year.
    private const double HeaviestPrior = 1e9;

    /// <param name="rate">The common rate, 0–1.</param>
    /// <param name="weight">As how many tests it counts; above 0.</param>
    public Shrinkage(double rate, double weight) => (CommonRate, PriorWeight) = (rate, weight);

    /// <summary>The rate of all groups together, 0–1.</summary>
    public double CommonRate { get; }

    /// <summary>As how many tests the common rate counts, α + β of the prior; large where the groups differ by chance alone.</summary>
    public double PriorWeight { get; }

    /// <summary>Whether the groups differ by no more than chance: then every estimate is the common rate.</summary>
    public bool IsChanceAlone => PriorWeight >= HeaviestPrior;

    /// <summary>Reads the prior from the groups.</summary>
    /// <param name="groups">Found and tested of each; groups without a test say nothing. At least one must have some, else null.</param>
    public static Shrinkage? Of(IEnumerable<(long Found, long Tested)> groups)
    {
        var known = groups.Where(group => group.Tested > 0).ToList();
        if (known.Count == 0)
            return null;
        var tested = known.Sum(group => (double)group.Tested);
        var common = known.Sum(group => (double)group.Found) / tested;
        var chance = common * (1 - common);
        if (known.Count == 1 || chance == 0)
            return new Shrinkage(common, HeaviestPrior);

        // Moments of a beta-binomial with unequal sizes (Kleinman 1973): what the groups differ by beyond chance.
        var between = known.Sum(group => group.Tested * Math.Pow((double)group.Found / group.Tested - common, 2));
        var spread = tested - known.Sum(group => (double)group.Tested * group.Tested) / tested;
        var (excess, room) = (between - chance * (known.Count - 1), spread - (known.Count - 1));
        // Groups of one test each say nothing of how groups differ. However much they differ, the common rate counts as one test.
        return new Shrinkage(common, excess <= 0 || room <= 0 ? HeaviestPrior : Math.Max(1, chance * room / excess - 1));
    }

    /// <summary>The group's estimated rate, 0–1, between its own and the common one.</summary>
    /// <param name="found">0 to <paramref name="tested"/>.</param>
    /// <param name="tested">0 or more; 0 gives the common rate.</param>
    public double Estimate(long found, long tested) => (found + CommonRate * PriorWeight) / (tested + PriorWeight);
}
