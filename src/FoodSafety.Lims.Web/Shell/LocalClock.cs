using System.Globalization;
using FoodSafety.Lims.Domain;

namespace FoodSafety.Lims.Web.Shell;

/// <summary>Reads instants and days as people and programs write them, in the district's wall clock where they name no zone.</summary>
public static class LocalClock
{
    private static readonly string[] WithoutZone =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm",
    ];

    private static readonly string[] WithZone =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK",
    ];

    /// <summary>An ISO 8601 instant; a bare day means the last millisecond of that local day, so that the day is included.</summary>
    public static bool TryReadInstant(string? text, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        if (TryReadDay(text, out var day))
        {
            instant = AtLocal(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone).AddMilliseconds(-1);
            return true;
        }
        if (DateTime.TryParseExact(text, WithoutZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            instant = AtLocal(local, zone);
            return true;
        }
        return DateTimeOffset.TryParseExact(text, WithZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);
    }

    public static bool TryReadDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static bool TryReadTime(string? text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>What a door says when <see cref="TryReadTime"/> could not.</summary>
    public static Refusal NotATime(string name, string? given) =>
        new("not-a-time", $"{name} 的值“{given}”不是时刻，请写成 9:00 的形式。", RefusalKind.Invalid);

    /// <summary>What a door says when <see cref="TryReadDay"/> could not.</summary>
    public static Refusal NotADay(string name, string? given) =>
        new("not-a-date", $"{name} 的值“{given}”不是日期，请写成 2023-09-18 的形式。", RefusalKind.Invalid);

    /// <summary>What a door says when <see cref="TryReadInstant"/> could not.</summary>
    public static Refusal NotAnInstant(string name, string? given) =>
        new("not-a-date", $"{name} 的值“{given}”不是时间，请写成 2023-12-31T23:59:59+08:00 或 2023-12-31 的形式。", RefusalKind.Invalid);

    /// <summary>The instant at which a local day begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone) => AtLocal(day.ToDateTime(TimeOnly.MinValue), zone);

    public static DateTimeOffset ToLocal(this DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone);

    public static DateOnly LocalDay(this DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(instant.ToLocal(zone).DateTime);

    /// <summary>The instant of a day and time on the wall clock.</summary>
    public static DateTimeOffset AtLocal(DateTime local, TimeZoneInfo zone) => new(local, zone.GetUtcOffset(local));
}
