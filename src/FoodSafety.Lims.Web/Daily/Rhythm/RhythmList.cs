namespace FoodSafety.Lims.Web.Daily;

/// <summary>日程: what a district's plan asks for within some days, and whether it was done.</summary>
/// <param name="Items">By day; what was due in the month before and was not done comes first.</param>
public sealed record RhythmList(string District, DateOnly From, DateOnly To, IReadOnlyList<RhythmList.Item> Items)
{
    /// <param name="FromOn">First day of its window; the due day where it has none.</param>
    /// <param name="DueOn">Last day in time.</param>
    /// <param name="Kind">meeting | submission | bulletin | reminder | inspection | milestone | cadence | campaign | watch-list; <paramref name="KindName"/> for people.</param>
    /// <param name="Code">Of the deadline, the mechanism (with its beat), or the event.</param>
    /// <param name="State">done | missed | due (its window is open) | coming</param>
    /// <param name="Detail">How it was done, or what is missing; null where there is nothing to say.</param>
    /// <param name="CanNote">Whether that it was done is put on record in words; otherwise the records tell.</param>
    public sealed record Item(DateOnly FromOn, DateOnly DueOn, string Kind, string KindName, string Code, string Title, string State, string? Detail, bool CanNote);
}
