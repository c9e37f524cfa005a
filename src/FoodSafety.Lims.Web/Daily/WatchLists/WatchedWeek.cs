using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>What the markets of a district tested, took in and declared in a week, and the weeks before in which foods were seen.</summary>
internal sealed class WatchedWeek(TradeNames names)
{
    // By market and what a list may watch, a food or a category: a list asks for each market and food.
    private readonly Dictionary<(int Market, string Watched), List<(DateOnly Day, string SampleNo, string Item)>> _tests = [];
    private readonly Dictionary<(int Market, string Watched), DateOnly> _lastSeen = [];

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
            week.See(one.MarketId, texts[one.FoodId], one.CategoryId is { } category ? texts[category] : null, one.Last);
        foreach (var one in tests)
        {
            foreach (var watched in week.WatchedAs(texts[one.FoodId], one.CategoryId is { } category ? texts[category] : null))
            {
                if (!week._tests.TryGetValue((one.MarketId, watched), out var same))
                    week._tests[(one.MarketId, watched)] = same = [];
                same.Add((one.TestedOn, one.SampleNo, texts[one.ItemId]));
            }
        }
        foreach (var one in await db.GoodsEntries.AsNoTracking().Where(entry => entry.EnteredOn >= since && entry.EnteredOn <= to && markets.Contains(entry.MarketId))
            .Select(entry => new { entry.MarketId, entry.Food, entry.EnteredOn }).ToListAsync(cancel))
            week.See(one.MarketId, one.Food, null, one.EnteredOn);
        week.Closures = (await db.MarketClosures.AsNoTracking().Where(closure => closure.ClosedOn >= monday && closure.ClosedOn <= monday.AddDays(6) && markets.Contains(closure.MarketId))
            .ToListAsync(cancel)).ToDictionary(closure => (closure.MarketId, closure.ClosedOn), closure => closure.Kind);
        return week;
    }

    /// <summary>Last day on which the food came in or was tested at the market; null where none since the day.</summary>
    public DateOnly? SoldOn(int market, string food, DateOnly since, WatchList list) =>
        _lastSeen.TryGetValue((market, KeyOf(food, list)), out var last) && last >= since ? last : null;

    /// <summary>Batches of the food whose items the list counts, with an outcome, on some days.</summary>
    public int Batches(int market, string food, WatchList list, DateOnly[] days) => !_tests.TryGetValue((market, KeyOf(food, list)), out var tests) ? 0
        : tests.Where(test => days.Contains(test.Day) && names.IsOf(test.Item, list.Items)).Select(test => (test.Day, test.SampleNo)).Distinct().Count();

    private void See(int market, string food, string? category, DateOnly on)
    {
        foreach (var watched in WatchedAs(food, category))
            _lastSeen[(market, watched)] = _lastSeen.TryGetValue((market, watched), out var last) && last > on ? last : on;
    }

    /// <summary>A record counts for its food and for its category: the one it states, otherwise the dictionary's, for goods state none.</summary>
    private IEnumerable<string> WatchedAs(string food, string? category)
    {
        yield return Food(food);
        if ((category ?? names.Category(food)) is { } known)
            yield return Category(known);
    }

    private string KeyOf(string watched, WatchList list) => list.Categories.Contains(watched) ? Category(watched) : Food(watched);

    private string Food(string name) => $"food/{names.Food(name)}";

    private static string Category(string name) => $"category/{Spelling.NameKey(name)}";
}
