using System.CommandLine;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Quotas;
using MathNet.Numerics.Distributions;

namespace FoodSafety.Lims.Benchmarks.Forecasts;

/// <summary>
/// <c>forecasts</c>: how often the interval that is to hold a year's count in 80 of 100 cases holds it, over years that are made up by known
/// rules. Nothing is timed; the seed is fixed. Ten weeks seen in March cannot tell how alike neighbouring weeks are: at a correlation of 0.5 the interval
/// then holds 0.73.
/// </summary>
public static class ForecastsCommand
{
    private const int UsualYears = 2000;
    private const int Year = 2023;
    private const double DailyMean = 236;

    private static readonly (string Name, Func<Random, long[]> Make)[] Kinds =
    [
        ("days differ by chance alone", random => Days(random, _ => 1)),
        ("weekends a third, weeks differ (deviation 20 %)", random => Days(random, WeekLevels(random, 0.2, 0))),
        ("the same, neighbouring weeks alike (correlation 0.3)", random => Days(random, WeekLevels(random, 0.2, 0.3))),
    ];

    private static readonly DateOnly[] CutDays = [new(Year, 3, 31), new(Year, 6, 30), new(Year, 9, 30), new(Year, 11, 30)];

    public static Command Create()
    {
        var years = new Option<int>("--years") { Description = "Made-up years of each kind", DefaultValueFactory = _ => UsualYears };
        var command = new Command("forecasts", "how often the 80 % interval of a forecast holds the year's count, over made-up years") { years };
        command.SetAction(result => Run(result.GetValue(years)));
        return command;
    }

    private static int Run(int years)
    {
        var calendar = WorkingCalendarFile.Read(File.ReadAllBytes(Path.Combine(Results.Repository, "seeds", "reference", "calendar.json"))).ToOutcome().Value;
        var cells = Kinds.Select(kind => Coverage(kind.Make, calendar, years)).ToList();
        var (lowest, highest) = (cells.Min(row => row.Min()), cells.Max(row => row.Max()));
        Console.WriteLine(Results.Write(new Result
        {
            Name = "forecasts",
            Size = years,
            MeasuredSize = UsualYears,
            Title = FormattableString.Invariant($"Share of {years:N0} made-up years of each kind whose count lay in the forecast's 80 % interval; about {DailyMean:N0} batches a day, a fifth of it over 春节; 0.80 is exact"),
            Header = ["kind of year, seen on", .. CutDays.Select(day => day.ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture))],
            Rows = Kinds.Zip(cells, (kind, row) => (IReadOnlyList<string>)[kind.Name, .. row.Select(share => Results.Format(share, "0.000"))]),
            Verdict = $"The interval holds between {Results.Format(lowest, "0.000")} and {Results.Format(highest, "0.000")} of the years.",
            Measured = new Dictionary<string, double> { ["forecast-lowest"] = lowest, ["forecast-highest"] = highest },
            Figures = Kinds.Zip(cells, (kind, row) => new { kind.Name, shares = row }),
        }));
        return 0;
    }

    private static double[] Coverage(Func<Random, long[]> make, WorkingCalendar calendar, int years)
    {
        var random = new Random(1);
        var held = new int[CutDays.Length];
        var first = new DateOnly(Year, 1, 1);
        for (var year = 0; year < years; year++)
        {
            var days = make(random);
            var total = days.Sum();
            for (var cut = 0; cut < CutDays.Length; cut++)
            {
                var counts = new DailyCounts(first, days[..(CutDays[cut].DayNumber - first.DayNumber + 1)]);
                var forecast = Forecast.Of(counts, counts.Total, 0, new DateOnly(Year, 12, 31), calendar)!;
                if (total >= forecast.Low && total <= forecast.High)
                    held[cut]++;
            }
        }
        return [.. held.Select(count => (double)count / years)];
    }

    /// <summary>A year of days: negative binomial by their level, a fifth over 春节 of 2023 (21 to 27 January).</summary>
    private static long[] Days(Random random, Func<DateOnly, double> level)
    {
        var first = new DateOnly(Year, 1, 1);
        return
        [
            .. Enumerable.Range(0, 365).Select(index => first.AddDays(index))
                .Select(day => (long)Poisson.Sample(random, DailyMean * level(day) * (day is { Month: 1, Day: >= 21 and <= 27 } ? 0.2 : 1))),
        ];
    }

    /// <summary>Levels of the weeks around 1 with this deviation and correlation of neighbours; Saturdays and Sundays a third of a day.</summary>
    private static Func<DateOnly, double> WeekLevels(Random random, double deviation, double correlation)
    {
        var levels = new double[54];
        var swing = Normal.Sample(random, 0, 1);
        for (var week = 0; week < levels.Length; week++)
        {
            levels[week] = Math.Max(0, 1 + deviation * swing);
            swing = correlation * swing + Math.Sqrt(1 - correlation * correlation) * Normal.Sample(random, 0, 1);
        }
        return day => levels[(day.DayNumber - new DateOnly(Year - 1, 12, 26).DayNumber) / 7] * (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1 / 3.0 : 1);
    }
}
