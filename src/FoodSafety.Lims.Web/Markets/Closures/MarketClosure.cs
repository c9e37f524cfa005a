using FoodSafety.Lims.Domain.Daily;

namespace FoodSafety.Lims.Web.Markets;

/// <summary>
/// A business day for which a market declared that it owes no log: 休市, 停电, 设备故障, … A withdrawn one is kept and only told to who asks for it
/// (the model filters it out).
/// </summary>
public sealed class MarketClosure
{
    public int Id { get; set; }

    /// <summary>Organisation id of the market.</summary>
    public int MarketId { get; set; }

    public DateOnly ClosedOn { get; set; }

    public ClosureKind Kind { get; set; }

    /// <summary>In the declarer's words; the kind's name where they gave none.</summary>
    public required string Reason { get; set; }

    public required string DeclaredBy { get; set; }

    public DateTimeOffset DeclaredAt { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }

    public string? WithdrawnBecause { get; set; }
}
