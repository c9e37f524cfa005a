using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Statistics;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>How far a target is; the shape of the contract's quotas document, with additions.</summary>
public sealed partial record QuotaProgress
{
    /// <summary>The target's code.</summary>
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
    public required Counting Counting { get; init; }

    /// <summary>Of <see cref="Target"/> and <see cref="Rate"/>.</summary>
    public required string Unit { get; init; }

    /// <summary>How the figure is held against <see cref="Target"/>.</summary>
    public required Comparator Comparator { get; init; }

    /// <summary>In <see cref="Unit"/> (99 for 99 %); null when the document gives none.</summary>
    public decimal? Target { get; init; }

    /// <summary>
    /// Batches or items counted, sites covered, compliant samples, cases closed, or the figure typed in (then 0 until it is).
    /// Of a composite without a counter of its own, the sum over its parts.
    /// </summary>
    public decimal Done { get; init; }

    /// <summary>What <see cref="Done"/> is a share of: expected sites, evaluated samples, cases due; null otherwise.</summary>
    public decimal? OutOf { get; init; }

    /// <summary>
    /// In <see cref="Unit"/>, so it can be read beside <see cref="Target"/>: batches per thousand residents, or per cent (91.666666 for 11 of 12).
    /// Cut, never rounded up, to six places: what is shown reaches the target only if the figure does. Null for counts. Of a composite of rates, the lowest.
    /// </summary>
    public decimal? Rate { get; init; }

    /// <summary>Residents the rate is divided by.</summary>
    public long? Population { get; init; }

    /// <summary>The same with its year, kind and source.</summary>
    public Population? PopulationUsed { get; init; }

    /// <summary>The figures typed in behind it: the district's, and the one it is held against where there is one.</summary>
    public ImmutableArray<ExternalFigure> Figures { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public QuotaStatus Status { get; init; }

    /// <summary>How many more batches, items, sites or closed cases meet it as things are; null where that cannot be said.</summary>
    public decimal? Remaining { get; init; }

    /// <summary>Of a pass rate, what so many samples leave open of it (Wilson, 95 %), 0–1; the status rests on the figure alone, as the task asks.</summary>
    public RateInterval? Interval { get; init; }

    /// <summary>Of a pass rate, how likely the true rate reaches the goal, 0–1.</summary>
    public double? Probability { get; init; }

    /// <summary>What each working day must bring; null for shares, and where nothing was asked of the days. See <see cref="Outlook"/>.</summary>
    public Pace? Pace { get; init; }

    /// <summary>How far it was on the days the plan names; empty where it names none.</summary>
    public ImmutableArray<MilestoneProgress> Milestones { get; init; } = [];

    /// <summary>Where the year will end; null where that cannot be said.</summary>
    public Forecast? Forecast { get; init; }

    /// <summary>The parts, in the plan's order.</summary>
    public ImmutableArray<QuotaProgress> Parts { get; init; } = [];

    /// <summary>Who answers for it.</summary>
    public ImmutableArray<string> Owners { get; init; } = [];

    /// <summary>Of a coverage, the sites without a batch, by code.</summary>
    public ImmutableArray<Site> MissingSites { get; init; } = [];

    /// <summary>Remarks, in the order they arose.</summary>
    public ImmutableArray<QuotaNote> Notes { get; init; } = [];

    /// <summary>
    /// Evaluates every target of the plan, in its order, from what was measured up to <paramref name="asOf"/> (a local day).
    /// Nothing is looked up: a counter without a tally is at 0.
    /// </summary>
    public static ImmutableArray<QuotaProgress> Evaluate(Plan plan, Tallies tallies, Populations populations, DateOnly asOf)
    {
        var evaluation = new Evaluation(tallies, populations, plan.District, asOf);
        return [.. plan.Targets.Select(evaluation.Of)];
    }
}
