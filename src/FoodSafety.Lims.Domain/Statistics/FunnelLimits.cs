using MathNet.Numerics.Distributions;

namespace FoodSafety.Lims.Domain.Statistics;

/// <summary>
/// Where a group's rate may lie by chance alone when it shares the common rate: the limits of a funnel plot by exact binomial counts
/// (Spiegelhalter 2005). A group outside is a lead to look at, no verdict.
/// </summary>
/// <param name="Lower">0–1; 0 where no count is too low.</param>
/// <param name="Upper">0–1; 1 where no count is too high.</param>
public readonly record struct FunnelLimits(double Lower, double Upper)
{
    /// <summary>Limits for a group of this size.</summary>
    /// <param name="rate">The common rate, 0–1.</param>
    /// <param name="tested">Tests of the group, 1 or more.</param>
    /// <param name="level">0.95 to look twice, 0.998 for an outlier.</param>
    public static FunnelLimits Of(double rate, long tested, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tested, 1);
        var tail = (1 - level) / 2;
        return new FunnelLimits((double)Quantile(rate, tested, tail) / tested, (double)Quantile(rate, tested, 1 - tail) / tested);
    }

    /// <summary>Whether the rate of <paramref name="found"/> in <paramref name="tested"/> lies within.</summary>
    public bool Holds(long found, long tested) => (double)found / tested >= Lower && (double)found / tested <= Upper;

    /// <summary>The smallest count at or below which lies at least this share of chance.</summary>
    private static long Quantile(double rate, long tested, double share)
    {
        var (low, high) = (0L, tested);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (Binomial.CDF(rate, (int)tested, middle) >= share)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
