namespace FoodSafety.Lims.Domain.Statistics;

/// <summary>Percentiles by nearest rank: a value that occurred, never one in between.</summary>
public static class Percentile
{
    /// <summary>The smallest value that at least so many per cent do not exceed; null of no values.</summary>
    /// <param name="sorted">Rising.</param>
    /// <param name="percent">1–100.</param>
    public static int? Of(IReadOnlyList<int> sorted, int percent) => sorted.Count == 0 ? null : sorted[(sorted.Count * percent + 99) / 100 - 1];
}
