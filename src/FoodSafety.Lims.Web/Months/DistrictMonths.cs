using FoodSafety.Lims.Domain.Months;

namespace FoodSafety.Lims.Web.Months;

/// <summary>What <see cref="AskMonths"/> answers.</summary>
/// <param name="Months">January to December.</param>
public sealed record DistrictMonths(string District, int Year, IReadOnlyList<DistrictMonths.Entry> Months)
{
    /// <summary>One month.</summary>
    /// <param name="Month">E.g. 2023-09.</param>
    /// <param name="State">closed | open | not-over.</param>
    /// <param name="Report">Number of the report that tells its figures, of a closed month: its own, or that of the next one closed where it had nothing counted.</param>
    /// <param name="Blocking">Why it cannot be closed now; null where it can, or is closed.</param>
    /// <param name="Counters">The plan's counters that held anything.</param>
    /// <param name="Adjustments">Changes of this month since it was closed.</param>
    /// <param name="Earlier">Changes of earlier months that this month's figures take up.</param>
    public sealed record Entry(
        string Month, string State, string? Report, DateTimeOffset? ClosedAt, string? ClosedBy, string? Blocking,
        IReadOnlyList<Counted> Counters, IReadOnlyList<Adjusted> Adjustments, IReadOnlyList<Adjusted> Earlier);

    /// <summary>One counter's figures of a month.</summary>
    /// <param name="Targets">Codes of the targets it fills.</param>
    /// <param name="Figure">As it was issued; of an open month as it is now.</param>
    /// <param name="Adjusted">Changes since it was closed, added up.</param>
    /// <param name="Earlier">Changes of earlier months taken up by it, added up.</param>
    /// <param name="Cumulative">From 1 January on, as the month's report has it; of an open month as it is now.</param>
    public sealed record Counted(string Counter, string Title, IReadOnlyList<string> Targets, CounterSum Figure, CounterSum Adjusted, CounterSum Earlier, CounterSum Cumulative);

    /// <summary>One change of one counter.</summary>
    /// <param name="Month">Whose records changed.</param>
    /// <param name="Report">Number of the report whose figures it touches.</param>
    /// <param name="Cause">One of <see cref="AdjustmentCause.Names"/>.</param>
    /// <param name="Subject">E.g. U-000017.</param>
    /// <param name="ToldIn">The month whose report takes it up; null while that is open.</param>
    public sealed record Adjusted(
        string Month, string Report, string Counter, string Title, CounterSum Change, string Cause, string Subject, DateTimeOffset At, string By, string? ToldIn);
}
