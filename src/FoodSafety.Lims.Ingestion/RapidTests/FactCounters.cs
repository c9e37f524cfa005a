using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Rules;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>Which counters of its year's plan a row fills. A log has few combinations of facts; the plan is asked once for each.</summary>
internal sealed class FactCounters(RulesSnapshot rules, RapidTestWords meanings)
{
    private const int Slots = 1024;

    private readonly (Facts Facts, ulong Counters)[] _recent = new (Facts, ulong)[Slots];
    private int _day = -1;
    private int _year;
    private readonly CounterSets _counters = new(rules.PlansByYear);

    private readonly record struct Facts(int Year, int Market, int PlaceType, int Stage, int Category, int Programme, Organiser Organiser);

    /// <summary>As bits of <see cref="Domain.Quotas.Plan.CounterMask"/>.</summary>
    public ulong Of(in RapidTestRow row)
    {
        if (row.TestedOn != _day)
            (_day, _year) = (row.TestedOn, DateOnly.FromDayNumber(row.TestedOn).Year);
        var facts = new Facts(_year, row.MarketId, row.PlaceType, row.Stage, row.Category, row.Programme, row.Organiser);
        ref var slot = ref _recent[(row.MarketId * 37 + row.Category * 7 + row.Stage * 3 + row.Programme) & (Slots - 1)];
        if (slot.Facts != facts)
            slot = (facts, _counters.Of(facts.Year, RapidTestFacts.Of(rules.MarketCodes[row.MarketId], meanings.Text(row.PlaceType),
                meanings.Text(row.Stage), meanings.Text(row.Category), meanings.Text(row.Programme), row.Organiser)));
        return slot.Counters;
    }
}
