using FoodSafety.Lims.Domain.Calendar;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>还差 N · 每工作日 M · 今日 7/10: what is left of a count, what each working day must bring and what this one brought.</summary>
/// <param name="Remaining">Batches or items still to come; 0 where the goal is reached.</param>
/// <param name="WorkingDaysLeft">From the day looked at, it included where it is one, up to the last day.</param>
/// <param name="PerWorkingDay">Needed on each of them as the day began, rounded up; null where none is left and something is missing.</param>
/// <param name="Today">Counted on the day looked at.</param>
public sealed record Pace(long Remaining, int WorkingDaysLeft, long? PerWorkingDay, long Today)
{
    /// <param name="goal">To be reached.</param>
    /// <param name="before">Counted before the day looked at.</param>
    /// <param name="today">Counted on it.</param>
    /// <param name="on">The day looked at.</param>
    /// <param name="until">The last day that counts.</param>
    public static Pace Of(long goal, long before, long today, DateOnly on, DateOnly until, WorkingCalendar calendar)
    {
        var (missing, days) = (Math.Max(0, goal - before), calendar.Between(on.AddDays(-1), until));
        return new Pace(Math.Max(0, goal - before - today), days, missing == 0 ? 0 : days == 0 ? null : (missing + days - 1) / days, today);
    }
}
