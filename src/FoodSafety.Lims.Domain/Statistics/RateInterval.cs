using MathNet.Numerics.Distributions;

namespace FoodSafety.Lims.Domain.Statistics;

/// <summary>
/// An interval for a rate of which <c>x</c> in <c>n</c> were found: what the figure leaves open. Rates are 0–1. Sources: Newcombe 1998
/// (Statistics in Medicine 17:857), Brown, Cai, DasGupta 2001.
/// </summary>
/// <param name="Lower">0–1.</param>
/// <param name="Upper">0–1, not below <paramref name="Lower"/>.</param>
public readonly record struct RateInterval(double Lower, double Upper)
{
    /// <summary>Nothing was tested: everything is possible.</summary>
    public static readonly RateInterval Unknown = new(0, 1);

    /// <summary>Wilson's score interval: the one to show, near its level for few tests and for rates near 0 or 1.</summary>
    /// <param name="x">How many were found, 0 to <paramref name="n"/>.</param>
    /// <param name="n">How many were tested, 0 or more; 0 gives <see cref="Unknown"/>.</param>
    /// <param name="level">Confidence, above 0 and below 1.</param>
    public static RateInterval Wilson(long x, long n, double level = 0.95)
    {
        Check(x, n, level);
        if (n == 0)
            return Unknown;
        var z = Normal.InvCDF(0, 1, 1 - (1 - level) / 2);
        var (p, z2) = ((double)x / n, z * z);
        var centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        var half = z * Math.Sqrt(p * (1 - p) / n + z2 / (4.0 * n * n)) / (1 + z2 / n);
        return new RateInterval(x == 0 ? 0 : Math.Max(0, centre - half), x == n ? 1 : Math.Min(1, centre + half));
    }

    /// <summary>Clopper and Pearson's exact interval: never below its level, wider than it needs to be.</summary>
    /// <inheritdoc cref="Wilson"/>
    public static RateInterval ClopperPearson(long x, long n, double level = 0.95)
    {
        Check(x, n, level);
        var tail = (1 - level) / 2;
        return n == 0 ? Unknown : new RateInterval(
            x == 0 ? 0 : Beta.InvCDF(x, n - x + 1, tail),
            x == n ? 1 : Beta.InvCDF(x + 1, n - x, 1 - tail));
    }

    /// <summary>Jeffreys' interval: the middle of the posterior Beta(x + ½, n − x + ½).</summary>
    /// <inheritdoc cref="Wilson"/>
    public static RateInterval Jeffreys(long x, long n, double level = 0.95)
    {
        Check(x, n, level);
        var tail = (1 - level) / 2;
        return n == 0 ? Unknown : new RateInterval(
            x == 0 ? 0 : Beta.InvCDF(x + 0.5, n - x + 0.5, tail),
            x == n ? 1 : Beta.InvCDF(x + 0.5, n - x + 0.5, 1 - tail));
    }

    /// <summary>
    /// The highest rate at which finding none of <paramref name="n"/> is no surprise (exact, one-sided; about 3/n): “0 of 40” leaves 7.2 % open and
    /// is not called safe.
    /// </summary>
    /// <param name="n">How many were tested; 0 gives 1.</param>
    /// <param name="level">Confidence, above 0 and below 1.</param>
    public static double UpperBoundOfNone(long n, double level = 0.95)
    {
        Check(0, n, level);
        return n == 0 ? 1 : 1 - Math.Pow(1 - level, 1.0 / n);
    }

    /// <summary>How many must be tested to find at least one with this confidence, where the true rate is <paramref name="rate"/>.</summary>
    /// <param name="rate">Above 0 and below 1.</param>
    /// <param name="level">Confidence, above 0 and below 1.</param>
    public static long NeededToFindOne(double rate, double level = 0.95) => (long)Math.Ceiling(Math.Log(1 - level) / Math.Log(1 - rate));

    /// <summary>Probability that the true rate reaches <paramref name="goal"/>, by Jeffreys' posterior; null where nothing was tested.</summary>
    /// <inheritdoc cref="Wilson"/>
    /// <param name="goal">0–1.</param>
    public static double? ProbabilityOfReaching(long x, long n, double goal)
    {
        Check(x, n, 0.5);
        return n == 0 ? null : 1 - Beta.CDF(x + 0.5, n - x + 0.5, goal);
    }

    private static void Check(long x, long n, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(x, n);
        if (level is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence lies between 0 and 1.");
    }
}
