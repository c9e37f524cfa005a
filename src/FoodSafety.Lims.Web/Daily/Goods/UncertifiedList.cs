namespace FoodSafety.Lims.Web.Daily;

/// <summary>无证未检: goods without a certificate that nobody tested with an outcome on their day.</summary>
/// <param name="Unstated">Entries of goods that do not say whether there is a certificate: they are in no list.</param>
/// <param name="Text">The same as one sentence, ready to be pasted.</param>
public sealed record UncertifiedList(string District, DateOnly From, DateOnly To, IReadOnlyList<UncertifiedList.Item> Items, int Unstated, string Text)
{
    /// <param name="Source">goods (入场登记) | rapid-test.</param>
    /// <param name="Record">The entry's clientId, or 样品编号.</param>
    /// <param name="Why">untested | invalid-only | awaiting-result; <paramref name="WhyName"/> for people.</param>
    public sealed record Item(
        DateOnly Date, string Market, string MarketName, string? StallNo, string? Vendor, string Food, string Source, string Record, string Why, string WhyName);
}
