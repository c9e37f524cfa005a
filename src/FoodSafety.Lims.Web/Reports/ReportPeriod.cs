using System.Globalization;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Web.Reports;

/// <summary>What a report is about: a year, half-year, quarter, month or day, as local days with both ends included.</summary>
/// <param name="Code">As written: 2023, 2023-H1, 2023-Q3, 2023-09, 2023-09-18.</param>
/// <param name="From">First local day.</param>
/// <param name="To">Last local day.</param>
public sealed partial record ReportPeriod(string Code, DateOnly From, DateOnly To)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public int Year => From.Year;

    public bool IsWholeYear => Code.Length == 4;

    public bool IsMonth => From.Day == 1 && To == From.AddMonths(1).AddDays(-1);

    /// <summary>In the users' words, e.g. 2023年第三季度.</summary>
    public string Name => Code[4..] switch
    {
        "" => Text($"{Year}年"),
        "-H1" => Text($"{Year}年上半年"),
        "-H2" => Text($"{Year}年下半年"),
        "-Q1" => Text($"{Year}年第一季度"),
        "-Q2" => Text($"{Year}年第二季度"),
        "-Q3" => Text($"{Year}年第三季度"),
        "-Q4" => Text($"{Year}年第四季度"),
        { Length: 3 } => Text($"{Year}年{From.Month}月"),
        _ => LongDay(From),
    };

    /// <summary>E.g. 2023年7月1日至2023年9月30日; one day is itself.</summary>
    public string Span => From == To ? LongDay(From) : $"{LongDay(From)}至{LongDay(To)}";

    /// <summary>Reads a period as the commands and the API write it.</summary>
    public static Outcome<ReportPeriod> Read(string? text)
    {
        if (text is null || Form().Match(text) is not { Success: true } match || Number(match, "year") is not (>= FirstYear and <= LastYear))
            return Refused(text);
        var year = Number(match, "year");
        if (match.Groups["half"].Success)
            return Months(text, year, Number(match, "half") * 6 - 5, 6);
        if (match.Groups["quarter"].Success)
            return Months(text, year, Number(match, "quarter") * 3 - 2, 3);
        if (match.Groups["day"].Success)
            return LocalClock.TryReadDay(text, out var day) ? new ReportPeriod(text, day, day) : Refused(text);
        if (!match.Groups["month"].Success)
            return Months(text, year, 1, 12);
        return Number(match, "month") is >= 1 and <= 12 and var month ? Months(text, year, month, 1) : Refused(text);
    }

    /// <summary>The instant at which its first day begins.</summary>
    public DateTimeOffset Begins(TimeZoneInfo zone) => LocalClock.StartOf(From, zone);

    /// <summary>The last instant of its last day that is told apart from the next day.</summary>
    public DateTimeOffset Ends(TimeZoneInfo zone) => LocalClock.StartOf(To.AddDays(1), zone).AddMilliseconds(-1);

    private static ReportPeriod Months(string code, int year, int first, int count)
    {
        var from = new DateOnly(year, first, 1);
        return new ReportPeriod(code, from, from.AddMonths(count).AddDays(-1));
    }

    private static Refusal Refused(string? text) => new(
        "unknown-period", $"期间“{text}”无法识别，请写成 2023（年）、2023-H1（半年）、2023-Q3（季度）、2023-09（月）或 2023-09-18（日）。", RefusalKind.Invalid);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string LongDay(DateOnly day) => Text($"{day.Year}年{day.Month}月{day.Day}日");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<year>[0-9]{4})(-H(?<half>[12])|-Q(?<quarter>[1-4])|-(?<month>[0-9]{2})(-(?<day>[0-9]{2}))?)?\z")]
    private static partial Regex Form();
}
