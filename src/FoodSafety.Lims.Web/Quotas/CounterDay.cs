namespace FoodSafety.Lims.Web.Quotas;

/// <summary>
/// What one counter of a plan gained on one local day at one site. Only ever changed by deltas, in the transaction of the rows.
/// </summary>
public sealed class CounterDay
{
    public required string DistrictCode { get; set; }

    public required string Counter { get; set; }

    public DateOnly Day { get; set; }

    /// <summary>Organisation id of the market; 0 where the record has none.</summary>
    public int SiteId { get; set; }

    public long Batches { get; set; }

    public long Items { get; set; }

    /// <summary>Of the batches, those that passed (all items compliant, or all outcomes negative).</summary>
    public long Passed { get; set; }
}
