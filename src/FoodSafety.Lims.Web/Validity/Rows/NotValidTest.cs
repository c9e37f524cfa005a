using FoodSafety.Lims.Domain.Validity;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>A stored rapid test that is not valid and fills no counter; a valid one has no row. Written by the scoring alone, in the transaction of its counters.</summary>
public sealed class NotValidTest
{
    /// <summary>The rapid test's id.</summary>
    public long TestId { get; set; }

    public required string DistrictCode { get; set; }

    /// <summary>The test's, as the others, so that a period's are found by one index.</summary>
    public DateOnly TestedOn { get; set; }

    public int MarketId { get; set; }

    /// <summary>Pending or invalid.</summary>
    public TestValidity Validity { get; set; }

    /// <summary><see cref="ValidityVerdict.Codes"/>.</summary>
    public required string Reasons { get; set; }

    /// <summary>Of a pending test: read after this it is invalid.</summary>
    public DateTimeOffset? PendingUntil { get; set; }
}
