using System.Globalization;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Domain.Daily;

/// <summary>
/// A campaign (专项活动) of a plan, or an event an office added: a record belongs to it when it names the tag. A campaign may recur: 星期三查餐厅,
/// 九号查酒, each month.
/// </summary>
/// <param name="Code">The mechanism's, or the event's.</param>
/// <param name="Tag">What records write.</param>
/// <param name="Title">In the users' words.</param>
/// <param name="Weekday">It is held each such day.</param>
/// <param name="DayOfMonth">It is held on this day of each month; of a shorter month on none.</param>
/// <param name="Every">周、月、季 or 年 as a whole, or <see cref="Holidays"/>; null where it does not recur so.</param>
/// <param name="TakesNominations">Whether the public names what is tested (你点我检).</param>
public sealed record Campaign(string Code, string Tag, string Title, DayOfWeek? Weekday = null, int? DayOfMonth = null, string? Every = null, bool TakesNominations = false)
{
    /// <summary>Its kind of mechanism.</summary>
    public const string Kind = "campaign";

    /// <summary>The beat of a campaign that is held on holidays (食安护佳节).</summary>
    public const string Holidays = "节假日";

    private static readonly string[] Weekdays = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];

    /// <summary>The campaigns of a plan, and its channels that bear a tag (保障任务, 绿色通道).</summary>
    public static IReadOnlyList<Campaign> Of(Plan plan) =>
    [
        .. from mechanism in plan.Mechanisms
           where mechanism.Kind is Kind or "priority-channel" && mechanism.Parameters.ContainsKey("tag")
           select new Campaign(mechanism.Code, Text(mechanism, "tag")!, mechanism.Title,
               Text(mechanism, "weekday") is { } weekday ? WeekdayOf(weekday) : null,
               Text(mechanism, "dayOfMonth") is { } day ? int.Parse(day, CultureInfo.InvariantCulture) : null,
               Text(mechanism, "every"), mechanism.Parameters.ContainsKey("nominations")),
    ];

    /// <summary>星期三 → Wednesday; null where it is none.</summary>
    public static DayOfWeek? WeekdayOf(string name) => Array.IndexOf(Weekdays, name) is >= 0 and var index ? (DayOfWeek)index : null;

    /// <summary>
    /// Whether a cell names the tag: several stand in one cell, parted by 、 or ；. A tag may hold the mark itself (守底线、查隐患、保安全), so whole runs
    /// of parts are compared.
    /// </summary>
    public static bool Names(string? cell, string tag) =>
        cell is not null && $",{Spelling.NameKey(cell).Replace(';', ',')},".Contains($",{Spelling.NameKey(tag)},", StringComparison.Ordinal);

    /// <summary>When it was or is to be held within some days, both ends included; none for what does not recur. A whole month may begin or end outside.</summary>
    /// <param name="calendar">Tells the holidays; without it a campaign of holidays has no occurrence.</param>
    public IReadOnlyList<Occurrence> Occurrences(DateOnly from, DateOnly to, WorkingCalendar? calendar = null)
    {
        if (Every == Holidays)
            return calendar is null ? [] : OfHolidays(from, to, calendar);
        if (Every is not null)
            return [.. Beat.Spans(Every, from, to).Select(span => new Occurrence(span.From, span.To))];
        var days = new List<Occurrence>();
        for (var day = from; day <= to; day = day.AddDays(1))
            if (day.DayOfWeek == Weekday || day.Day == DayOfMonth)
                days.Add(new(day, day));
        return days;
    }

    /// <summary>Runs of days off that take in a weekday (春节, 国庆): weekends alone are none.</summary>
    private static List<Occurrence> OfHolidays(DateOnly from, DateOnly to, WorkingCalendar calendar)
    {
        bool IsOff(DateOnly day) => calendar.Knows(day) && !calendar.IsWorkingDay(day);
        var runs = new List<Occurrence>();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (!IsOff(day))
                continue;
            var (first, last) = (day, day);
            while (IsOff(first.AddDays(-1)))
                first = first.AddDays(-1);
            while (IsOff(last.AddDays(1)))
                last = last.AddDays(1);
            if (Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Any(number => DateOnly.FromDayNumber(number).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
                runs.Add(new(first, last));
            day = last;
        }
        return runs;
    }

    /// <summary>One time it is held.</summary>
    public sealed record Occurrence(DateOnly From, DateOnly To);

    private static string? Text(Mechanism mechanism, string name) => mechanism.Parameters.GetValueOrDefault(name) is { IsDefault: false, Length: > 0 } values ? values[0] : null;
}
