using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>Everything measured of a district and year, as of one day; what is absent counts as nothing.</summary>
public sealed record Tallies
{
    /// <summary>By counter code of the plan.</summary>
    public ImmutableDictionary<string, CounterTally> Counters { get; init; } = ImmutableDictionary<string, CounterTally>.Empty;

    /// <summary>The register of sites as of the day, those closed for good left out.</summary>
    public ImmutableArray<Site> Sites { get; init; } = [];

    /// <summary>Disposal cases.</summary>
    public DisposalTally Disposals { get; init; } = new(0, 0);

    /// <summary>By key of <see cref="ExternalInput"/>.</summary>
    public ImmutableDictionary<string, ExternalFigure> External { get; init; } = ImmutableDictionary<string, ExternalFigure>.Empty;

    /// <summary>The counter's tally, or nothing.</summary>
    public CounterTally Of(string counter) => Counters.GetValueOrDefault(counter, CounterTally.None);
}
