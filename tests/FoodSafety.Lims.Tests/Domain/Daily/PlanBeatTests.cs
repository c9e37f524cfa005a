using FoodSafety.Lims.Domain.Daily;

namespace FoodSafety.Lims.Tests.Domain.Daily;

/// <summary>SN （一）一 月通报、季提醒、年督查: a report fulfils a bulletin only where its period is the bulletin's.</summary>
[TestFixture]
public sealed class PlanBeatTests
{
    [TestCase(null, "2023-07-01", "2023-06", Description = "a deadline early in a month is the month before's")]
    [TestCase(null, "2023-01-15", "2022-12")]
    [TestCase(null, "2023-06-16", "2023-06")]
    [TestCase("月", "2023-06-30", "2023-06")]
    [TestCase("季", "2023-06-30", "2023-Q2")]
    [TestCase("季度", "2023-12-31", "2023-Q4")]
    [TestCase("年", "2023-12-31", "2023")]
    public void A_bulletin_is_about_the_span_it_ends(string? every, string due, string period) =>
        Assert.That(new PlanBeat("X", "bulletin", DateOnly.Parse(due), DateOnly.Parse(due), "通报") { Every = every }.BulletinPeriod, Is.EqualTo(period));

    [Test]
    public void No_report_is_of_a_week() =>
        Assert.That(new PlanBeat("X", "bulletin", new(2023, 6, 5), new(2023, 6, 11), "通报") { Every = "周" }.IsBulletin, Is.False);
}
