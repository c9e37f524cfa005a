namespace FoodSafety.Lims.Web.Patterns;

/// <summary>Every test of the lot a case is about, in the order of days.</summary>
/// <param name="Origins">Supplier or labelled producer, with lot number or production date, as the case's records name them.</param>
/// <param name="From">First local day looked at.</param>
public sealed record TracedLot(string Case, IReadOnlyList<TracedLot.Origin> Origins, DateOnly From, DateOnly To, IReadOnlyList<TracedLot.Test> Tests)
{
    public sealed record Origin(string Supplier, string Lot);

    /// <param name="Kind">rapid-test | inspection</param>
    /// <param name="Where">The market, or the sampled party.</param>
    /// <param name="TestItem">Of a rapid test; null of an inspected sample.</param>
    /// <param name="Outcome">negative, positive, suspect, invalid; compliant, non-compliant; problem where risk monitoring found it</param>
    public sealed record Test(string Kind, string SampleNo, DateOnly On, string? Where, string Food, string? TestItem, string Outcome);
}
