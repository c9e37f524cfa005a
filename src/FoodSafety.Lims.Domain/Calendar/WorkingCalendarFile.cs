using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Domain.Calendar;

/// <summary>The working calendar as a JSON file (seeds/reference/calendar.json).</summary>
public static class WorkingCalendarFile
{
    /// <summary>
    /// Reads the calendar (UTF-8). Refused, with all faults at once: unknown members, a day twice, a day of a year that is not listed,
    /// a make-up day that is no Saturday or Sunday.
    /// </summary>
    public static Reading<WorkingCalendar> Read(ReadOnlyMemory<byte> utf8) => Reading<WorkingCalendar>.OfFile(utf8, "工作日历", (root, faults) =>
    {
        var years = new HashSet<int>();
        foreach (var entry in root.Entries("years", "年份"))
        {
            years.Add((int)entry.Whole("year", 2000, 2100));
            entry.Text("source");
            entry.Certainty();
            entry.Close();
        }

        var holidays = new HashSet<DateOnly>();
        var makeUpDays = new HashSet<DateOnly>();
        var springFestival = new HashSet<DateOnly>();
        foreach (var entry in root.Rows("日期"))
            ReadDay(entry, years, holidays, makeUpDays, springFestival);
        return () => new WorkingCalendar(holidays, makeUpDays, years, springFestival);
    });

    private static void ReadDay(JsonEntry entry, HashSet<int> years, HashSet<DateOnly> holidays, HashSet<DateOnly> makeUpDays, HashSet<DateOnly> springFestival)
    {
        var day = entry.Date("on");
        var kind = entry.Text("kind");
        var name = entry.Text("name");
        entry.Close();
        if (!years.Contains(day.Year))
            entry.Fault("on", "unlisted-year", "该年份未列入 years。");
        if (holidays.Contains(day) || makeUpDays.Contains(day))
            entry.Fault("on", "duplicate", "同一天写了两次。");
        if (kind == "make-up" && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            entry.Fault("kind", "not-a-weekend", "调休上班日应为星期六或星期日。");
        if (kind is not ("holiday" or "make-up"))
            entry.Fault("kind", "unknown-word", "应为 holiday 或 make-up。");
        else
            (kind == "holiday" ? holidays : makeUpDays).Add(day);
        if (kind == "holiday" && name == "春节")
            springFestival.Add(day);
    }
}
