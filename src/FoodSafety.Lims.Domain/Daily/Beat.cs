namespace FoodSafety.Lims.Domain.Daily;

/// <summary>周、月、季、年: the spans of days after which something is due again.</summary>
public static class Beat
{
    /// <summary>The spans that touch some days, both ends included, in order. An unknown word has none.</summary>
    /// <param name="every">周 (Monday to Sunday), 月, 季 or 季度, 年.</param>
    public static IEnumerable<(DateOnly From, DateOnly To)> Spans(string every, DateOnly from, DateOnly to)
    {
        for (var start = StartOf(every, from); start is { } first && first <= to;)
        {
            var next = every switch { "周" => first.AddDays(7), "月" => first.AddMonths(1), "年" => first.AddYears(1), _ => first.AddMonths(3) };
            yield return (first, next.AddDays(-1));
            start = next;
        }
    }

    private static DateOnly? StartOf(string every, DateOnly day) => every switch
    {
        "周" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        "月" => new DateOnly(day.Year, day.Month, 1),
        "季" or "季度" => new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
        "年" => new DateOnly(day.Year, 1, 1),
        _ => null,
    };
}
