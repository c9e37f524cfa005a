namespace FoodSafety.Lims.Domain.Patterns;

/// <summary>
/// How often something (a food category, a sampled party, a producer) failed, beside how often everything did: where it is surely worse,
/// follow-up sampling (跟踪抽检) is due. Source: LW (12), FT 25.
/// </summary>
/// <param name="Subject">The name.</param>
/// <param name="Inspected">Batches with a verdict.</param>
/// <param name="NonCompliant">Of them non-compliant.</param>
/// <param name="LowerRate">Lower end of the 95 % Wilson interval of its rate, 0–1.</param>
public sealed record PoorHistory(string Subject, int Inspected, int NonCompliant, double LowerRate)
{
    /// <summary>Normal quantile of a two-sided 95 % interval.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Its rate of non-compliance, 0–1.</summary>
    public double Rate => (double)NonCompliant / Inspected;

    /// <summary>
    /// The subjects whose rate is, with 95 % confidence, above that of all together; the worst first. A single failure is no history yet.
    /// </summary>
    public static IReadOnlyList<PoorHistory> Find(IEnumerable<(string Subject, int Inspected, int NonCompliant)> counts)
    {
        var all = counts.Where(count => count.Inspected > 0).ToList();
        var (inspected, nonCompliant) = (all.Sum(count => count.Inspected), all.Sum(count => count.NonCompliant));
        if (nonCompliant == 0)
            return [];
        var common = (double)nonCompliant / inspected;
        return
        [
            .. all.Select(count => new PoorHistory(count.Subject, count.Inspected, count.NonCompliant, WilsonLower(count.NonCompliant, count.Inspected)))
                .Where(history => history.NonCompliant > 1 && history.LowerRate > common)
                .OrderByDescending(history => history.LowerRate).ThenBy(history => history.Subject, StringComparer.Ordinal),
        ];
    }

    /// <summary>Lower end of Wilson's 95 % interval of x in n (Newcombe 1998, Stat Med 17:857).</summary>
    private static double WilsonLower(int x, int n)
    {
        double p = (double)x / n, square = Z * Z;
        return (p + square / (2 * n) - Z * Math.Sqrt(p * (1 - p) / n + square / (4.0 * n * n))) / (1 + square / n);
    }
}
