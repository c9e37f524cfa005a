using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Calendar;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>Adds to what was measured how it goes on: what each working day must bring and where the year will end. Shares are no matter of pace.</summary>
public static class Outlook
{
    /// <summary>The same figures with their pace and forecast, where they count something towards a number.</summary>
    /// <param name="plan">The plan; its year's last day is the last that counts.</param>
    /// <param name="measured">Of its targets, in their order.</param>
    /// <param name="days">By counter; one that is absent counted nothing.</param>
    /// <param name="on">The day looked at, of the plan's year.</param>
    public static ImmutableArray<QuotaProgress> Of(
        Plan plan, ImmutableArray<QuotaProgress> measured, IReadOnlyDictionary<string, CounterDays> days, DateOnly on, WorkingCalendar calendar)
    {
        var until = new DateOnly(plan.Year, 12, 31);
        return Of(plan.Targets, measured);

        ImmutableArray<QuotaProgress> Of(ImmutableArray<Target> targets, ImmutableArray<QuotaProgress> figures) =>
            [.. targets.Zip(figures, (target, figure) => One(target, figure) with { Parts = Of(target.Parts, figure.Parts) })];

        MilestoneProgress Reached(Milestone milestone, long goal, DailyCounts counts)
        {
            var day = milestone.In(plan.Year);
            return new MilestoneProgress(day, milestone.Share, (long)Math.Ceiling(goal * milestone.Share / 100), day <= counts.Last ? counts.Through(day) : null);
        }

        QuotaProgress One(Target target, QuotaProgress figure)
        {
            var wanted = target.IsPerThousand ? target.Goal * figure.Population / 1000m : target.Measure is Measure.Count ? target.Goal : null;
            if (wanted is null || target.Counter is null)
                return figure;
            var (done, goal) = ((long)figure.Done, (long)Evaluation.Whole(target.Comparator, wanted.Value));
            var counts = days.TryGetValue(target.Counter, out var known) ? known.Of(target.Counting) : new DailyCounts(on, []);
            var before = counts.Last == on ? counts.Total - counts.Counts[^1] : counts.Total;
            return figure with
            {
                Pace = Pace.Of(goal, before, done - before, on, until, calendar, target.Milestones),
                Milestones = [.. target.Milestones.Select(milestone => Reached(milestone, goal, counts))],
                Forecast = Forecast.Of(counts, done, goal, until, calendar),
            };
        }
    }
}
