using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Daily;

using ClosedDays = System.Collections.Generic.IReadOnlyDictionary<System.DateOnly, FoodSafety.Lims.Domain.Daily.ClosureKind>;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>How far every share of a division is.</summary>
/// <param name="Done">Of the whole.</param>
/// <param name="Places">Null where it is not divided by place.</param>
/// <param name="Periods">Empty where it is not divided by period.</param>
/// <param name="Floors">Null where there is none.</param>
public sealed record DivisionProgress(long Done, GroupProgress? Places, ImmutableArray<PeriodProgress> Periods, GroupProgress? Floors)
{
    /// <param name="division">In force on the day.</param>
    /// <param name="ground">The names of places and counters, and the plan's milestones, used where no periods are given.</param>
    /// <param name="counts">Of the target's counter, each site once, or each site and unit.</param>
    /// <param name="days">The same counter by day from the first of the year to the day looked at.</param>
    /// <param name="floors">By code of the counter; what is absent counted nothing.</param>
    /// <param name="on">The day looked at; after the year's end nothing has a pace.</param>
    /// <param name="isOver">Whether that day is over: a period that ends with a running day is not judged yet.</param>
    public static DivisionProgress Of(
        Division division, DivisionGround ground, IReadOnlyList<DivisionCount> counts, DailyCounts days, IReadOnlyDictionary<string, DivisionCount> floors,
        DateOnly on, bool isOver, WorkingCalendar calendar)
    {
        var milestones = division.Periods is null ? ground.Milestones : division.Milestones();
        var sites = ground.Sites.ToDictionary(site => site.Code);
        return new DivisionProgress(
            counts.Sum(count => count.Before + count.Today),
            division.Places is { } places ? Group(places, counts) : null,
            division.Periods is { } periods ? PeriodsOf(periods, 0, days, on, isOver) : [],
            division.Floors is { } group ? new GroupProgress(group.Kind, [.. group.Shares.Select(floor => Share(floor, ground.NameOf(DivisionKind.Counter, floor.Code), floors.TryGetValue(floor.Code, out var count) ? [count] : []))], 0) : null);

        // Of what lies in a site that is closed nothing can be tested there either; a unit may have a market of its own.
        GroupProgress Group(DivisionGroup group, IReadOnlyList<DivisionCount> whole, ClosedDays? around = null)
        {
            var shares = group.Shares.Select(share => Share(share, ground.NameOf(group.Kind, share.Code), [.. whole.Where(count => LiesIn(count, group.Kind, share.Code))],
                group.Kind switch
                {
                    DivisionKind.Site => ground.Closures.GetValueOrDefault(share.Code),
                    DivisionKind.Unit when ground.MarketOf(share.Code) is { } market => ground.Closures.GetValueOrDefault(market),
                    _ => around,
                })).ToImmutableArray();
            return new GroupProgress(group.Kind, shares, whole.Sum(count => count.Before + count.Today) - shares.Sum(share => share.Done));
        }

        ShareProgress Share(DivisionShare share, string name, IReadOnlyList<DivisionCount> mine, ClosedDays? closed = null)
        {
            var (before, today) = (mine.Sum(count => count.Before), mine.Sum(count => count.Today));
            return new ShareProgress(share.Code, name, share.Goal, before + today,
                on.Year == division.Year ? Pace.Of(share.Goal, before, today, on, new DateOnly(division.Year, 12, 31), calendar, closed?.Keys ?? [], milestones) : null,
                share.Parts is { } parts ? Group(parts, mine, closed) : null)
            { Closed = closed is not null && closed.TryGetValue(on, out var kind) ? kind : null };
        }

        bool LiesIn(DivisionCount count, DivisionKind kind, string code) => kind switch
        {
            DivisionKind.Site => count.Site == code,
            DivisionKind.Unit => count.Unit == code,
            DivisionKind.Street when count.Street is { } street => street == code,
            DivisionKind.Street => count.Site is not null && sites.TryGetValue(count.Site, out var site) && DivisionGround.StreetOf(site) == code,
            _ => count.Site is not null && sites.TryGetValue(count.Site, out var site) && DivisionGround.CountyOf(site) == code,
        };
    }

    /// <param name="due">Goals of the periods before the first of these.</param>
    private static ImmutableArray<PeriodProgress> PeriodsOf(DivisionGroup group, long due, DailyCounts days, DateOnly on, bool isOver)
    {
        var periods = ImmutableArray.CreateBuilder<PeriodProgress>();
        foreach (var (share, period) in group.Shares.Select(share => (share, DivisionPeriod.Of(share.Code)!)).OrderBy(one => one.Item2.First))
        {
            var until = on < period.Last ? on : period.Last;
            var (before, now) = (days.Through(period.First.AddDays(-1)), days.Through(until));
            periods.Add(new PeriodProgress(group.Kind, share.Code, period.First, period.Last, share.Goal, Math.Max(0, now - before), due + share.Goal, now,
                StateOf(period, due, share.Goal, now, on, isOver),
                share.Parts is { } parts ? PeriodsOf(parts, due, days, on, isOver) : []));
            due += share.Goal;
        }
        return periods.ToImmutable();
    }

    private static PeriodState StateOf(DivisionPeriod period, long due, long goal, long done, DateOnly on, bool isOver)
    {
        if (on < period.First)
            return done >= due + goal && goal > 0 ? PeriodState.Achieved : PeriodState.NotDue;
        if (done >= due + goal)
            return PeriodState.Achieved;
        if (on > period.Last || (on == period.Last && isOver))
            return PeriodState.Missed;
        var (elapsed, length) = (on.DayNumber - period.First.DayNumber + 1, period.Last.DayNumber - period.First.DayNumber + 1);
        return (decimal)(done - due) * length >= (decimal)goal * elapsed ? PeriodState.OnTime : PeriodState.Behind;
    }
}
