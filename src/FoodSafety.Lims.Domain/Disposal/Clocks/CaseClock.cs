using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Clocks;

/// <summary>One clock of one case, read at an instant.</summary>
/// <param name="Code">Stable, e.g. <c>objection</c>.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Start">The event it starts at; null while it is not recorded.</param>
/// <param name="Due">When it runs out, extension and suspensions included; null while it does not run.</param>
/// <param name="State">How it stands.</param>
/// <param name="Source">The clause the limit rests on; null where there is no limit.</param>
/// <param name="Certainty">How sure that clause is; null where there is no limit.</param>
/// <param name="DoneAt">When what it asks for was done; null while it is not.</param>
/// <param name="IsRight">Whether it is somebody's right to act until then, and nobody's duty.</param>
public sealed record CaseClock(
    string Code,
    string Name,
    DateTimeOffset? Start,
    DateTimeOffset? Due,
    ClockState State,
    string? Source,
    string? Certainty,
    DateTimeOffset? DoneAt,
    bool IsRight = false)
{
    /// <summary>Number of the party it is about; null for the case itself.</summary>
    public int? Party { get; init; }

    /// <summary>How long it runs; null until it starts.</summary>
    public LegalLimit? Limit { get; init; }

    /// <summary>False where it counts through days whose holidays are not published yet: the day it runs out may still move.</summary>
    public bool CalendarKnown { get; init; } = true;

    /// <summary>What was asked and granted for it.</summary>
    public ClockChanges Changes { get; init; } = ClockChanges.None;

    /// <summary>What may be done to it now: only a limit that runs or stands still can be changed, one that ran out is not revived, a right is not the office's to change.</summary>
    public IEnumerable<CaseAction> Actions =>
        Limit is { } limit && !IsRight && State is ClockState.Running or ClockState.DueSoon or ClockState.Suspended ? Changes.Actions(limit) : [];

    /// <summary>Whether it ran out and what it allows or asks for was not done.</summary>
    public bool IsPastDue => State is ClockState.Overdue && DoneAt is null;

    /// <summary>Whether the office is late: a right that was not used has lapsed, and nobody neglected anything.</summary>
    public bool IsLate => IsPastDue && !IsRight;
}
