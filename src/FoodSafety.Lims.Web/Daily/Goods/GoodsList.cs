namespace FoodSafety.Lims.Web.Daily;

/// <summary>入场登记 of a market and business day, as recorded; what was corrected or withdrawn stays with the reason.</summary>
/// <param name="MayChange">Whether who asks may correct and withdraw now.</param>
public sealed record GoodsList(string Market, string MarketName, DateOnly Date, bool MayChange, IReadOnlyList<GoodsList.Item> Items)
{
    /// <param name="Entry">Its number.</param>
    /// <param name="Corrects">Number of the entry it stands in the place of.</param>
    /// <param name="WithdrawnBecause">Why it was corrected or taken back; null while it stands.</param>
    public sealed record Item(
        long Entry, string ClientId, string Food, string? Certificate, string? StallNo, string? Vendor, string? Quantity, string? Supplier, string RecordedBy, DateTimeOffset RecordedAt,
        long? Corrects, DateTimeOffset? WithdrawnAt, string? WithdrawnBy, string? WithdrawnBecause);
}
