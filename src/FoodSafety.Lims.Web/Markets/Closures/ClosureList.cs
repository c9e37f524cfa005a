namespace FoodSafety.Lims.Web.Markets;

/// <summary>Declared days, each run of equal days as one line, by market and day.</summary>
public sealed record ClosureList(string District, DateOnly From, DateOnly To, IReadOnlyList<ClosureList.Item> Items)
{
    /// <summary>A run of days that were declared alike.</summary>
    /// <param name="Kind">Code of the kind; <paramref name="KindName"/> for people.</param>
    /// <param name="WithdrawnBecause">Why it was taken back; null while it counts.</param>
    /// <param name="Tested">Days among them for which tests are stored: the contradiction.</param>
    public sealed record Item(
        string Market, string MarketName, DateOnly From, DateOnly To, string Kind, string KindName, string Reason, string DeclaredBy, DateTimeOffset DeclaredAt,
        DateTimeOffset? WithdrawnAt, string? WithdrawnBy, string? WithdrawnBecause, IReadOnlyList<DateOnly> Tested);
}
