using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Domain.Quotas.Divisions;

/// <summary>Hand-made figures: every share and 其他 come to the whole, and periods are held against what is due cumulated.</summary>
[TestFixture]
public sealed class DivisionProgressTests
{
    /// <summary>No holidays: of the 365 days of 2023, 260 are weekdays.</summary>
    private static readonly WorkingCalendar Weekdays = new([], [], [2023], []);

    private static readonly DivisionGround Ground = new(2023, 1_200,
        [new Site("M1", "一", "农贸市场", "甲"), new Site("M2", "二", "农贸市场", "甲"), new Site("M3", "三", "农贸市场", "乙")],
        ImmutableSortedDictionary<string, string>.Empty.Add("c-veg", "蔬菜"), []);

    [Test]
    public void Shares_and_what_lies_in_none_come_to_the_whole_at_every_level()
    {
        var places = new DivisionGroup(DivisionKind.Street, [new("甲", 800, new DivisionGroup(DivisionKind.Site, [new("M1", 800)])), new("乙", 400)]);

        var progress = Of(new Division(2023, 1_200, places, null, null), new DateOnly(2023, 7, 2),
            [new("M1", 107, 3), new("M2", 20, 1), new("M3", 50, 0), new(null, 5, 0)]);

        var (jia, yi) = (progress.Places!.Shares[0], progress.Places.Shares[1]);
        Assert.That((progress.Done, jia.Done, yi.Done, progress.Places.Other), Is.EqualTo((186L, 131L, 50L, 5L)));
        Assert.That((jia.Parts!.Shares[0].Done, jia.Parts.Other), Is.EqualTo((110L, 21L)), "M2 lies in the street and in none of its shares");
        Assert.That((jia.Remaining, jia.Pace!.Today), Is.EqualTo((669L, 4L)));
        // 2 July is a Sunday, the 183rd day; 130 weekdays are left (3 July to 29 December); 800 − 127 before the day.
        Assert.That((jia.Pace.WorkingDaysLeft, jia.Pace.PerWorkingDay), Is.EqualTo((130, (long?)6)));
        Assert.That(jia.Behind, Is.EqualTo(Math.Round(800m * 183 / 365 - 131, 1)));
    }

    [Test]
    public void Days_a_site_declared_closed_are_taken_from_its_pace_and_from_nobody_elses()
    {
        // Friday 22 December 2023: 22, 25, 26, 27, 28 and 29 are left. M1 is closed on three of them (and on a Saturday, which takes nothing): 120 / 3 = 40, not 20.
        var closed = new Dictionary<DateOnly, ClosureKind>
        {
            [new(2023, 12, 22)] = ClosureKind.PowerCut,
            [new(2023, 12, 23)] = ClosureKind.PowerCut,
            [new(2023, 12, 25)] = ClosureKind.Closed,
            [new(2023, 12, 29)] = ClosureKind.Closed,
        };
        var places = new DivisionGroup(DivisionKind.Street, [new("甲", 240, new DivisionGroup(DivisionKind.Site, [new("M1", 120), new("M2", 120)])), new("乙", 960)]);

        var progress = DivisionProgress.Of(new Division(2023, 1_200, places, null, null), Ground with { Closures = new Dictionary<string, IReadOnlyDictionary<DateOnly, ClosureKind>> { ["M1"] = closed } },
            [], new DailyCounts(new DateOnly(2023, 1, 1), []), new Dictionary<string, DivisionCount>(), new DateOnly(2023, 12, 22), false, Weekdays);

        var street = progress.Places!.Shares[0];
        Assert.That(street.Parts!.Shares.Select(share => (share.Pace!.WorkingDaysLeft, share.Pace.PerWorkingDay, share.Closed)),
            Is.EqualTo(new[] { (3, (long?)40, (ClosureKind?)ClosureKind.PowerCut), (6, 20, null) }));
        Assert.That((street.Pace!.WorkingDaysLeft, street.Closed), Is.EqualTo((6, (ClosureKind?)null)), "a street goes by the working calendar");
    }

