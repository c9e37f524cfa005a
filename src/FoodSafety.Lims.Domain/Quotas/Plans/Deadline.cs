using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A day by which something must have happened.</summary>
/// <param name="Code">Stable and unique in the plan.</param>
/// <param name="Task">The task's number as printed.</param>
/// <param name="Source">The words that set it.</param>
/// <param name="Kind">What is due: <c>meeting</c>, <c>submission</c>, <c>bulletin</c>, <c>reminder</c>, <c>inspection</c>, <c>milestone</c>.</param>
/// <param name="Title">What is due, in the users' words.</param>
/// <param name="Owners">Who owes it.</param>
/// <param name="Occurrences">Each time it is due, in order.</param>
/// <param name="Assumed">True when the document names the period and not the day: the day is then this plan's assumption, to be replaced.</param>
/// <param name="Note">Why the day is what it is.</param>
public sealed record Deadline(
    string Code,
    string Task,
    Source Source,
    string Kind,
    string Title,
    ImmutableArray<string> Owners,
    ImmutableArray<DeadlineOccurrence> Occurrences,
    bool Assumed,
    string? Note);
