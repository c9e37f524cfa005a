using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>What the markets of a district tested, took in and declared in a week, and the weeks before in which foods were seen.</summary>
internal sealed class WatchedWeek(TradeNames names)
{
    private readonly List<(int Market, DateOnly Day, string SampleNo, string Food, string? Category, string Item)> _tests = [];
    private readonly List<(int Market, string Food, string? Category, DateOnly Last)> _seen = [];

    /// <summary>By market and day.</summary>
    public Dictionary<(int Market, DateOnly Day), ClosureKind> Closures { get; private set; } = [];

    /// <param name="to">Last day known of the week.</param>
    /// <param name="soldWithin">How many days back a food is still taken to be sold.</param>
    public static async Task<WatchedWeek> Read(LimsDb db, TradeNames names, int[] markets, DateOnly monday, DateOnly to, int soldWithin, CancellationToken cancel)
    {
        var week = new WatchedWeek(names);
        // The week itself is looked at, however short the list's memory is.
        var since = monday.AddDays(Math.Min(0, 7 - soldWithin));
        // Both read a range of days in the index of tests.
        var seen = await db.RapidTests.Where(test => test.TestedOn >= since && test.TestedOn <= to && markets.Contains(test.MarketId))
            .GroupBy(test => new { test.MarketId, test.FoodId, test.CategoryId })
            .Select(group => new { group.Key.MarketId, group.Key.FoodId, group.Key.CategoryId, Last = group.Max(test => test.TestedOn) }).ToListAsync(cancel);
        var tests = await db.RapidTests.Where(test => test.TestedOn >= monday && test.TestedOn <= to && markets.Contains(test.MarketId) && test.Outcome != RapidOutcome.Invalid)
            .Select(test => new { test.MarketId, test.TestedOn, test.SampleNo, test.FoodId, test.CategoryId, test.ItemId }).ToListAsync(cancel);
        int[] ids = [.. seen.SelectMany(one => new[] { one.FoodId, one.CategoryId ?? one.FoodId }).Concat(tests.Select(one => one.ItemId)).Distinct()];
        var texts = await db.Terms.Where(term => ids.Contains(term.Id)).ToDictionaryAsync(term => term.Id, term => term.Text, cancel);
        foreach (var one in seen)
            week._seen.Add((one.MarketId, names.Food(texts[one.FoodId]), one.CategoryId is { } category ? texts[category] : null, one.Last));
        foreach (var one in tests)
            week._tests.Add((one.MarketId, one.TestedOn, one.SampleNo, names.Food(texts[one.FoodId]), one.CategoryId is { } category ? texts[category] : null, texts[one.ItemId]));
        foreach (var one in await db.GoodsEntries.AsNoTracking().Where(entry => entry.EnteredOn >= since && entry.EnteredOn <= to && markets.Contains(entry.MarketId))
            .Select(entry => new { entry.MarketId, entry.Food, entry.EnteredOn }).ToListAsync(cancel))
            week._seen.Add((one.MarketId, names.Food(one.Food), null, one.EnteredOn));
        week.Closures = (await db.MarketClosures.AsNoTracking().Where(closure => closure.ClosedOn >= monday && closure.ClosedOn <= monday.AddDays(6) && markets.Contains(closure.MarketId))
            .ToListAsync(cancel)).ToDictionary(closure => (closure.MarketId, closure.ClosedOn), closure => closure.Kind);
        return week;
    }

    /// <summary>Last day on which the food came in or was tested at the market; null where none since the day.</summary>
    public DateOnly? SoldOn(int market, string food, DateOnly since, WatchList list) =>
        _seen.Where(one => one.Market == market && one.Last >= since && IsWatched(one.Food, one.Category, food, list)).Max(one => (DateOnly?)one.Last);

    /// <summary>Batches of the food whose items the list counts, with an outcome, on some days.</summary>
    public int Batches(int market, string food, WatchList list, DateOnly[] days) => _tests
        .Where(test => test.Market == market && days.Contains(test.Day) && IsWatched(test.Food, test.Category, food, list) && names.IsOf(test.Item, list.Items))
        .Select(test => (test.Day, test.SampleNo)).Distinct().Count();

    private bool IsWatched(string food, string? category, string watched, WatchList list) => list.Categories.Contains(watched)
        ? category is not null && Spelling.NameKey(category) == Spelling.NameKey(watched)
        : food == names.Food(watched);
}
