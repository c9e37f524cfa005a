using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>What a counter holds for the plan's year up to a day: the sum of its stored deltas.</summary>
/// <param name="Batches">批次.</param>
/// <param name="Items">项次.</param>
/// <param name="Passed">Of the batches, those that passed: all items compliant; read by pass rates.</param>
/// <param name="BatchesBySite">Batches of each site by code; needed by coverages, sites without one may be absent.</param>
public sealed record CounterTally(long Batches, long Items, long Passed, ImmutableDictionary<string, long> BatchesBySite)
{
    /// <summary>Nothing counted.</summary>
    public static readonly CounterTally None = new(0, 0, 0, ImmutableDictionary<string, long>.Empty);
}
