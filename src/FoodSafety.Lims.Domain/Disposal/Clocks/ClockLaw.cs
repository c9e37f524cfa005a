using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Disposal.Clocks;

/// <summary>The dated reference data that clocks are read by.</summary>
/// <param name="Limits">How long each limit is, from when it is in force, with source and certainty.</param>
/// <param name="Calendar">Holidays and make-up days.</param>
/// <param name="LocalOffset">Of the district's wall clock from UTC, e.g. +8 h (no daylight saving).</param>
public sealed record ClockLaw(LegalLimits Limits, WorkingCalendar Calendar, TimeSpan LocalOffset)
{
    /// <summary>The limit in force on the local day of the event that starts it; null when none is.</summary>
    public LegalLimit? LimitAt(string ruleId, DateTimeOffset start) =>
        Limits.On(ruleId, DateOnly.FromDateTime(start.ToOffset(LocalOffset).DateTime));

    /// <summary>The first instant that is too late.</summary>
    public DateTimeOffset Due(LegalLimit limit, DateTimeOffset start) => limit.Due(start, TimePrecision.Second, Calendar, LocalOffset).At;
}
