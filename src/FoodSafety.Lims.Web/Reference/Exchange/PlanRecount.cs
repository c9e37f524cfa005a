using System.Runtime.InteropServices;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Inspection;

namespace FoodSafety.Lims.Web.Reference.Exchange;

/// <summary>
/// Moves a district's counters from one set of plans to another: the stored rows are counted by both and the differences are
/// added. Counters take deltas here as everywhere, so a drift that was there before is still there for <c>lims verify</c> to find.
/// </summary>
internal sealed class PlanRecount(ImportTransaction import, string district)
{
    private readonly Dictionary<(string Counter, int Day, int Site), (long Batches, long Items, long Passed)> _deltas = [];

    public CounterMoves Move(IReadOnlyDictionary<int, Plan> before, IReadOnlyDictionary<int, Plan> after)
    {
        Count(before, -1);
        var (rapidTests, samples) = Count(after, 1);
        var changes = _deltas.Where(delta => delta.Value != default).Select(delta => new CounterChange(
            delta.Key.Counter, delta.Key.Day, delta.Key.Site, delta.Value.Batches, delta.Value.Items, delta.Value.Passed)).ToList();
        import.AddToCounters(district, changes);
        // Counters of the old plan end at nought; they would stay for ever.
        import.Connection.Run(import.Transaction,
            "DELETE FROM counter_days WHERE district_code = @district AND batches = 0 AND items = 0 AND passed = 0", ("district", district));
        return new CounterMoves(district, rapidTests, samples, changes.Count, changes.Sum(change => change.Batches));
    }

    private (long RapidTests, long Samples) Count(IReadOnlyDictionary<int, Plan> plans, int sign)
    {
        var rapidTests = new RapidTestCount(district, plans);
        foreach (var batch in rapidTests.Run(import.Connection, import.Transaction))
            Add((batch.Counter, batch.Day, batch.MarketId), sign, 1, batch.Items, batch.Passed ? 1 : 0);

        var samples = 0L;
        var counters = new SampleCounters(plans);
        foreach (var (_, standing) in SampleCount.Run(import.Connection, import.Transaction, district))
        {
            samples++;
            counters.Change(null, standing);
        }
        foreach (var ((counter, day), figures) in counters.Deltas)
            Add((counter, day.DayNumber, 0), sign, figures.Batches, figures.Items, figures.Passed);
        return (rapidTests.Rows, samples);
    }

    private void Add((string Counter, int Day, int Site) key, int sign, long batches, long items, long passed)
    {
        ref var delta = ref CollectionsMarshal.GetValueRefOrAddDefault(_deltas, key, out _);
        delta = (delta.Batches + sign * batches, delta.Items + sign * items, delta.Passed + sign * passed);
    }
}
