using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>How far one quarter or month of a division is.</summary>
/// <param name="Kind">Quarter or month.</param>
/// <param name="Code">As in the division.</param>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="Goal">Its own goal.</param>
/// <param name="Done">Counted in it, up to the day looked at.</param>
/// <param name="DueByEnd">Goals of all periods up to its end.</param>
/// <param name="DoneByEnd">Counted from the first of the year to its end, or to the day looked at where that comes first.</param>
/// <param name="State">By the cumulated figures: what came early counts, what came late is missed.</param>
/// <param name="Parts">Its own periods; empty where it is not divided further.</param>
public sealed record PeriodProgress(
    DivisionKind Kind, string Code, DateOnly First, DateOnly Last, long Goal, long Done, long DueByEnd, long DoneByEnd, PeriodState State, ImmutableArray<PeriodProgress> Parts);
