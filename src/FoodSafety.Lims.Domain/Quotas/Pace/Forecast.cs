using FoodSafety.Lims.Domain.Calendar;
using MathNet.Numerics.Distributions;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>
/// How a count will stand on its last day, from the weeks behind it. 春节 tells nothing of an ordinary week and is expected to bring nothing.
/// </summary>
/// <param name="Method">How it was reached.</param>
/// <param name="Weeks">How many ordinary weeks it rests on.</param>
/// <param name="Expected">The count on the last day, in the mean.</param>
/// <param name="Low">Lower end of the interval that holds the count in 80 of 100 cases.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Probability">That the goal is reached by the last day, 0–1.</param>
/// <param name="ExpectedOn">The day the goal is reached at the mean pace; null where that takes more than two years, and where it is reached already.</param>
public sealed record Forecast(ForecastMethod Method, int Weeks, double Expected, long Low, long High, double Probability, DateOnly? ExpectedOn)
{
    /// <summary>Fewer ordinary weeks than this say nothing of how they differ.</summary>
    public const int FewestWeeks = 3;

    /// <summary>Share of cases the interval is to hold.</summary>
    public const double Level = 0.8;

    /// <summary>Weeks whose variance is above this many times their mean differ by more than chance.</summary>
    private const double MostDispersion = 1.5;

    private const int Draws = 1000;

    /// <summary>Looks ahead; null while there are fewer than <see cref="FewestWeeks"/> ordinary weeks.</summary>
    /// <param name="counts">Whole days so far. The day after the last of them is the first that is forecast.</param>
    /// <param name="done">Counted up to now, with what of the running day is in; reaches the goal for certain when it does.</param>
    /// <param name="goal">To be reached.</param>
    /// <param name="until">The last day that counts.</param>
    public static Forecast? Of(DailyCounts counts, long done, long goal, DateOnly until, WorkingCalendar calendar)
    {
        var weeks = counts.OrdinaryWeeks(calendar);
        if (weeks.Count < FewestWeeks)
            return null;
        var ahead = DaysAhead(counts.Last.AddDays(1), until, calendar);
        var profile = Enumerable.Range(0, 7).Select(weekday => weeks.Average(week => (double)week[weekday])).ToArray();
        var expected = counts.Total + ahead.Sum(week => week.Sum(weekday => profile[weekday]));
        var needed = goal - counts.Total;
        var (method, low, high, probability) = IsOverDispersed(weeks)
            ? Drawn(weeks, ahead, needed)
            : Modelled(weeks, ahead, profile, needed);
        return new Forecast(method, weeks.Count, Math.Max(done, expected), Math.Max(done, counts.Total + low), Math.Max(done, counts.Total + high),
            done >= goal ? 1 : ahead.Count == 0 ? 0 : probability, done >= goal ? null : ReachedOn(counts, profile, needed, calendar));
    }

    private static bool IsOverDispersed(IReadOnlyList<long[]> weeks)
    {
        var totals = weeks.Select(week => (double)week.Sum()).ToList();
        var mean = totals.Average();
        return mean <= 0 || totals.Sum(total => (total - mean) * (total - mean)) / (totals.Count - 1) > MostDispersion * mean;
    }

    /// <summary>
    /// λ of an ordinary day ~ Gamma(½ + Σy, T); what D days bring is negative binomial, mean D(½ + Σy)/T, variance mean·(1 + D/T). Days are weighed by
    /// their weekday.
    /// </summary>
    private static (ForecastMethod, long, long, double) Modelled(IReadOnlyList<long[]> weeks, List<List<int>> ahead, double[] profile, long needed)
    {
        var behind = 7.0 * weeks.Count;
        var days = ahead.Sum(week => week.Sum(weekday => profile[weekday])) / profile.Average();
        if (days <= 0)
            return (ForecastMethod.GammaPoisson, 0, 0, needed <= 0 ? 1 : 0);
        var next = new NegativeBinomial(0.5 + weeks.Sum(week => week.Sum()), behind / (behind + days));
        return (ForecastMethod.GammaPoisson, Quantile(next, (1 - Level) / 2), Quantile(next, (1 + Level) / 2), needed <= 0 ? 1 : 1 - next.CumulativeDistribution(needed - 1));
    }

