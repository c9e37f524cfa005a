using System.Globalization;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>Reads 保质期 of a sampling form: the last day itself (2027-06-01), or a time from a plain production date (12个月, 180天, 2年).</summary>
public static partial class ShelfLife
{
    /// <summary>The last day of the shelf life; null where the words do not say it.</summary>
    /// <param name="written">保质期 as the form has it.</param>
    /// <param name="producedOn">生产日期/批号 as the form has it; a day of purchase is no day of production.</param>
    public static DateOnly? EndOf(string? written, string? producedOn)
    {
        if (written is null)
            return null;
        if (DateNotation.Parse(written)?.On is { } day)
            return day;
        if (producedOn is null || DateNotation.Parse(producedOn) is not { Qualifier: null or "生产日期" or "加工日期", On: var begins } || Time().Match(Spelling.Fold(written)) is not { Success: true } match)
            return null;
        var count = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        // Whether the first day counts labels do not say: the earlier end is taken, so that nothing expired is eaten.
        return (match.Groups[2].Value switch { "年" => begins.AddYears(count), "天" or "日" => begins.AddDays(count), _ => begins.AddMonths(count) }).AddDays(-1);
    }

    // Four digits before 年 are a year, not a time.
    [GeneratedRegex("^(\\d{1,2}(?=\\s?年)|\\d{1,3}(?=\\s?个?月)|\\d{1,4}(?=\\s?[天日]))\\s?(年|个月|月|天|日)$", RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
