using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Calendar;

/// <summary>A limit or requirement of the law, as dated reference data: never a constant in code.</summary>
/// <param name="RuleId">Stable, e.g. <c>rapid-objection</c>; a later version of the rule has the same id and later dates.</param>
/// <param name="Title">In the users' words.</param>
/// <param name="Value">In <paramref name="Unit"/>; null where there is nothing to count.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Extension">By how much more it may be extended, in the same unit; null when it may not.</param>
/// <param name="Trigger">The event the clock starts from; null for requirements without one.</param>
/// <param name="Function">The legal function it holds for; null for both.</param>
/// <param name="Region">GB/T 2260 code of the province whose own rule it is; null for the whole country.</param>
/// <param name="Source">Act and article.</param>
/// <param name="Certainty"><c>certain</c> (read in the text), <c>likely</c> or <c>unsure</c> (from memory).</param>
/// <param name="EffectiveFrom">First day in force.</param>
/// <param name="EffectiveTo">Last day in force; null while it is.</param>
/// <param name="Note">What the numbers leave out.</param>
public sealed record LegalLimit(
    string RuleId,
    string Title,
    int? Value,
    LegalUnit Unit,
    int? Extension,
    string? Trigger,
    LegalFunction? Function,
    string? Region,
    string Source,
    string Certainty,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    string? Note)
{
    /// <summary>Whether a clock runs at all.</summary>
    public bool HasClock => Unit is not (LegalUnit.Persons or LegalUnit.Requirement);

    /// <summary>Whether its clock can stand still: days, months and years can; hours run on.</summary>
    public bool MayBeSuspended => HasClock && Unit is not (LegalUnit.Hours or LegalUnit.Immediately);

    /// <summary>
    /// When it runs out. The day of the event is not counted; a last day that is no working day rolls to the next one;
    /// hours do neither. Asking a rule without a clock is a bug and throws.
    /// </summary>
    /// <param name="start">The event; with <see cref="TimePrecision.Day"/>, any instant of its local day.</param>
    /// <param name="precision">Known to the day: hours then run from the end of that day, so that no right is cut short.</param>
    /// <param name="calendar">Holidays and make-up days.</param>
    /// <param name="localOffset">Of the district's wall clock from UTC, e.g. +8 h (no daylight saving).</param>
    /// <param name="extended">Whether the extension was granted.</param>
    /// <param name="suspended">Days on which it stood still, oldest first; hours take no notice of them.</param>
    public LegalDue Due(
        DateTimeOffset start,
        TimePrecision precision,
        WorkingCalendar calendar,
        TimeSpan localOffset,
        bool extended = false,
        params IReadOnlyList<SuspendedDays> suspended)
    {
        var local = start.ToOffset(localOffset);
        var startOn = DateOnly.FromDateTime(local.DateTime);
        var count = (Value ?? 0) + (extended ? Extension ?? 0 : 0);
        if (Unit is LegalUnit.Hours or LegalUnit.Immediately)
            return AfterHours(local, startOn, precision, Unit == LegalUnit.Hours ? count : 0, localOffset);
        var lastOn = Unit switch
        {
            LegalUnit.WorkingDays => calendar.Add(startOn, count, suspended),
            LegalUnit.CalendarDays => LastOn(startOn.AddDays(count)),
            LegalUnit.Months => LastOn(startOn.AddMonths(count)),
            LegalUnit.Years => LastOn(startOn.AddYears(count)),
            _ => throw new InvalidOperationException($"{RuleId} has no clock."),
        };
        var end = EndOf(lastOn, localOffset);
        // Working days pass through every day in between; the other periods only ask about their last days.
        var known = Unit == LegalUnit.WorkingDays
            ? Enumerable.Range(startOn.Year, lastOn.Year - startOn.Year + 1).All(year => calendar.Knows(new DateOnly(year, 1, 1)))
            : calendar.Knows(lastOn);
        return new LegalDue(end, end, lastOn, known);

        DateOnly LastOn(DateOnly last)
        {
            foreach (var days in suspended)
            {
                var from = days.From > startOn ? days.From : startOn.AddDays(1);
                if (from <= last && from < days.To)
                    last = last.AddDays(days.To.DayNumber - from.DayNumber);
            }

            return calendar.OnOrAfter(last, suspended);
        }
    }

    private static LegalDue AfterHours(DateTimeOffset local, DateOnly startOn, TimePrecision precision, int hours, TimeSpan localOffset)
    {
        var earliest = precision == TimePrecision.Day ? new DateTimeOffset(startOn.ToDateTime(TimeOnly.MinValue), localOffset) : local;
        var latest = precision == TimePrecision.Day ? EndOf(startOn, localOffset) : local;
        var at = latest.AddHours(hours);
        return new LegalDue(at, earliest.AddHours(hours), DateOnly.FromDateTime(at.AddTicks(-1).DateTime), CalendarKnown: true);
    }

    private static DateTimeOffset EndOf(DateOnly day, TimeSpan localOffset) => new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), localOffset);
}
