namespace FoodSafety.Lims.Domain.Months;

/// <summary>What a counter holds of a stretch of days, or by how much that changes.</summary>
/// <param name="Batches">批次; of a change, negative where it falls, as the others.</param>
/// <param name="Items">项次.</param>
/// <param name="Passed">Of the batches, those that passed.</param>
public readonly record struct CounterSum(long Batches, long Items, long Passed)
{
    public static CounterSum operator +(CounterSum left, CounterSum right) =>
        new(left.Batches + right.Batches, left.Items + right.Items, left.Passed + right.Passed);

    public static CounterSum operator -(CounterSum left, CounterSum right) =>
        new(left.Batches - right.Batches, left.Items - right.Items, left.Passed - right.Passed);

    /// <summary>Adds up.</summary>
    public static CounterSum Of(IEnumerable<CounterSum> sums) => sums.Aggregate(default(CounterSum), (sum, one) => sum + one);
}
