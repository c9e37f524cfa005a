using System.Globalization;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Tests.Domain.Calendar;

namespace FoodSafety.Lims.Tests.Domain.Laboratory;

/// <summary>检验周期: 20 working days from receipt (令15 arts 26–27, from memory), counted as domain facts §2 say: the day of the event is not counted.</summary>
[TestFixture]
public sealed class TurnaroundTests
{
    private static readonly TurnaroundLaw Law = new(ReferenceTables.Limits, ReferenceTables.WorkingDays, TimeSpan.FromHours(8));

    // 2023-09-04 is a Monday; 国庆 29 September to 6 October, make-up days 7 and 8 October: the 20th working day is 8 October.
    [TestCase("2023-09-04", "2023-09-05", 1, "2023-10-08", false)]
    [TestCase("2023-09-04", "2023-10-08", 20, "2023-10-08", false)]
    [TestCase("2023-09-04", "2023-10-09", 21, "2023-10-08", true)]
    [TestCase("2023-09-04", "2023-09-04", 0, "2023-10-08", false)]
    public void Working_days_pass_over_holidays_and_use_make_up_days(string received, string issued, int days, string due, bool late)
    {
        var read = Law.Of(new TurnaroundBatch("1", "LAB", false, Day(received), Day(issued)), Day("2023-12-31"));

        Assert.That((read.WorkingDays, read.DueOn, read.IsLate, read.CalendarKnown), Is.EqualTo((days, (DateOnly?)Day(due), late, true)));
    }

    [TestCase("2023-10-08", false)]
    [TestCase("2023-10-09", true)]
    public void What_is_not_issued_is_late_from_the_day_after(string asOf, bool late) =>
        Assert.That(Law.Of(new TurnaroundBatch("1", "LAB", false, Day("2023-09-04"), null), Day(asOf)).IsLate, Is.EqualTo(late));

    [Test]
    public void The_green_channel_has_its_own_limit_where_an_office_has_set_one()
    {
        var report = ReferenceTables.Limits.All.Single(limit => limit.RuleId == TurnaroundLaw.Rule);
        var law = Law with { Limits = new([.. ReferenceTables.Limits.All, report with { RuleId = TurnaroundLaw.GreenRule, Value = 5 }]) };

        Assert.That(law.Of(new TurnaroundBatch("1", "LAB", true, Day("2023-09-04"), null), Day("2023-09-12")).DueOn, Is.EqualTo(Day("2023-09-11")));
        Assert.That(law.Of(new TurnaroundBatch("1", "LAB", false, Day("2023-09-04"), null), Day("2023-09-12")).DueOn, Is.EqualTo(Day("2023-10-08")));
        Assert.That(Law.LimitOf(isGreen: true, Day("2023-09-04"))!.RuleId, Is.EqualTo(TurnaroundLaw.Rule), "none ships");
    }

    [Test]
    public void P50_and_P90_are_values_that_occurred_by_nearest_rank()
    {
        // Ten reports of 1 … 10 working days from Monday 2023-05-08: the 5th and the 9th.
        var calendar = ReferenceTables.WorkingDays;
        var batches = Enumerable.Range(1, 10).Select(days => Law.Of(new TurnaroundBatch($"{days}", "LAB", false, Day("2023-05-08"), calendar.Add(Day("2023-05-08"), days)), Day("2023-12-31")));

        var month = TurnaroundLaw.Months(batches).Single();

        Assert.That((month.Month, month.Issued, month.Late, month.P50, month.P90), Is.EqualTo((Day("2023-05-01"), 10, 0, 5, 9)));
    }

    [Test]
    public void Months_laboratories_and_the_green_channel_stand_apart_and_what_is_not_issued_in_none()
    {
        BatchTurnaround Of(string laboratory, bool green, string? issued) => Law.Of(
            new TurnaroundBatch("1", laboratory, green, Day("2023-05-08"), issued is null ? null : Day(issued)), Day("2023-12-31"));

        var months = TurnaroundLaw.Months([Of("B", false, "2023-05-09"), Of("A", true, "2023-05-09"), Of("A", false, "2023-05-10"), Of("A", false, "2023-07-10"), Of("A", false, null)]);

        Assert.That(months.Select(month => (month.Laboratory, month.Month.Month, month.IsGreen, month.Issued, month.Late)),
            Is.EqualTo(new[] { ("A", 5, false, 1, 0), ("A", 5, true, 1, 0), ("A", 7, false, 1, 1), ("B", 5, false, 1, 0) }));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
