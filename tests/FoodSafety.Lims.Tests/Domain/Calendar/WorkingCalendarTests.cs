using System.Text;
using FoodSafety.Lims.Domain.Calendar;
using FsCheck;
using FsCheck.Fluent;
using static FoodSafety.Lims.Tests.Domain.Calendar.ReferenceTables;

namespace FoodSafety.Lims.Tests.Domain.Calendar;

/// <summary>Days from the State Council's arrangements (国务院办公厅关于部分节假日安排的通知) of 2022–2026.</summary>
[TestFixture]
public sealed class WorkingCalendarTests
{
    [TestCase("2023-01-20", true, "Friday before 春节")]
    [TestCase("2023-01-21", false, "除夕")]
    [TestCase("2023-01-27", false, "last day of 春节, a Friday")]
    [TestCase("2023-01-28", true, "make-up Saturday")]
    [TestCase("2023-01-29", true, "make-up Sunday")]
    [TestCase("2023-09-29", false, "中秋 begins the long holiday, a Friday")]
    [TestCase("2023-10-06", false, "last day of 国庆, a Friday")]
    [TestCase("2023-10-07", true, "make-up Saturday")]
    [TestCase("2023-10-08", true, "make-up Sunday")]
    [TestCase("2023-10-14", false, "an ordinary Saturday")]
    [TestCase("2024-02-09", true, "除夕 2024 was a working day")]
    [TestCase("2024-02-18", true, "make-up Sunday")]
    [TestCase("2022-12-31", false, "元旦 2023 began in 2022")]
    [TestCase("2025-10-08", false, "国庆 and 中秋 2025 together")]
    [TestCase("2026-02-28", true, "make-up Saturday")]
    public void A_day_is_a_working_day_or_not(string day, bool works, string why) =>
        Assert.That(WorkingDays.IsWorkingDay(Day(day)), Is.EqualTo(works), why);

    [TestCase("2023-01-19", 1, "2023-01-20")]
    [TestCase("2023-01-20", 1, "2023-01-28")]
    [TestCase("2023-01-20", 2, "2023-01-29")]
    [TestCase("2023-01-20", 3, "2023-01-30")]
    [TestCase("2023-09-28", 1, "2023-10-07")]
    [TestCase("2023-09-28", 7, "2023-10-13")]
    [TestCase("2023-10-01", 0, "2023-10-07")]
    public void Working_days_are_counted_from_the_day_after(string from, int days, string expected) =>
        Assert.That(WorkingDays.Add(Day(from), days), Is.EqualTo(Day(expected)));

    // By hand: weekdays of the year − holidays on weekdays + make-up days: 260 − 18 + 7, 260 − 18 + 7, 262 − 19 + 8, 261 − 18 + 5.
    [TestCase(2022, 249)]
    [TestCase(2023, 249)]
    [TestCase(2024, 251)]
    [TestCase(2025, 248)]
    public void A_year_has_so_many_working_days(int year, int expected) =>
        Assert.That(WorkingDays.Between(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)), Is.EqualTo(expected));

    [Test]
    public void Outside_its_years_it_says_that_it_knows_weekends_only()
    {
        Assert.That(WorkingDays.Knows(new DateOnly(2026, 12, 31)), Is.True);
        Assert.That(WorkingDays.Knows(new DateOnly(2027, 1, 1)), Is.False);
        Assert.That(WorkingDays.Knows(new DateOnly(2021, 12, 31)), Is.False);
    }

    [FsCheck.NUnit.Property]
    public Property Adding_days_and_counting_between_undo_each_other() => Prop.ForAll(
        Gen.Choose(0, 1_700).ToArbitrary(),
        Gen.Choose(1, 90).ToArbitrary(),
        (start, days) =>
        {
            var from = new DateOnly(2022, 1, 1).AddDays(start);
            var to = WorkingDays.Add(from, days);
            return WorkingDays.IsWorkingDay(to) && WorkingDays.Between(from, to) == days && WorkingDays.Add(from, days + 1) > to;
        });

    [Test]
    public void A_calendar_with_faults_is_refused_with_all_of_them()
    {
        var reading = WorkingCalendarFile.Read(Encoding.UTF8.GetBytes(
            """
            { "name": "calendar", "years": [ { "year": 2023, "source": "s", "certainty": "certain" } ],
              "rows": [ { "on": "2023-01-28", "kind": "make-up", "name": "春节" }, { "on": "2023-01-30", "kind": "make-up", "name": "春节" },
                        { "on": "2023-01-28", "kind": "holiday", "name": "春节" }, { "on": "2024-01-01", "kind": "free", "nam": "元旦" } ] }
            """));
        Assert.That(reading.Succeeded, Is.False);
        Assert.That(
            reading.Faults.Select(fault => fault.Code),
            Is.EquivalentTo(new[] { "not-a-weekend", "duplicate", "missing", "unknown-member", "unlisted-year", "unknown-word" }));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");
}
