using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Demo;

namespace FoodSafety.Lims.Tests.Web.Demo;

/// <summary>The demo's cases go the ways of an officer's, whatever their records say already.</summary>
[TestFixture]
public sealed class DemoCasesTests : OneDatabase
{
    [Test]
    public async Task Positives_are_closed_whether_or_not_their_log_says_when_the_vendor_was_told()
    {
        var told = new[] { "2023-03-01 08:30", "", "2023-03-01 08:40", "", "2023-03-01 08:50", "" };
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果,经营户,告知时间\n"
            + string.Concat(told.Select((at, index) => $"A{index},2023-03-01 08:10,440304-M01,豇豆,克百威,阳性,张记,{at}\n")));

        var closed = await new DemoCases(Database, DemoCommand.AsOf).Handle(default);

        Assert.That(closed, Is.EqualTo((6, 0)));
        Database.AssertVerified();
    }
}
