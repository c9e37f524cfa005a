using System.Globalization;

namespace FoodSafety.Lims.Tests.Fuzz.Naive;

/// <summary>Dates and times by a list of formats, tried one after the other.</summary>
internal static class NaiveTime
{
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"];

    private static readonly string[] Times =
    [
        "", " H:m", " H:m:s", " H:m:s.f", " H:m:s.ff", " H:m:s.fff", " H:m:s.ffff", " H:m:s.fffff", " H:m:s.ffffff", " H:m:s.fffffff",
    ];

    private static readonly string[] Formats = [.. Days.SelectMany(_ => Times, (day, time) => day + time)];

    private static readonly (string Word, bool IsAfternoon)[] Halves = [("上午", false), ("早上", false), ("凌晨", false), ("下午", true), ("晚上", true)];

    /// <summary>The wall clock of the district; null when no format fits.</summary>
    public static DateTime? Parse(string cell)
    {
        var text = NaiveRapidTests.Narrow(cell).Trim();
        // A qualifier in brackets says of what it is the day; another calendar's day is another.
        var qualified = System.Text.RegularExpressions.Regex.Match(text, @"^([^()]+)\(([^()0-9]{1,20})\)$");
        if (qualified.Success && qualified.Groups[2].Value.Trim().Length > 0 && !qualified.Groups[2].Value.Contains('历'))
            text = qualified.Groups[1].Value.Trim();
        bool? isAfternoon = null;
        foreach (var (word, half) in Halves)
            if (isAfternoon is null && text.Contains(word))
                (text, isAfternoon) = (text.Replace(word, " "), half);
        text = text.Replace('年', '-').Replace('月', '-').Replace('日', ' ').Replace('号', ' ')
            .Replace('时', ':').Replace('点', ':').Replace('點', ':').Replace('分', ':').Replace('秒', ' ')
            .Replace('T', ' ').Replace('t', ' ').Trim().TrimEnd(':', ' ');
        while (text.Contains("  "))
            text = text.Replace("  ", " ");
        text = text.Replace("- ", "-").Replace("/ ", "/").Replace(". ", ".");
        if (Serial(text) is { } serial)
            return serial;

        TimeSpan? offset = null;
        if (text.EndsWith('Z') || text.EndsWith('z'))
            (text, offset) = (text[..^1].TrimEnd(), TimeSpan.Zero);
        else if (text.LastIndexOfAny(['+', '-']) is > 0 and var sign && text[..sign].Contains(':'))
        {
            var zone = text[(sign + 1)..];
            var (hours, minutes) = zone.Contains(':') ? (zone.Split(':')[0], zone.Split(':')[1]) : zone.Length == 4 ? (zone[..2], zone[2..]) : (zone, "0");
            if (!Digits(hours, 14, out var hour) || !Digits(minutes, 59, out var minute))
                return null;
            offset = new TimeSpan(hour, minute, 0) * (text[sign] == '-' ? -1 : 1);
            text = text[..sign].TrimEnd();
        }
        if (text.LastIndexOf('.') is > 10 and var point && text.Length - point > 8 && text[(point + 1)..].All(char.IsAsciiDigit) && text.Length - point <= 10)
            text = text[..(point + 8)];
        if (!DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return null;
        if (isAfternoon is { } after)
        {
            if (!text.Contains(':') || (!after && time.Hour > 12))
                return null;
            time = after && time.Hour < 12 ? time.AddHours(12) : !after && time.Hour == 12 ? time.AddHours(-12) : time;
        }
        try
        {
            return offset is { } written ? time - written + TimeSpan.FromHours(8) : time;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    // Excel's day numbers of 2000 to 2099.
    private static DateTime? Serial(string text)
    {
        if (text.Length < 5 || !text[..5].All(char.IsAsciiDigit) || (text.Length > 5 && text[5] != '.'))
            return null;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) || days < 36_526 || days >= 73_051)
            return null;
        return new DateTime(1899, 12, 30).AddDays((int)days).AddSeconds((double)Math.Round((days - (int)days) * 86_400));
    }

    private static bool Digits(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text.Length <= 2 && number <= most;
}
