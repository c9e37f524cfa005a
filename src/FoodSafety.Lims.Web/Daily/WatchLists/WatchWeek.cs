using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>The watch-lists of a district in one week, market by market.</summary>
/// <param name="Week">E.g. 2023-W23, Monday to Sunday.</param>
/// <param name="IsOver">Whether the week is over: before that what is short may still come.</param>
/// <param name="Text">The shortfalls as one sentence, ready to be pasted.</param>
public sealed record WatchWeek(string District, string Week, DateOnly From, DateOnly To, bool IsOver, IReadOnlyList<WatchWeek.OfList> Lists, string Text)
{
    /// <summary>One watch-list of the plan.</summary>
    /// <param name="LeastPerWeek">Batches each market owes of each food in a whole week; null where the document sets none.</param>
    /// <param name="Season">MM-dd–MM-dd; null: all year.</param>
    /// <param name="NotChecked">Why the week is not checked: no foods named, no number, out of season; null where it is.</param>
    /// <param name="Tested">Batches of the week, each food, whatever is owed.</param>
    public sealed record OfList(
        string Code, string Title, Source Source, int? LeastPerWeek, string? Season, string? NotChecked, IReadOnlyList<FoodCount> Tested, IReadOnlyList<Line> Lines);

    /// <summary>Batches of one food in the week.</summary>
    public sealed record FoodCount(string Food, int Batches);

    /// <summary>A market that sold the food, and what it owed.</summary>
    /// <param name="Demand">Batches owed, less where days were declared closed.</param>
    /// <param name="OpenDays">Days of the week in season and not declared closed.</param>
    /// <param name="Closed">The days declared, with the name of the kind.</param>
    /// <param name="SoldOn">Last day of goods or a test of the food; null where every market is expected to test it.</param>
    /// <param name="State">met | short | running (the week is not over) | excused (closed all week).</param>
    public sealed record Line(string Market, string MarketName, string Food, int Demand, int Done, int OpenDays, IReadOnlyList<string> Closed, DateOnly? SoldOn, string State);
}