    /// <summary>The same closed days: of 6 weekdays left 3, so 60 are 20 a day.</summary>
    [Test]
    public void A_unit_in_a_closed_market_is_not_chased_wherever_it_stands_in_the_tree()
    {
        var closed = new Dictionary<DateOnly, ClosureKind> { [new(2023, 12, 22)] = ClosureKind.PowerCut, [new(2023, 12, 25)] = ClosureKind.Closed, [new(2023, 12, 29)] = ClosureKind.Closed };
        var ground = Ground with
        {
            Closures = new Dictionary<string, IReadOnlyDictionary<DateOnly, ClosureKind>> { ["M1"] = closed },
            Units = [Unit("S1", "M1"), Unit("C1", null)],
        };
        var inSite = new DivisionGroup(DivisionKind.Site, [new("M1", 60, new DivisionGroup(DivisionKind.Unit, [new("C1", 60)]))]);
        var flat = new DivisionGroup(DivisionKind.Unit, [new("S1", 60), new("C1", 60)]);

        Assert.That(Told(Of(inSite, 60).Shares[0].Parts!.Shares[0]), Is.EqualTo((3, (long?)20, (ClosureKind?)ClosureKind.PowerCut)));
        Assert.That(Of(flat, 120).Shares.Select(Told), Is.EqualTo(new[] { (3, (long?)20, (ClosureKind?)ClosureKind.PowerCut), (6, 10, null) }));

        GroupProgress Of(DivisionGroup places, long whole) => DivisionProgress.Of(new Division(2023, whole, places, null, null), ground, [], new DailyCounts(new DateOnly(2023, 1, 1), []),
            new Dictionary<string, DivisionCount>(), new DateOnly(2023, 12, 22), false, Weekdays).Places!;
        static (int, long?, ClosureKind?) Told(ShareProgress share) => (share.Pace!.WorkingDaysLeft, share.Pace.PerWorkingDay, share.Closed);
        static TestUnit Unit(string code, string? market) => new(code, code, TestUnits.Room, "440304", ["甲"], false, market, new DateOnly(2023, 1, 1), null);
    }

    [TestCase(48, PeriodState.Behind)]
    [TestCase(49, PeriodState.OnTime)]
    public void A_running_month_is_held_to_an_even_pace(int done, PeriodState january)
    {
        // On the 15th of 31 days 48.4 of 100 are due.
        var periods = Monthly(new DateOnly(2023, 1, 15), done);

        Assert.That((periods[0].State, periods[1].State), Is.EqualTo((january, PeriodState.NotDue)));
    }

    [TestCase("2023-01-31", 99, PeriodState.Missed)]
    [TestCase("2023-01-31", 100, PeriodState.Achieved)]
    [TestCase("2023-02-01", 99, PeriodState.Missed)]
    [TestCase("2023-01-10", 100, PeriodState.Achieved)]
    public void A_month_is_reached_by_its_end_or_missed(string on, int done, PeriodState january) =>
        Assert.That(Monthly(DateOnly.Parse(on), done)[0].State, Is.EqualTo(january));

    [Test]
    public void The_last_day_of_a_month_that_still_runs_is_not_judged() =>
        Assert.That(Monthly(new DateOnly(2023, 1, 31), 99, isOver: false)[0].State, Is.EqualTo(PeriodState.Behind));

    [Test]
    public void What_comes_early_counts_for_the_months_after_it()
    {
        // 250 on 1 January: January and February are there, March has 50 of 100 in advance.
        var periods = Monthly(new DateOnly(2023, 3, 10), 250);

        Assert.That(periods.Take(4).Select(period => (period.State, period.Done, period.DoneByEnd, period.DueByEnd)), Is.EqualTo(new[]
        {
            (PeriodState.Achieved, 250L, 250L, 100L), (PeriodState.Achieved, 0L, 250L, 200L), (PeriodState.OnTime, 0L, 250L, 300L), (PeriodState.NotDue, 0L, 250L, 400L),
        }));
    }

    [Test]
    public void Floors_are_told_by_their_own_counters_and_a_year_that_is_over_has_no_pace()
    {
        var progress = DivisionProgress.Of(new Division(2023, 1_200, null, null, new DivisionGroup(DivisionKind.Counter, [new("c-veg", 900)])), Ground, [new("M1", 1_000, 0)],
            new DailyCounts(new DateOnly(2023, 1, 1), []), new Dictionary<string, DivisionCount> { ["c-veg"] = new(null, 870, 0) }, new DateOnly(2024, 2, 1), true, Weekdays);

        var floor = progress.Floors!.Shares.Single();
        Assert.That((floor.Name, floor.Done, floor.Remaining, floor.Behind, floor.Pace), Is.EqualTo(("蔬菜", 870L, 30L, 30m, (Pace?)null)));
    }

    private static ImmutableArray<PeriodProgress> Monthly(DateOnly on, int onNewYear, bool isOver = true)
    {
        var months = new DivisionGroup(DivisionKind.Month, [.. Enumerable.Range(1, 12).Select(month => new DivisionShare(DivisionPeriod.Month(2023, month), 100))]);
        var days = new long[on.DayOfYear];
        days[0] = onNewYear;
        return DivisionProgress.Of(new Division(2023, 1_200, null, months, null), Ground, [], new DailyCounts(new DateOnly(2023, 1, 1), days),
            new Dictionary<string, DivisionCount>(), on, isOver, Weekdays).Periods;
    }

    private static DivisionProgress Of(Division division, DateOnly on, IReadOnlyList<DivisionCount> counts) =>
        DivisionProgress.Of(division, Ground, counts, new DailyCounts(new DateOnly(2023, 1, 1), []), new Dictionary<string, DivisionCount>(), on, true, Weekdays);
}
