using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Tests.Domain.Quotas;

/// <summary>domain.md §5C: negative binomial where the weeks differ by chance alone, drawn weeks where they differ by more.</summary>
public sealed class ForecastTests
{
    private static readonly DateOnly FirstOfJanuary = new(2023, 1, 1);
    private static readonly DateOnly LastOfYear = new(2023, 12, 31);

    private static readonly WorkingCalendar Calendar = new(
        SpringFestival, [], [2023], SpringFestival);

    private static IEnumerable<DateOnly> SpringFestival => Enumerable.Range(21, 7).Select(day => new DateOnly(2023, 1, day));

    [Test]
    public void A_goal_that_is_reached_is_certain_and_one_without_days_left_is_lost()
    {
        var year = Days(365, _ => 10);

        Assert.That(Forecast.Of(year, 3650, 3650, LastOfYear, Calendar)!.Probability, Is.EqualTo(1));
        Assert.That(Forecast.Of(year, 3650, 3651, LastOfYear, Calendar)!.Probability, Is.Zero);
    }

    [Test]
    public void Weeks_that_differ_by_chance_alone_give_the_negative_binomial_of_the_textbook()
    {
        // Poisson-like days: 26 weeks from Monday 2 January less two that 春节 touches; λ of a day 2.
        var half = Days(1 + 26 * 7, day => day.DayNumber % 2 == 0 ? 1 : 3);

        var forecast = Forecast.Of(half, half.Total, 0, LastOfYear, Calendar)!;

        var (behind, sum) = (7 * 24.0, half.OrdinaryWeeks(Calendar).Sum(week => week.Sum()));
        var ahead = 365 - half.Counts.Count;
        var mean = ahead * (0.5 + sum) / behind;
        Assert.That(forecast.Method, Is.EqualTo(ForecastMethod.GammaPoisson));
        Assert.That(forecast.Weeks, Is.EqualTo(24));
        Assert.That(forecast.Expected, Is.EqualTo(half.Total + mean).Within(2));
        var deviation = Math.Sqrt(mean * (1 + ahead / behind));
        Assert.That(new double[] { forecast.Low - half.Total, forecast.High - half.Total }, Is.EqualTo(new[] { mean - 1.2816 * deviation, mean + 1.2816 * deviation }).Within(1.5), "80 of 100 of a bell as wide");
    }

    [Test]
    public void The_chance_of_the_negative_binomial_is_that_of_a_naive_sum()
    {
        var counts = Days(1 + 10 * 7, _ => 2);
        var until = counts.Last.AddDays(21);

        var forecast = Forecast.Of(counts, counts.Total, counts.Total + 45, until, Calendar)!;

        // r = ½ + Σy, p = T/(T + D); P(Y >= 45) = 1 − Σ.
        var (r, p) = (0.5 + 8 * 14, 56.0 / (56 + 21));
        double sum = 0, chance = Math.Pow(p, r);
        for (var y = 0; y < 45; y++)
        {
            sum += chance;
            chance *= (r + y) / (y + 1) * (1 - p);
        }
        Assert.That(forecast.Probability, Is.EqualTo(1 - sum).Within(1e-6));
    }

    [Test]
    public void Large_counts_are_as_near_as_small_ones()
    {
        // 236 a day in 24 markets: the numbers of a district's year.
        var counts = Days(1 + 26 * 7, day => 235 + day.DayNumber % 3);
        var mean = Forecast.Of(counts, counts.Total, 0, LastOfYear, Calendar)!.Expected;

        var even = Forecast.Of(counts, counts.Total, (long)mean, LastOfYear, Calendar)!;

        Assert.That(even.Method, Is.EqualTo(ForecastMethod.GammaPoisson));
        Assert.That(even.Probability, Is.EqualTo(.5).Within(.01));
    }

    [Test]
    public void Weeks_that_differ_by_more_are_drawn_again_and_the_interval_is_wider()
    {
        var steady = Days(1 + 20 * 7, _ => 100);
        var uneven = Days(1 + 20 * 7, day => day.DayNumber / 7 % 2 == 0 ? 50 : 150);

        var (narrow, wide) = (Forecast.Of(steady, steady.Total, 36_000, LastOfYear, Calendar)!, Forecast.Of(uneven, uneven.Total, 36_000, LastOfYear, Calendar)!);

        Assert.That((narrow.Method, wide.Method), Is.EqualTo((ForecastMethod.GammaPoisson, ForecastMethod.BlockBootstrap)));
        Assert.That(wide.High - wide.Low, Is.GreaterThan(2 * (narrow.High - narrow.Low)));
        Assert.That(Forecast.Of(uneven, uneven.Total, 36_000, LastOfYear, Calendar), Is.EqualTo(wide), "the same question, the same answer");
    }

