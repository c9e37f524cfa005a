using System.Collections.Frozen;

namespace FoodSafety.Lims.Domain.Calendar;

/// <summary>
/// Working days (工作日): Monday to Friday, less the State Council's holidays, plus the make-up Saturdays and Sundays (调休).
/// Outside the years its facts are complete for it knows weekends only; <see cref="Knows"/> says so.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly FrozenSet<DateOnly> _holidays;
    private readonly FrozenSet<DateOnly> _makeUpDays;
    private readonly FrozenSet<DateOnly> _springFestival;
    private readonly FrozenSet<int> _years;

    /// <param name="holidays">Days off, weekend days of a holiday included.</param>
    /// <param name="makeUpDays">Saturdays and Sundays worked instead.</param>
    /// <param name="years">Years for which both are complete.</param>
    /// <param name="springFestival">Of the holidays, those of 春节.</param>
    public WorkingCalendar(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> makeUpDays, IEnumerable<int> years, params IEnumerable<DateOnly> springFestival)
    {
        _holidays = holidays.ToFrozenSet();
        _makeUpDays = makeUpDays.ToFrozenSet();
        _years = years.ToFrozenSet();
        _springFestival = springFestival.ToFrozenSet();
    }

    /// <summary>Whether holidays and make-up days of the day's year are known.</summary>
    public bool Knows(DateOnly day) => _years.Contains(day.Year);

    /// <summary>Whether the day is one of the 春节 holidays, when markets and their rooms stand still.</summary>
    public bool IsSpringFestival(DateOnly day) => _springFestival.Contains(day);

    /// <summary>Whether offices work on the day.</summary>
    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        ? _makeUpDays.Contains(day)
        : !_holidays.Contains(day);

    /// <summary>The day itself when it is a working day, otherwise the next one: where a period ends that would end on a holiday.</summary>
    /// <param name="day">The day a period would end on.</param>
    /// <param name="suspended">Days on which its clock stood still: it ends on none of them.</param>
    public DateOnly OnOrAfter(DateOnly day, params IReadOnlyList<SuspendedDays> suspended)
    {
        while (!Counts(day, suspended))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The n-th working day after the day, which itself is not counted; 0 gives the day itself or the next working day.</summary>
    /// <param name="day">The day of the event.</param>
    /// <param name="workingDays">How many, 0 or more.</param>
    /// <param name="suspended">Days on which the clock stood still: none of them counts.</param>
    public DateOnly Add(DateOnly day, int workingDays, params IReadOnlyList<SuspendedDays> suspended)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        if (workingDays == 0)
            return OnOrAfter(day, suspended);
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            if (Counts(day, suspended))
                workingDays--;
        }

        return day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and with <paramref name="to"/>; 0 when <paramref name="to"/> is not later.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
                count++;
        }

        return count;
    }

    private bool Counts(DateOnly day, IReadOnlyList<SuspendedDays> suspended) => IsWorkingDay(day) && !suspended.Any(days => days.Contains(day));
}
