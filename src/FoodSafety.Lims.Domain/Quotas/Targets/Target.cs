using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A measurable statement of a plan, or a part of one.</summary>
public sealed record Target
{
    /// <summary>Stable and unique in the plan, parts included, e.g. <c>LW-6-rate</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The task's number as printed.</summary>
    public required string Task { get; init; }

    /// <summary>What is to be reached, in the users' words.</summary>
    public required string Title { get; init; }

    /// <summary>The words that set it.</summary>
    public required Source Source { get; init; }

    /// <summary>What is measured.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Batches or items.</summary>
    public Counting Counting { get; init; }

    /// <summary>批次, 批次/千人, 家, 个, %, 学时; <see cref="Goal"/> is in it.</summary>
    public required string Unit { get; init; }

    /// <summary>How the figure is held against <see cref="Goal"/>.</summary>
    public Comparator Comparator { get; init; }

    /// <summary>The number to reach, in <see cref="Unit"/> (99 for 99 %); null when the document gives none (37 / 未设定).</summary>
    public decimal? Goal { get; init; }

    /// <summary>Goals of single years of a plan that runs over several; a year not named has <see cref="Goal"/>.</summary>
    public ImmutableSortedDictionary<int, decimal?> Slices { get; init; } = ImmutableSortedDictionary<int, decimal?>.Empty;

    /// <summary>How much of it is to be reached by which day of the year, in order; empty where each day is to bring as much as any other.</summary>
    public ImmutableArray<Milestone> Milestones { get; init; } = [];

    /// <summary>Code of the counter that fills it; null for disposal rates, external figures and some composites.</summary>
    public string? Counter { get; init; }

    /// <summary>Of a coverage, the place types whose sites must all be covered.</summary>
    public ImmutableArray<string> SitePlaceTypes { get; init; } = [];

    /// <summary>Of a rate per thousand residents, the population it is locked to; null where it takes the one in use on the day.</summary>
    public PopulationBasis? Population { get; init; }

    /// <summary>Where the figure is typed in, not counted.</summary>
    public ExternalInput? External { get; init; }

    /// <summary>Who answers for it.</summary>
    public ImmutableArray<string> Owners { get; init; } = [];

    /// <summary>What <see cref="Parts"/> are to the whole.</summary>
    public Combine Combine { get; init; }

    /// <summary>Parts; with <see cref="Combine.All"/> they alone decide the status.</summary>
    public ImmutableArray<Target> Parts { get; init; } = [];

    /// <summary>Why it counts as it does, where the plan's words leave it open.</summary>
    public string? Note { get; init; }

    /// <summary>Per thousand residents, as against a percentage.</summary>
    public bool IsPerThousand => Measure == Measure.Rate && Unit == "批次/千人";

    /// <summary>This target and all its parts, depth first.</summary>
    public IEnumerable<Target> SelfAndParts() => Parts.SelectMany(part => part.SelfAndParts()).Prepend(this);

    internal Target In(int year) => this with
    {
        Goal = Slices.TryGetValue(year, out var goal) ? goal : Goal,
        Parts = [.. Parts.Select(part => part.In(year))],
    };
}
