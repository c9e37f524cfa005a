using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Reports;

namespace FoodSafety.Lims.Tests.Web.Reports;

/// <summary>The periods of the commands: local days, both ends included.</summary>
[TestFixture]
public sealed class ReportPeriodTests
{
    [TestCase("2023", "2023-01-01", "2023-12-31", "2023年")]
    [TestCase("2023-H1", "2023-01-01", "2023-06-30", "2023年上半年")]
    [TestCase("2023-H2", "2023-07-01", "2023-12-31", "2023年下半年")]
    [TestCase("2023-Q3", "2023-07-01", "2023-09-30", "2023年第三季度")]
    [TestCase("2023-Q4", "2023-10-01", "2023-12-31", "2023年第四季度")]
    [TestCase("2023-09", "2023-09-01", "2023-09-30", "2023年9月")]
    [TestCase("2024-02", "2024-02-01", "2024-02-29", "2024年2月")]
    [TestCase("2023-09-18", "2023-09-18", "2023-09-18", "2023年9月18日")]
    public void A_period_has_both_its_ends_and_a_name(string code, string from, string to, string name)
    {
        var period = ReportPeriod.Read(code).Value;

        Assert.That((period.From.ToString("yyyy-MM-dd"), period.To.ToString("yyyy-MM-dd"), period.Name, period.Code), Is.EqualTo((from, to, name, code)));
    }

    [Test]
    public void A_quarter_ends_with_the_last_moment_of_its_last_local_day()
    {
        var period = ReportPeriod.Read("2023-Q3").Value;

        Assert.That(period.Begins(TestDatabase.Zone), Is.EqualTo(DateTimeOffset.Parse("2023-07-01T00:00:00+08:00")));
        Assert.That(period.Ends(TestDatabase.Zone), Is.EqualTo(DateTimeOffset.Parse("2023-09-30T23:59:59.999+08:00")));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("23")]
    [TestCase("2023-H3")]
    [TestCase("2023-Q0")]
    [TestCase("2023-q3")]
    [TestCase("2023-13")]
    [TestCase("2023-00")]
    [TestCase("2023-9")]
    [TestCase("2023-02-29")]
    [TestCase("2023-H1-01")]
    [TestCase("0000")]
    [TestCase("２０２３")]
    [TestCase("2023\n")]
    public void Anything_else_is_refused_and_the_forms_are_named(string? text)
    {
        var refusal = ReportPeriod.Read(text).Refusal!;

        Assert.That((refusal.Code, refusal.Kind), Is.EqualTo(("unknown-period", RefusalKind.Invalid)));
        foreach (var form in (string[])["2023（年）", "2023-H1", "2023-Q3", "2023-09（月）", "2023-09-18"])
            Assert.That(refusal.Message, Does.Contain(form));
    }
}
