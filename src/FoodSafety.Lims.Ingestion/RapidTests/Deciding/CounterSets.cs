using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>
/// Which counters of the district's plan a rapid test fills, as bits of <see cref="Plan.CounterMask"/>.
/// A log has few distinct combinations of facts, so the plan is asked once for each.
/// </summary>
public sealed class CounterSets(IReadOnlyDictionary<int, Plan> plansByYear)
{
    private readonly Dictionary<(int Year, RecordFacts Facts), ulong> _known = [];

    /// <summary>The counters that a record with these facts, tested in this year, fills; none where the year has no plan.</summary>
    public ulong Of(int year, in RecordFacts facts)
    {
        if (_known.TryGetValue((year, facts), out var mask))
            return mask;
        if (plansByYear.TryGetValue(year, out var plan))
            mask = plan.CounterMask(facts);
        return _known[(year, facts)] = mask;
    }

    /// <summary>The code of a bit's counter in that year's plan.</summary>
    public string CodeOf(int year, int bit) => plansByYear[year].Counters[bit].Code;
}
