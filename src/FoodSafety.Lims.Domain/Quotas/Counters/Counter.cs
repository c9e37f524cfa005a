using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A running number that targets refer to. Two tasks that state the same number refer to one counter.</summary>
public sealed record Counter
{
    /// <summary>Stable within the plan, e.g. <c>lw-rapid-meat-vegetables-fish</c>; the key of stored deltas.</summary>
    public required string Code { get; init; }

    /// <summary>What it counts, in the users' words.</summary>
    public required string Title { get; init; }

    /// <summary>Rapid tests or inspected samples; never both.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>When an inspected sample is counted; of no meaning for rapid tests.</summary>
    public CountedAt CountedAt { get; init; } = CountedAt.Reported;

    /// <summary>A record fills the counter when any one of these matches; at least one.</summary>
    public required ImmutableArray<CounterFilter> AnyOf { get; init; }

    /// <summary>Codes of counters of the same plan: a record that matches one of them does not fill this one.</summary>
    public ImmutableArray<string> UnlessFills { get; init; } = [];

    /// <summary>Why it counts as it does, where the plan's words leave it open.</summary>
    public string? Note { get; init; }

    /// <summary>Whether kind and filters fit, before <see cref="UnlessFills"/> is asked.</summary>
    public bool Matches(in RecordFacts facts)
    {
        if (facts.Kind != Kind)
            return false;
        foreach (var filter in AnyOf)
        {
            if (filter.Matches(facts))
                return true;
        }

        return false;
    }
}
