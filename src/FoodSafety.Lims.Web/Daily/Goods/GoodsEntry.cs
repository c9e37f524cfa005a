namespace FoodSafety.Lims.Web.Daily;

/// <summary>
/// Goods that came into a market (入场登记) on a business day, with the certificate they came with; whether they were tested is not said here. A
/// corrected entry is withdrawn and another stands in its place; what was withdrawn is kept and only told to who asks for it (the model filters it out).
/// </summary>
public sealed class GoodsEntry
{
    public long Id { get; set; }

    /// <summary>Organisation id of the market.</summary>
    public int MarketId { get; set; }

    public DateOnly EnteredOn { get; set; }

    /// <summary>The sender's own id of the entry: sent again, it changes nothing.</summary>
    public required string ClientId { get; set; }

    public string? StallNo { get; set; }

    public string? Vendor { get; set; }

    /// <summary>As written.</summary>
    public required string Food { get; set; }

    /// <summary>合格证明: the vocabulary's word where it has one, otherwise as written; null where it was not said.</summary>
    public string? Certificate { get; set; }

    /// <summary>数量 with its unit, as written.</summary>
    public string? Quantity { get; set; }

    public string? Supplier { get; set; }

    public required string RecordedBy { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    /// <summary>The entry this one stands in the place of; null for one that was not corrected.</summary>
    public long? Corrects { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }

    public string? WithdrawnBecause { get; set; }
}
