using FoodSafety.Lims.Domain.Calendar;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>What a counter gained on each whole local day.</summary>
/// <param name="First">The first of the days.</param>
/// <param name="Counts">Batches or items of each day from the first on, none left out; an undo may make one negative.</param>
public sealed record DailyCounts(DateOnly First, IReadOnlyList<long> Counts)
{
    private const int DaysOfWeek = 7;

    /// <summary>The last of the days; the day before the first where there is none.</summary>
    public DateOnly Last => First.AddDays(Counts.Count - 1);

    /// <summary>All of them together.</summary>
    public long Total => Counts.Sum();

    /// <summary>All up to a day and with it.</summary>
    public long Through(DateOnly day) => Counts.Take(Math.Max(0, day.DayNumber - First.DayNumber + 1)).Sum();

    /// <summary>
    /// The whole weeks, each Monday to Sunday, since anything was counted and without those that 春节 touches: what an ordinary week looks like.
    /// </summary>
    public IReadOnlyList<long[]> OrdinaryWeeks(WorkingCalendar calendar)
    {
        var weeks = new List<long[]>();
        var start = Counts.TakeWhile(count => count == 0).Count();
        start += (DaysOfWeek - WeekdayOf(First.AddDays(start))) % DaysOfWeek;
        for (; start + DaysOfWeek <= Counts.Count; start += DaysOfWeek)
            if (!Enumerable.Range(start, DaysOfWeek).Any(index => calendar.IsSpringFestival(First.AddDays(index))))
                weeks.Add([.. Counts.Skip(start).Take(DaysOfWeek)]);
        return weeks;
    }

    /// <summary>0 for Monday to 6 for Sunday.</summary>
    public static int WeekdayOf(DateOnly day) => ((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek;
}
