using FoodSafety.Lims.Domain.Calendar;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>还差 N · 每工作日 M · 今日 7/10: what is left of a count, what each working day must bring and what this one brought.</summary>
/// <param name="Remaining">Batches or items still to come; 0 where the goal is reached.</param>
/// <param name="WorkingDaysLeft">From the day looked at, it included where it is one, up to the last day.</param>
/// <param name="PerWorkingDay">Needed on each of them as the day began, rounded up; null where none is left and something is missing.</param>
/// <param name="Today">Counted on the day looked at.</param>
/// <param name="Due">Share of the goal to be reached by the day looked at, 0–1: by the milestones, in even steps between them.</param>
public sealed record Pace(long Remaining, int WorkingDaysLeft, long? PerWorkingDay, long Today, double Due)
{
    /// <param name="goal">To be reached.</param>
    /// <param name="before">Counted before the day looked at.</param>
    /// <param name="today">Counted on it.</param>
    /// <param name="on">The day looked at.</param>
    /// <param name="until">The last day that counts, 31 December.</param>
    /// <param name="milestones">In order; none where every day is to bring as much as any other.</param>
    public static Pace Of(long goal, long before, long today, DateOnly on, DateOnly until, WorkingCalendar calendar, params IReadOnlyList<Milestone> milestones) =>
        Of(goal, before, today, on, until, calendar, [], milestones);

    /// <summary>The pace of one site, which brings nothing on the days it declared closed.</summary>
    /// <param name="closed">Days declared closed, each once; those outside the span and those nobody works on take nothing away.</param>
    public static Pace Of(
        long goal, long before, long today, DateOnly on, DateOnly until, WorkingCalendar calendar, IEnumerable<DateOnly> closed, IReadOnlyList<Milestone> milestones)
    {
        var missing = Math.Max(0, goal - before);
        var days = calendar.Between(on.AddDays(-1), until) - closed.Count(day => day >= on && day <= until && calendar.IsWorkingDay(day));
        return new Pace(Math.Max(0, goal - before - today), days, missing == 0 ? 0 : days == 0 ? null : (missing + days - 1) / days, today, DueOn(on, until, milestones));
    }

    private static double DueOn(DateOnly on, DateOnly until, IReadOnlyList<Milestone> milestones)
    {
        var (day, share) = (new DateOnly(until.Year, 1, 1).AddDays(-1), 0.0);
        foreach (var (next, due) in milestones.Select(milestone => (milestone.In(until.Year), (double)milestone.Share / 100)).Append((until, 1.0)))
        {
            if (on <= next)
                return next == day ? due : share + (due - share) * (on.DayNumber - day.DayNumber) / (next.DayNumber - day.DayNumber);
            (day, share) = (next, due);
        }
        return 1;
    }
}
