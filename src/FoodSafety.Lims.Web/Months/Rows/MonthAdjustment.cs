namespace FoodSafety.Lims.Web.Months;

/// <summary>By how much one counter of a closed month changed afterwards, and why. Written in the transaction of the rows; never changed.</summary>
public sealed class MonthAdjustment
{
    public int Id { get; set; }

    public required string DistrictCode { get; set; }

    /// <summary>First local day of the month whose records changed.</summary>
    public DateOnly Month { get; set; }

    public required string Counter { get; set; }

    /// <summary>The last month of that year that was closed when it was made: it is told in the next one.</summary>
    public DateOnly ClosedThrough { get; set; }

    /// <summary>One of <see cref="AdjustmentCause.Names"/>.</summary>
    public required string Cause { get; set; }

    /// <summary>What caused it, e.g. U-000017 or rapid-tests/12.</summary>
    public required string Subject { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }

    /// <summary>Negative where it falls, as the others.</summary>
    public long Batches { get; set; }

    public long Items { get; set; }

    public long Passed { get; set; }
}
