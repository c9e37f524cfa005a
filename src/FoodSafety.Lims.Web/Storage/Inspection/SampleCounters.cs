using System.Numerics;
using System.Runtime.InteropServices;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>
/// What inspected samples add to the counters: each counter counts a sample on the day it reached the counter's state.
/// Changes are differences of what a sample counts before and after, so that a later result or a correction moves nothing twice.
/// </summary>
/// <param name="plansByYear">The district's plans.</param>
public sealed class SampleCounters(IReadOnlyDictionary<int, Plan> plansByYear)
{
    private static readonly CountedAt[] States = Enum.GetValues<CountedAt>();

    private readonly CounterSets _counters = new(plansByYear);
    private readonly Dictionary<(string Counter, DateOnly Day), (long Batches, long Items, long Passed)> _deltas = [];

    /// <summary>What was noted and not yet written.</summary>
    public IReadOnlyDictionary<(string Counter, DateOnly Day), (long Batches, long Items, long Passed)> Deltas => _deltas;

    /// <summary>Notes what a sample counts now beside what it counted before; null = it was not there.</summary>
    public void Change(StandingSample? before, StandingSample? after)
    {
        if (before is { } old)
            Add(old, -1);
        if (after is { } now)
            Add(now, 1);
    }

    /// <summary>Writes the changes noted since the last time, inside the import's transaction.</summary>
    public void Write(ImportTransaction import, string districtCode)
    {
        import.AddToCounters(districtCode, [.. _deltas.Where(change => change.Value != default).Select(change => new CounterChange(
            change.Key.Counter, change.Key.Day.DayNumber, 0, change.Value.Batches, change.Value.Items, change.Value.Passed))]);
        _deltas.Clear();
    }

    private void Add(StandingSample sample, int sign)
    {
        foreach (var state in States)
        {
            if (sample.DayOf(state) is not { } day)
                continue;
            for (var bits = _counters.Of(day.Year, sample.Facts); bits != 0; bits &= bits - 1)
            {
                var counter = plansByYear[day.Year].Counters[BitOperations.TrailingZeroCount(bits)];
                if (counter.CountedAt != state)
                    continue;
                ref var delta = ref CollectionsMarshal.GetValueRefOrAddDefault(_deltas, (counter.Code, day), out _);
                delta = (delta.Batches + sign, delta.Items + sign * sample.Items, delta.Passed + (sample.Verdict == Verdict.Compliant ? sign : 0));
            }
        }
    }
}
