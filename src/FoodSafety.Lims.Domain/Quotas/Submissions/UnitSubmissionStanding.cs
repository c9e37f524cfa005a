using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>What one unit owes by one occurrence of a deadline, and whether it came.</summary>
/// <param name="Unit">A single unit; collective names are spelled out before.</param>
/// <param name="SubmittedOn">Local day of its first submission; null while there is none.</param>
public sealed record UnitSubmissionStanding(string Unit, SubmissionState State, DateOnly? SubmittedOn)
{
    /// <summary>Every unit of a deadline, in the plan's order.</summary>
    /// <param name="units">Single units.</param>
    /// <param name="dueOn">Last day in time.</param>
    /// <param name="submittedOn">Unit → local day of its first submission.</param>
    /// <param name="today">The local day looked at; later submissions are not known yet.</param>
    public static ImmutableArray<UnitSubmissionStanding> Of(IEnumerable<string> units, DateOnly dueOn, IReadOnlyDictionary<string, DateOnly> submittedOn, DateOnly today) =>
    [
        .. units.Select(unit => submittedOn.TryGetValue(unit, out var on) && on <= today
            ? new UnitSubmissionStanding(unit, on <= dueOn ? SubmissionState.Submitted : SubmissionState.SubmittedLate, on)
            : new UnitSubmissionStanding(unit, today <= dueOn ? SubmissionState.Awaited : SubmissionState.Overdue, null)),
    ];
}
