namespace FoodSafety.Lims.Domain.Calendar;

/// <summary>When a legal limit runs out.</summary>
/// <param name="At">First instant at which it has run out: the full 4 hours, or the end of the last local day. Before it, the act is in time.</param>
/// <param name="EarliestAt">The same for the earliest start the record allows; differs from <paramref name="At"/> only for hours from a start known to the day.</param>
/// <param name="LastOn">Last local day on which the act is in time.</param>
/// <param name="CalendarKnown">False when the count passed through days whose holidays are not known: the day may still move.</param>
public readonly record struct LegalDue(DateTimeOffset At, DateTimeOffset EarliestAt, DateOnly LastOn, bool CalendarKnown)
{
    /// <summary>Whether the limit has run out at an instant.</summary>
    public bool HasRunOut(DateTimeOffset now) => now >= At;
}
