using System.Globalization;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>
/// Reads the date of a 生产日期/批号 field: 2025-12-01, 2025/11/3, 2026年3月5日, 2026.3.5, 20251201, 2025-11-13（购进日期）, and the
/// spreadsheet's serial 45990.0 (1900 system). The field may hold a lot number instead: then there is no date, and the text stays.
/// </summary>
public static partial class DateNotation
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);

    // Day 0 of the 1900 system, which counts a 29 February 1900 that never was.
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    /// <summary>The date, or null when the text holds none, or more than one, between 2000 and 2099.</summary>
    public static NotedDate? Parse(string text)
    {
        if (text.Length > 80)
            return null;
        var folded = Spelling.Fold(text);
        var match = Written().Match(folded);
        if (match.Success)
        {
            var qualifier = match.Groups["before"].Success ? match.Groups["before"].Value : match.Groups["after"].Success ? match.Groups["after"].Value.Trim() : null;
            if (qualifier is not null && DateQualifier.IsOtherCalendar(qualifier))
                return null;
            return Day(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value) is { } day
                ? new NotedDate(day, string.IsNullOrEmpty(qualifier) ? null : qualifier, text)
                : null;
        }

        if (Serial().Match(folded) is { Success: true } serial
            && int.TryParse(serial.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days))
            return InRange(SerialZero.AddDays(days)) is { } counted ? new NotedDate(counted, null, text) : null;
        return null;
    }

    private static DateOnly? Day(string year, string month, string day) =>
        DateOnly.TryParseExact($"{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found)
            ? InRange(found)
            : null;

    private static DateOnly? InRange(DateOnly day) => day >= Earliest && day <= Latest ? day : null;

    [GeneratedRegex(
        """
        ^(?:(?<before>\p{L}{2,10}日期)\s*:?\s*)?
        (?:(?<y>\d{4})\s?(?<s>[-/.])\s?(?<m>\d{1,2})\s?\k<s>\s?(?<d>\d{1,2}) | (?<y>\d{4})\s?年\s?(?<m>\d{1,2})\s?月\s?(?<d>\d{1,2})\s?[日号]? | (?<y>20\d{2})(?<m>\d{2})(?<d>\d{2}))
        (?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?
        (?:\s*\((?<after>[^()\d]{1,20})\))?$
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Written();

    [GeneratedRegex(@"^(\d{5})(?:\.\d{1,10})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Serial();
}
