using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Demo;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Web.Demo;

/// <summary>What the demo shows of laboratories is done by the operations of everyday work, and all of it holds.</summary>
[TestFixture]
public sealed class DemoNetworkTests : OneDatabase
{
    [Test]
    public async Task It_leaves_a_signed_report_a_settled_contract_a_confirmed_and_an_open_positive_and_a_silent_room()
    {
        var number = await new DemoNetwork(Database, DemoCommand.AsOf).Handle(default);

        var report = (await new ShowLabReport(number).Handle(Database, Caller.CommandLine, DemoCommand.AsOf, default)).Value;
        Assert.That((report.Stage, new[] { report.Analyst, report.Reviewer, report.Approver }.Distinct().Count(), report.Lines.Count), Is.EqualTo(("issued", 3, 2)));
        var orders = (await new ListConfirmOrders("520100", null, null, DemoCommand.AsOf).Handle(Database, Caller.CommandLine, default)).Value.Items;
        Assert.That(orders.Select(order => order.State), Is.EqualTo(new[] { "ordered", "reported" }));
        var rooms = (await new ReadLabNetwork("520100", DemoCommand.AsOf).Handle(Database, Caller.CommandLine, default)).Value.Tiers[1];
        Assert.That((rooms.Active, rooms.IsShort), Is.EqualTo((4, true)), "the fifth room sends nothing on the last day");
        Assert.That((await new ReadSettlement("GY-2023-1", "2023-12", DemoCommand.AsOf).Handle(Database, Caller.CommandLine, default)).Value.Payable, Is.EqualTo(52_050), "500.00 and 20.50 for the sample");
        Database.AssertVerified();
    }
}
