using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Rules;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>
/// Which counters of the district's plan a rapid test fills. A log has few distinct combinations of facts, so each is asked of the plan once.
/// </summary>
public sealed class CounterSets(RulesSnapshot rules)
{
    private readonly Dictionary<(int Year, RecordFacts Facts), int> _known = [];
    private readonly List<string[]> _sets = [[]];

    /// <summary>The counter codes of a set.</summary>
    public IReadOnlyList<string> this[int set] => _sets[set];

    /// <summary>The number of the set that a record with these facts, tested in this year, fills; 0 is the empty set.</summary>
    public int Of(int year, in RecordFacts facts)
    {
        if (_known.TryGetValue((year, facts), out var set))
            return set;
        if (rules.PlansByYear.TryGetValue(year, out var plan))
        {
            var codes = plan.CountersFilledBy(facts).Select(counter => counter.Code).Order(StringComparer.Ordinal).ToArray();
            set = _sets.FindIndex(other => other.SequenceEqual(codes));
            if (set < 0)
            {
                set = _sets.Count;
                _sets.Add(codes);
            }
        }
        return _known[(year, facts)] = set;
    }
}
