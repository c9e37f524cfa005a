using FoodSafety.Lims.Domain.Calendar;

namespace FoodSafety.Lims.Domain.Disposal.Clocks;

/// <summary>
/// How far a time limit has risen. How long before and after it is dated reference data of its own, in force on the day the limit runs
/// out; without it nobody is reminded and nothing rises.
/// </summary>
public static class Escalation
{
    /// <summary>Rule of the reminder: so long before the limit runs out.</summary>
    public const string Reminder = "deadline-reminder";

    private static readonly (string Rule, EscalationLevel Level)[] Steps =
    [
        ("escalation-city", EscalationLevel.City),
        ("escalation-district", EscalationLevel.District),
        ("escalation-station", EscalationLevel.Station),
    ];

    /// <summary>The highest level reached; none for a right of the vendor's, for what is done, and while a clock stands still.</summary>
    /// <param name="clock">The clock as read at the instant.</param>
    /// <param name="at">The instant.</param>
    /// <param name="law">The reference data.</param>
    /// <param name="district">District code: its province may have rows of its own.</param>
    public static EscalationLevel Of(CaseClock clock, DateTimeOffset at, ClockLaw law, string district)
    {
        if (clock.IsRight || clock.DoneAt is not null || clock.Due is not { } due)
            return EscalationLevel.None;
        // The last instant in time is the event: its day is not counted.
        var last = due.AddTicks(-1);
        if (at < due)
            return IsReminded(due, at, law, district) is true ? EscalationLevel.Reminder : EscalationLevel.None;
        return Steps.FirstOrDefault(step => law.LimitAt(step.Rule, last, district) is { } after && at >= law.Due(after, last).At).Level;
    }

    /// <summary>Whether whoever handles it is reminded by now; null where no rule says when.</summary>
    internal static bool? IsReminded(DateTimeOffset due, DateTimeOffset at, ClockLaw law, string district)
    {
        var last = due.AddTicks(-1);
        return law.LimitAt(Reminder, last, district) is { } before ? IsNear(before, at, last, law) : null;
    }

    private static bool IsNear(LegalLimit before, DateTimeOffset at, DateTimeOffset last, ClockLaw law) => before.Unit switch
    {
        LegalUnit.Hours => last - at < TimeSpan.FromHours(before.Value ?? 0),
        LegalUnit.WorkingDays => law.Calendar.Between(law.DayOf(at), law.DayOf(last)) <= before.Value,
        LegalUnit.CalendarDays => law.DayOf(last).DayNumber - law.DayOf(at).DayNumber <= before.Value,
        _ => false,
    };
}
