using System.Collections.Immutable;
using System.Globalization;
using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Domain.Daily;

/// <summary>
/// 重点品种: foods of which each market that has them owes some tests a week, as a plan's mechanism of the kind <c>watch-list</c> orders. Its
/// parameters are described beside the plans, in seeds/districts/README.md; <see cref="WatchListChecks"/> refuses others.
/// </summary>
/// <param name="Code">The mechanism's.</param>
/// <param name="Title">In the users' words.</param>
/// <param name="Source">The words that order it.</param>
/// <param name="Foods">Names of foods; each is watched by itself.</param>
/// <param name="Categories">食品大类 of which each is watched as one.</param>
/// <param name="Items">Test items or their groups that count; empty: any.</param>
/// <param name="Count">How many foods the document speaks of (12 个重点品种); null where it gives no number.</param>
/// <param name="SeasonFrom">First day of the season, month and day; null with <paramref name="SeasonTo"/>: all year.</param>
/// <param name="SeasonTo">Last day of the season; earlier than the first: over the turn of the year.</param>
/// <param name="LeastPerWeek">Rapid batches each market owes of each food in a whole week; null: the document sets none.</param>
/// <param name="Always">Whether every market owes them; otherwise those that sold the food.</param>
/// <param name="SoldWithinDays">For how many days after goods or a test of the food a market is taken to sell it.</param>
public sealed record WatchList(
    string Code, string Title, Source Source, ImmutableArray<string> Foods, ImmutableArray<string> Categories, ImmutableArray<string> Items, int? Count,
    (int Month, int Day)? SeasonFrom, (int Month, int Day)? SeasonTo, int? LeastPerWeek, bool Always, int SoldWithinDays)
{
    /// <summary>Its kind of mechanism.</summary>
    public const string Kind = "watch-list";

    /// <summary>Four weeks: a food that came in within them is still to be expected.</summary>
    public const int UsualSoldWithinDays = 28;

    /// <summary>The watch-lists of a plan.</summary>
    public static IReadOnlyList<WatchList> Of(Plan plan) => [.. plan.Mechanisms.Where(mechanism => mechanism.Kind == Kind).Select(Of)];

    /// <summary>Whether a local day lies in the season.</summary>
    public bool IsInSeason(DateOnly day)
    {
        if (SeasonFrom is not { } from || SeasonTo is not { } to)
            return true;
        var on = (day.Month, day.Day);
        return from.CompareTo(to) <= 0 ? on.CompareTo(from) >= 0 && on.CompareTo(to) <= 0 : on.CompareTo(from) >= 0 || on.CompareTo(to) <= 0;
    }

    /// <summary>
    /// Batches owed for a week of which some days count (in season, not declared closed): the week's number in proportion, rounded up, so that one
    /// open day owes at least one; 0 for none.
    /// </summary>
    /// <param name="openDays">0 to 7.</param>
    public int Demand(int openDays) => ((LeastPerWeek ?? 0) * openDays + 6) / 7;

    private static WatchList Of(Mechanism mechanism)
    {
        ImmutableArray<string> Texts(string name) => mechanism.Parameters.GetValueOrDefault(name) is { IsDefault: false } values ? values : [];
        int? Whole(string name) => Texts(name) is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : null;
        (int, int)? Day(string name) => Texts(name) is [var text] && MonthDay(text) is { } day ? day : null;
        return new WatchList(mechanism.Code, mechanism.Title, mechanism.Source, Texts("foods"), Texts("foodCategories"), Texts("items"), Whole("count"),
            Day("seasonFrom"), Day("seasonTo"), Whole("leastPerMarketAndWeek"), Texts("expected") is ["所有市场"], Whole("soldWithinDays") ?? UsualSoldWithinDays);
    }

    /// <summary>Reads MM-dd; null where it is no day of any year.</summary>
    internal static (int Month, int Day)? MonthDay(string text) =>
        DateOnly.TryParseExact("2024-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day.Month, day.Day) : null;
}
