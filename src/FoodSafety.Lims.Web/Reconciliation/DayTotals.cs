namespace FoodSafety.Lims.Web.Reconciliation;

/// <summary>What one side counts of one market on one local day; null = this side does not say.</summary>
/// <param name="Batches">批次: samples with any outcome that is valid.</param>
/// <param name="Items">项次: distinct items of a sample with a valid outcome.</param>
/// <param name="Positives">Batches with a positive.</param>
/// <param name="PositiveItems">Items with a positive.</param>
public sealed record DayTotals(long? Batches, long? Items, long? Positives, long? PositiveItems)
{
    public static readonly DayTotals Nothing = new(0, 0, 0, 0);

    /// <summary>Only what the other side counts too.</summary>
    public DayTotals Like(DayTotals other) => Each(other, (own, others) => others is null ? null : own ?? 0);

    /// <summary>This less the other, where both say.</summary>
    public DayTotals Less(DayTotals other) => Each(other, (own, others) => own - others);

    public DayTotals Plus(DayTotals other) => Each(other, (own, others) => own is null && others is null ? null : (own ?? 0) + (others ?? 0));

    public bool IsZero => (Batches ?? 0) == 0 && (Items ?? 0) == 0 && (Positives ?? 0) == 0 && (PositiveItems ?? 0) == 0;

    private DayTotals Each(DayTotals other, Func<long?, long?, long?> of) =>
        new(of(Batches, other.Batches), of(Items, other.Items), of(Positives, other.Positives), of(PositiveItems, other.PositiveItems));
}
