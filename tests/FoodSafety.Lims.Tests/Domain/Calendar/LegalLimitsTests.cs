using System.Globalization;
using System.Text;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Sampling;
using static FoodSafety.Lims.Tests.Domain.Calendar.ReferenceTables;

namespace FoodSafety.Lims.Tests.Domain.Calendar;

/// <summary>Numbers from the domain facts §2A (acts read) and §2B (总局令第15号, from memory); counting of periods from §2.</summary>
[TestFixture]
public sealed class LegalLimitsTests
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    // 食品安全法 art 88(2): 四小时内, from receipt; hours run through the night.
    [TestCase("2023-06-01T10:00:00+08:00", "2023-06-01T13:59:59+08:00", false)]
    [TestCase("2023-06-01T10:00:00+08:00", "2023-06-01T14:00:00+08:00", true)]
    [TestCase("2023-06-01T22:30:00+08:00", "2023-06-02T02:29:59+08:00", false)]
    [TestCase("2023-06-01T22:30:00+08:00", "2023-06-02T02:30:00+08:00", true)]
    [TestCase("2023-01-21T10:00:00+08:00", "2023-01-21T14:00:00+08:00", true)]
    public void The_four_hours_of_a_rapid_test_run_out_to_the_second(string told, string now, bool runOut)
    {
        var due = Due("rapid-objection", told);
        Assert.That(due.HasRunOut(At(now)), Is.EqualTo(runOut));
        Assert.That(due.EarliestAt, Is.EqualTo(due.At));
    }

    [Test]
    public void Four_hours_from_a_bare_date_are_not_cut_short()
    {
        var due = Limit("rapid-objection").Due(At("2023-06-01T00:00:00+08:00"), TimePrecision.Day, WorkingDays, Shanghai);
        Assert.That(due.At, Is.EqualTo(At("2023-06-02T04:00:00+08:00")));
        Assert.That(due.EarliestAt, Is.EqualTo(At("2023-06-01T04:00:00+08:00")));
    }

    // 7 working days of 食品安全法 art 88(1), 5 of 农产品质量安全法 art 51(1), 2 and 5 of 令15; the day of the event is not counted.
    [TestCase("reinspection-application", "2023-06-01", "2023-06-12")]
    [TestCase("reinspection-application", "2023-01-18", "2023-02-01", Description = "across 春节: 19, 20, then the make-up 28 and 29, 30, 31, 1")]
    [TestCase("agriculture-reinspection-application", "2023-09-27", "2023-10-10", Description = "across 国庆: 28, then the make-up 7 and 8, 9, 10")]
    [TestCase("non-compliant-conclusion", "2023-09-28", "2023-10-08", Description = "both days are make-up days")]
    [TestCase("sample-delivery", "2023-04-28", "2023-05-09", Description = "劳动节: 4, 5, make-up 6, 8, 9")]
    [TestCase("disposal-start", "2023-12-29", "2024-01-08")]
    public void Working_days_pass_over_holidays_and_use_make_up_days(string rule, string start, string lastOn) =>
        Assert.That(Due(rule, start + "T15:00:00+08:00").LastOn, Is.EqualTo(Day(lastOn)));

    [TestCase("disposal-finish", "2023-07-03", "2023-10-07", Description = "90 days end on 1 October, which rolls over 国庆 to the make-up Saturday")]
    [TestCase("disposal-finish", "2023-03-01", "2023-05-30")]
    [TestCase("backup-compliant", "2023-11-30", "2024-02-29", Description = "no 30 February")]
    [TestCase("backup-non-compliant", "2023-04-01", "2023-10-07", Description = "1 October rolls")]
    [TestCase("production-records", "2023-02-01", "2025-02-05", Description = "1 February 2025 was in 春节 until the 4th")]
    public void A_period_that_ends_on_a_holiday_rolls_to_the_next_working_day(string rule, string start, string lastOn) =>
        Assert.That(Due(rule, start + "T09:00:00+08:00").LastOn, Is.EqualTo(Day(lastOn)));

    [Test]
    public void A_period_of_days_runs_to_the_end_of_its_last_local_day()
    {
        var due = Due("reinspection-application", "2023-06-01T15:00:00+08:00");
        Assert.That(due.HasRunOut(At("2023-06-12T23:59:59+08:00")), Is.False);
        Assert.That(due.HasRunOut(At("2023-06-13T00:00:00+08:00")), Is.True);
    }

    [Test]
    public void The_day_is_the_districts_not_the_servers()
    {
        // 17:00 UTC on 31 May is 1 June in Shanghai.
        Assert.That(Due("reinspection-application", "2023-05-31T17:00:00Z").LastOn, Is.EqualTo(Day("2023-06-12")));
    }

    [Test]
    public void A_bare_date_and_a_time_of_that_day_give_one_last_day()
    {
        var bare = Limit("reinspection-application").Due(At("2023-06-01T00:00:00+08:00"), TimePrecision.Day, WorkingDays, Shanghai);
        Assert.That(bare, Is.EqualTo(Due("reinspection-application", "2023-06-01T23:59:59+08:00")));
    }

    [Test]
    public void An_extension_counts_only_when_granted()
    {
        var start = At("2023-06-01T09:00:00+08:00");
        Assert.That(Limit("backup-handover").Due(start, TimePrecision.Minute, WorkingDays, Shanghai).LastOn, Is.EqualTo(Day("2023-06-06")));
        Assert.That(Limit("backup-handover").Due(start, TimePrecision.Minute, WorkingDays, Shanghai, extended: true).LastOn, Is.EqualTo(Day("2023-06-09")));
    }

    [Test]
    public void A_count_beyond_the_known_calendar_says_so()
    {
        Assert.That(Due("disposal-finish", "2026-06-01T09:00:00+08:00").CalendarKnown, Is.True);
        Assert.That(Due("disposal-finish", "2026-11-01T09:00:00+08:00").CalendarKnown, Is.False);
        Assert.That(Due("disposal-start", "2026-12-30T09:00:00+08:00").CalendarKnown, Is.False);
    }

    [Test]
    public void A_rule_without_a_clock_has_none()
    {
        Assert.That(Limit("samplers").HasClock, Is.False);
        Assert.That(() => Due("samplers", "2023-06-01T09:00:00+08:00"), Throws.InvalidOperationException);
    }

    // rule, value, unit, function: §2A and §2B, row by row where a number stands.
    [TestCase("reinspection-application", 7, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("rapid-objection", 4, LegalUnit.Hours, LegalFunction.MarketSupervision)]
    [TestCase("agriculture-reinspection-application", 5, LegalUnit.WorkingDays, LegalFunction.Agriculture)]
    [TestCase("agriculture-rapid-objection", 4, LegalUnit.Hours, LegalFunction.Agriculture)]
    [TestCase("agriculture-reinspection-report", 7, LegalUnit.WorkingDays, LegalFunction.Agriculture)]
    [TestCase("production-records", 2, LegalUnit.Years, LegalFunction.Agriculture)]
    [TestCase("samplers", 2, LegalUnit.Persons, LegalFunction.MarketSupervision)]
    [TestCase("sample-delivery", 5, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("report", 20, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("compliant-conclusion", 7, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("non-compliant-conclusion", 2, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("severe-report", 24, LegalUnit.Hours, LegalFunction.MarketSupervision)]
    [TestCase("backup-compliant", 3, LegalUnit.Months, LegalFunction.MarketSupervision)]
    [TestCase("backup-non-compliant", 6, LegalUnit.Months, LegalFunction.MarketSupervision)]
    [TestCase("reinspection-acceptance", 5, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("reinspection-body", 5, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("reinspection-body-declines", 2, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("backup-handover", 3, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("reinspection-conclusion", 10, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("reinspection-notice", 5, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("objection-sampling", 7, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("objection-authenticity", 7, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("objection-review-sampling", 20, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("objection-review-other", 30, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("disposal-start", 5, LegalUnit.WorkingDays, LegalFunction.MarketSupervision)]
    [TestCase("disposal-finish", 90, LegalUnit.CalendarDays, LegalFunction.MarketSupervision)]
    public void The_limits_of_the_law_are_there(string rule, int value, LegalUnit unit, LegalFunction function)
    {
        var limit = Limit(rule);
        Assert.That((limit.Value, limit.Unit, limit.Function), Is.EqualTo((value, unit, function)));
    }

    [Test]
    public void Only_what_was_read_in_a_text_is_called_certain()
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var limit in Limits.All.Where(limit => limit.Source.Contains("凭记忆", StringComparison.Ordinal)))
            Assert.That(limit.Certainty, Is.Not.EqualTo("certain"), limit.RuleId);
        Assert.That(Limit("disposal-finish").Certainty, Is.EqualTo("unsure"));
    }

    [Test]
    public void A_law_not_yet_in_force_sets_no_limit()
    {
        // The revised 农产品质量安全法 is in force from 1 January 2023.
        Assert.That(Limits.On("agriculture-rapid-objection", Day("2022-12-31")), Is.Null);
        Assert.That(Limits.On("agriculture-rapid-objection", Day("2023-01-01")), Is.Not.Null);
    }

    [Test]
    public void Limits_with_faults_are_refused_with_all_of_them()
    {
        var reading = LegalLimitsFile.Read(Encoding.UTF8.GetBytes(
            """
            { "name": "legal-limits", "rows": [
              { "ruleId": "a", "title": "t", "value": null, "unit": "hours", "trigger": null, "source": "s", "certainty": "sure", "effectiveFrom": "2020-01-01" },
              { "ruleId": "b", "title": "t", "value": 1, "unit": "fortnights", "trigger": "x", "source": "s", "certainty": "likely", "effectiveFrom": "2020-01-01" },
              { "ruleId": "c", "title": "t", "value": 1, "unit": "months", "trigger": "x", "source": "", "certainty": "likely", "effectiveFrom": "2020-01-01" },
              { "ruleId": "c", "title": "t", "value": 2, "unit": "months", "trigger": "x", "source": "s", "certainty": "likely", "effectiveFrom": "2021-01-01" } ] }
            """));
        Assert.That(
            reading.Faults.Select(fault => (fault.Where, fault.Field, fault.Code)),
            Is.EquivalentTo(new[]
            {
                ("期限 a", "value", "missing"), ("期限 a", "trigger", "missing"), ("期限 a", "certainty", "unknown-word"),
                ("期限 b", "unit", "unknown-word"), ("期限 c", "source", "missing"), ("期限 c", "effectiveTo", "overlapping-versions"),
            }));
    }

    private static LegalLimit Limit(string rule) => Limits.On(rule, Day("2023-06-01"))!;

    private static LegalDue Due(string rule, string start) => Limit(rule).Due(At(start), TimePrecision.Second, WorkingDays, Shanghai);

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");
}
