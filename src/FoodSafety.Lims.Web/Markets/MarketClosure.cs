namespace FoodSafety.Lims.Web.Markets;

/// <summary>A business day on which a market declared itself closed (休市): it owes no log for it.</summary>
public sealed class MarketClosure
{
    /// <summary>Organisation id of the market.</summary>
    public int MarketId { get; set; }

    public DateOnly ClosedOn { get; set; }

    public required string Reason { get; set; }

    public required string DeclaredBy { get; set; }

    public DateTimeOffset DeclaredAt { get; set; }
}
