namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>买样费 of one sample: samples are bought (食品安全法 art 87), and the contract's settlement pays them back.</summary>
public sealed class SamplePurchase
{
    public long SampleId { get; set; }

    /// <summary>In 分.</summary>
    public long Cost { get; set; }

    /// <summary>Number of the invoice or receipt.</summary>
    public required string Receipt { get; set; }

    public required string RecordedBy { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    /// <summary>One more with every change; a change made from another one is refused.</summary>
    public int Version { get; set; }
}
