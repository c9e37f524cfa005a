namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>What a counter gained on each whole local day of the year so far, in both units.</summary>
/// <param name="Batches">批次.</param>
/// <param name="Items">项次; of the same days.</param>
public sealed record CounterDays(DailyCounts Batches, DailyCounts Items)
{
    /// <summary>In the unit a target counts.</summary>
    public DailyCounts Of(Counting counting) => counting is Counting.Item ? Items : Batches;
}
