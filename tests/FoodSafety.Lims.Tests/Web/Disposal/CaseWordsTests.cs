using System.Globalization;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Disposal.Pages;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>Instants of a case as people read them.</summary>
[TestFixture]
public sealed class CaseWordsTests
{
    [TestCase("2023-04-14T00:00:00+08:00", "2023-04-13", TestName = "A_limit_of_days_shows_its_last_day")]
    [TestCase("2023-12-30T11:55:00+08:00", "2023-12-30 11:55", TestName = "A_limit_of_hours_shows_its_minute")]
    public void Due(string due, string shown) =>
        Assert.That(CaseWords.Due(DateTimeOffset.Parse(due, CultureInfo.InvariantCulture)), Is.EqualTo(shown));

    [TestCase("2023-01-13T00:00:00+08:00", "2023-01-13", TestName = "What_is_known_to_the_day_shows_no_midnight")]
    [TestCase("2023-01-01T09:13:00+08:00", "2023-01-01 09:13", TestName = "What_is_known_to_the_minute_shows_it")]
    public void At(string at, string shown) =>
        Assert.That(CaseWords.At(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)), Is.EqualTo(shown));

    [TestCase(ClockState.AwaitingNotice, true, "待告知", TestName = "A_right_waits_for_the_notice")]
    [TestCase(ClockState.AwaitingNotice, false, "未起算", TestName = "A_limit_of_the_office_has_not_begun")]
    [TestCase(ClockState.Overdue, true, "已届满", TestName = "A_right_lapses")]
    [TestCase(ClockState.Overdue, false, "已超期", TestName = "A_duty_is_late")]
    public void Clock(ClockState state, bool isRight, string shown) => Assert.That(
        ChineseTexts.Instance.Clock(new CaseView.ClockView("c", "期限", null, null, state, null, null, isRight, false, EscalationLevel.None, null, [], [], [], true)).Value, Is.EqualTo(shown));

    [Test]
    public void What_is_not_known_is_a_dash() => Assert.That((CaseWords.At(null), CaseWords.Due(null)), Is.EqualTo(("–", "–")));
}
