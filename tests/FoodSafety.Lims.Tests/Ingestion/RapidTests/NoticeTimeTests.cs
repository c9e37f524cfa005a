using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Ingestion.RapidTests;

/// <summary>When the vendor was told starts his four hours, so it is not taken on trust.</summary>
public sealed class NoticeTimeTests(DatabaseKind kind) : BothDatabases(kind)
{
    [TestCase("2023-03-01 08:20", null)]
    [TestCase("2023-03-01", null)]
    [TestCase("2203-03-01 08:20", "in-the-future")]
    [TestCase("2023-02-28 23:59", "out-of-range")]
    [TestCase("2023-03-01 08:09", "out-of-range")]
    [TestCase("稍后", "not-a-date")]
    public void When_the_vendor_was_told_starts_a_clock_and_is_checked(string notifiedAt, string? code)
    {
        var receipt = Database.Import($"样品编号,检测时间,市场,样品名称,检测项目,检测结果,告知时间\nS1,2023-03-01 08:10,440304-M01,菜心,孔雀石绿,阳性,{notifiedAt}\n");

        Assert.That(receipt.Faults.Select(fault => fault.Code).SingleOrDefault(), Is.EqualTo(code));
    }

    /// <summary>contract.md: a date only is known to the day; four hours cannot run from midnight.</summary>
    [Test]
    public void A_notice_known_to_the_day_starts_no_hours_and_is_kept_as_it_was_written()
    {
        var receipt = Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果,告知时间\nS1,2023-03-01 08:10,440304-M01,菜心,孔雀石绿,阳性,2023-03-01\n");

        Assert.That(receipt.Warnings.Select(warning => (warning.Code, warning.Column)), Does.Contain(("notice-needs-time", "告知时间")));
        Assert.That((Database.Ask<long?>("SELECT notified_at FROM cases"), Database.Ask<string>("SELECT details FROM rapid_tests")), Is.EqualTo(((long?)null, """{"source_notified_at":"2023-03-01"}""")));
    }
}
