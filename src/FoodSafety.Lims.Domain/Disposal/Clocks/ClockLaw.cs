using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Disposal.Clocks;

/// <summary>The dated reference data that clocks are read by.</summary>
/// <param name="Limits">How long each limit is, from when it is in force, with source and certainty.</param>
/// <param name="Calendar">Holidays and make-up days.</param>
/// <param name="LocalOffset">Of the district's wall clock from UTC, e.g. +8 h (no daylight saving).</param>
public sealed record ClockLaw(LegalLimits Limits, WorkingCalendar Calendar, TimeSpan LocalOffset)
{
    /// <summary>The limit in force in a district on the local day of the event that starts it; null when none is.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="start">The event.</param>
    /// <param name="district">District code, e.g. <c>440304</c>: its province may have a row of its own; empty for the country's rows alone.</param>
    /// <param name="function">The legal function of the task; null for what binds every one.</param>
    public LegalLimit? LimitAt(string ruleId, DateTimeOffset start, string district = "", LegalFunction? function = null) =>
        Limits.On(ruleId, DayOf(start), district, function);

    /// <summary>The first instant that is too late, and whether the holidays it counted through are known.</summary>
    /// <param name="limit">How long it is.</param>
    /// <param name="start">The event it starts at.</param>
    /// <param name="extended">Whether the extension was granted.</param>
    /// <param name="suspended">Days on which it stood still, oldest first.</param>
    public LegalDue Due(LegalLimit limit, DateTimeOffset start, bool extended = false, params IReadOnlyList<SuspendedDays> suspended) =>
        limit.Due(start, TimePrecision.Second, Calendar, LocalOffset, extended, suspended);

    /// <summary>Whether the handling of a positive has a time in a district, ever: a province may score it (domain facts §6.6).</summary>
    /// <param name="district">District code; null asks for any district.</param>
    public bool TimesPositivesOf(string? district) => Limits.All.Any(limit =>
        limit.RuleId == ClockRule.PositiveHandling && (district is null || limit.Region is null || district.StartsWith(limit.Region[..2], StringComparison.Ordinal)));

    /// <summary>The local day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(LocalOffset).DateTime);
}