    [Test]
    public void Weekends_without_tests_are_expected_without_tests()
    {
        var counts = Days(1 + 20 * 7, day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 100);
        var friday = counts.Last.AddDays(5);

        var forecast = Forecast.Of(counts, counts.Total, counts.Total + 600, friday.AddDays(2), Calendar)!;

        Assert.That(forecast.Expected, Is.EqualTo(counts.Total + 500.0).Within(.001));
        Assert.That(forecast.ExpectedOn, Is.EqualTo(friday.AddDays(3)), "the Monday after");
    }

    [Test]
    public void The_spring_festival_says_nothing_of_an_ordinary_week_and_brings_nothing()
    {
        var counts = Days(20, _ => 10);
        Assert.That(Forecast.Of(counts, counts.Total, 3000, LastOfYear, Calendar), Is.Null, "two ordinary weeks are too few");

        var later = Days(1 + 6 * 7, day => Calendar.IsSpringFestival(day) ? 0 : 10);
        Assert.That(Forecast.Of(later, later.Total, 3000, LastOfYear, Calendar)!.Expected, Is.EqualTo(3580.0).Within(.001));

        var next = new WorkingCalendar([], [], [2023], [new DateOnly(2023, 2, 13)]);
        Assert.That(Forecast.Of(later, later.Total, 3000, new DateOnly(2023, 2, 14), next)!.Expected - later.Total, Is.EqualTo(OrdinaryDay(later, next)).Within(.001));
    }

    [Test]
    public void A_year_that_began_late_is_forecast_from_where_it_began()
    {
        var counts = Days(1 + 20 * 7, day => day < new DateOnly(2023, 4, 3) ? 0 : 10);

        Assert.That(Forecast.Of(counts, counts.Total, 1, LastOfYear, Calendar)!.Weeks, Is.EqualTo(7));
    }

    [Test]
    public void What_is_left_is_divided_among_the_working_days_left()
    {
        var (wednesday, until) = (new DateOnly(2023, 5, 24), new DateOnly(2023, 5, 31));

        Assert.That(Of(40, 7), Is.EqualTo((53L, 6, (long?)10, 7L)), "今日 7/10");
        Assert.That(Of(39, 7).PerWorkingDay, Is.EqualTo(11), "rounded up");
        Assert.That(Of(40, 70), Is.EqualTo((0L, 6, (long?)10, 70L)), "reached today");
        Assert.That(Of(100, 0), Is.EqualTo((0L, 6, (long?)0, 0L)));
        Assert.That(Pace.Of(100, 99, 0, new DateOnly(2023, 5, 27), new DateOnly(2023, 5, 28), Calendar).PerWorkingDay, Is.Null, "a weekend is left");

        (long Remaining, int WorkingDaysLeft, long? PerWorkingDay, long Today) Of(long before, long today)
        {
            var pace = Pace.Of(100, before, today, wednesday, until, Calendar);
            return (pace.Remaining, pace.WorkingDaysLeft, pace.PerWorkingDay, pace.Today);
        }
    }

    [TestCase("2023-01-01", 1 / 365.0, 50 / 181.0 / 100)]
    [TestCase("2023-06-30", 181 / 365.0, .5)]
    [TestCase("2023-08-15", 227 / 365.0, .65)]
    [TestCase("2023-09-30", 273 / 365.0, .8)]
    [TestCase("2023-12-31", 1, 1)]
    public void What_is_due_follows_the_milestones_and_is_even_without_them(string on, double even, double due)
    {
        // 50 % by June, 80 % by September; 15 August is the 46th of the 92 days between.
        Milestone[] milestones = [new(6, 30, 50), new(9, 30, 80)];

        Assert.That(Pace.Of(100, 0, 0, DateOnly.Parse(on), LastOfYear, Calendar).Due, Is.EqualTo(even).Within(1e-12));
        Assert.That(Pace.Of(100, 0, 0, DateOnly.Parse(on), LastOfYear, Calendar, milestones).Due, Is.EqualTo(due).Within(1e-12));
    }

    private static double OrdinaryDay(DailyCounts counts, WorkingCalendar calendar) => counts.OrdinaryWeeks(calendar).Average(week => (double)week[1]);

    private static DailyCounts Days(int days, Func<DateOnly, long> count) => new(FirstOfJanuary, [.. Enumerable.Range(0, days).Select(day => count(FirstOfJanuary.AddDays(day)))]);
}