    private static long Quantile(NegativeBinomial next, double share)
    {
        var (low, high) = (0L, (long)(next.Mean + 20 * next.StdDev) + 20);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (next.CumulativeDistribution(middle) >= share)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    /// <summary>
    /// Draws the weeks ahead from weeks that were themselves drawn from those behind: what few weeks leave open of the mean widens the interval too.
    /// The same question gives the same answer.
    /// </summary>
    private static (ForecastMethod, long, long, double) Drawn(IReadOnlyList<long[]> weeks, List<List<int>> ahead, long needed)
    {
        var random = new Random(20_230_101);
        var sums = new long[Draws];
        var behind = new long[weeks.Count][];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var index = 0; index < behind.Length; index++)
                behind[index] = weeks[random.Next(weeks.Count)];
            foreach (var days in ahead)
            {
                var week = behind[random.Next(behind.Length)];
                foreach (var weekday in days)
                    sums[draw] += week[weekday];
            }
        }
        var (mean, widening) = (sums.Average(), Widening(weeks, ahead.Count));
        for (var draw = 0; draw < Draws; draw++)
            sums[draw] = Math.Max(0, (long)Math.Round(mean + (sums[draw] - mean) * widening));
        Array.Sort(sums);
        return (ForecastMethod.BlockBootstrap, sums[(int)(Draws * (1 - Level) / 2)], sums[(int)(Draws * (1 + Level) / 2) - 1], (sums.Count(sum => sum >= needed) + 0.5) / (Draws + 1));
    }

    /// <summary>
    /// By how much sums of weeks drawn one by one are too narrow: they forget that neighbouring weeks are alike, and take the deviation of n weeks for
    /// that of n − 1.
    /// </summary>
    private static double Widening(IReadOnlyList<long[]> weeks, int ahead)
    {
        var totals = weeks.Select(week => (double)week.Sum()).ToList();
        var mean = totals.Average();
        var alone = totals.Sum(total => (total - mean) * (total - mean));
        var found = alone > 0 ? totals.Zip(totals.Skip(1), (one, next) => (one - mean) * (next - mean)).Sum() / alone : 0;
        // Freed of the bias of few weeks (Kendall 1954); 6/n more, because what is left unseen of it was the larger part of the misses in made-up years
        // (the benchmark `forecasts`).
        double n = totals.Count;
        var correlation = Math.Min(0.85, Math.Max(0, found + (1 + 3 * found) / n) * (1 + 6 / n));
        return Math.Sqrt((Alike(ahead) + ahead / n * Alike(totals.Count)) / (1 + ahead / n) * n / (n - 1));

        // The variance of a sum of so many neighbours, against that of strangers.
        double Alike(int count) => 1 + 2 * Enumerable.Range(1, Math.Max(0, count - 1)).Sum(apart => (1 - (double)apart / count) * Math.Pow(correlation, apart));
    }

    /// <summary>The weekdays ahead, week by week, without 春节.</summary>
    private static List<List<int>> DaysAhead(DateOnly from, DateOnly until, WorkingCalendar calendar)
    {
        var weeks = new List<List<int>>();
        for (var day = from; day <= until; day = day.AddDays(1))
        {
            if (weeks.Count == 0 || DailyCounts.WeekdayOf(day) == 0)
                weeks.Add([]);
            if (!calendar.IsSpringFestival(day))
                weeks[^1].Add(DailyCounts.WeekdayOf(day));
        }
        return weeks;
    }

    private static DateOnly? ReachedOn(DailyCounts counts, double[] profile, long needed, WorkingCalendar calendar)
    {
        var (sum, end) = (0.0, counts.Last.AddYears(2));
        for (var day = counts.Last.AddDays(1); day <= end; day = day.AddDays(1))
        {
            sum += calendar.IsSpringFestival(day) ? 0 : profile[DailyCounts.WeekdayOf(day)];
            if (sum >= needed)
                return day;
        }
        return null;
    }
}
