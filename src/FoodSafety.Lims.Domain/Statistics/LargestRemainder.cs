namespace FoodSafety.Lims.Domain.Statistics;

/// <summary>Divides a whole number into whole parts whose sum is exactly the whole: the largest remainders are rounded up.</summary>
public static class LargestRemainder
{
    /// <summary>The parts, in the order of the weights.</summary>
    /// <param name="whole">0 or more.</param>
    /// <param name="weights">Each 0 or more, not all 0. Of equal remainders the first is rounded up first.</param>
    public static IReadOnlyList<long> Divide(long whole, IReadOnlyList<decimal> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(whole);
        var sum = weights.Sum();
        if (sum <= 0 || weights.Any(weight => weight < 0))
            throw new ArgumentException("Weights are 0 or more and not all 0.", nameof(weights));
        var exact = weights.Select(weight => whole * weight / sum).ToList();
        var parts = exact.Select(part => (long)decimal.Floor(part)).ToArray();
        foreach (var index in Enumerable.Range(0, parts.Length).OrderByDescending(index => exact[index] - parts[index]).Take((int)(whole - parts.Sum())))
            parts[index]++;
        return parts;
    }
}
