using System.Text;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Validity;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Validity;

namespace FoodSafety.Lims.Tests.Web.Months;

/// <summary>What else moves figures of closed months than rows that come and go: rules and plans.</summary>
public sealed class OtherCausesTests(DatabaseKind kind) : ValidityDistrict(kind)
{
    private const string Plan = "plans/440304-futian-2023";

    [Test]
    public async Task A_closed_month_scored_by_a_rule_set_chosen_later_is_adjusted()
    {
        Database.Import(Header + Row("A1", "2023-03-01 08:00") + Row("A2", "2023-03-02 08:00", enteredAt: "2023-12-01 08:00"));
        await Close("2023-03");

        var refusal = new ChooseRuleSet(District, "gansu", new DateOnly(2023, 3, 1)).Handle(Database, Caller.CommandLine, Now).Refusal!;
        Assert.That(refusal.Code, Is.EqualTo("reason-required"));
        Assert.That(refusal.Message, Does.Contain("BG-440304-"), "the issued report is named");
        Adopt("gansu", "2023-03-01");

        Assert.That(await AdjustmentsOf(2, "ft-rapid-total"), Is.EqualTo(new[] { ("scoring", District, -1L) }), "A2 was entered nine months late");
        await AssertHolds();
    }

    [Test]
    public async Task A_closed_month_counted_by_a_new_plan_is_adjusted()
    {
        Database.Import(Header + Row("A1", "2023-03-01 08:00") + Row("A2", "2023-03-02 08:00"));
        await Close("2023-03");
        var plan = JsonNode.Parse(new ExportReferenceSet(Plan).Handle(Database).Value)!;
        plan["counters"]!.AsArray().Single(counter => (string)counter!["code"]! == "ft-rapid-produce")!["anyOf"] = JsonNode.Parse("""[{"foodCategories":["水产制品"]}]""");

        var imported = new ImportReferenceSet(Plan, Encoding.UTF8.GetBytes(plan.ToJsonString())).Handle(Database, Caller.CommandLine, Now).Value;

        Assert.That(imported.Faults, Is.Empty);
        Assert.That(await AdjustmentsOf(2, "ft-rapid-produce"), Is.EqualTo(new[] { ("plan", Plan, -2L) }));
        Assert.That(await AdjustmentsOf(2, "ft-rapid-total"), Is.Empty, "it counts as before");
        await AssertHolds();
    }

    private async Task Close(string month) => Assert.That((await new CloseMonth(District, month).Handle(Database, Caller.CommandLine, Now, default)).Refusal, Is.Null);

    private async Task<IEnumerable<(string, string, long)>> AdjustmentsOf(int month, string counter) =>
        (await new AskMonths(District, 2023, Now).Handle(Database, Caller.CommandLine, default)).Value.Months[month].Adjustments
            .Where(one => one.Counter == counter).Select(one => (one.Cause, one.Subject, one.Change.Batches)).ToList();
}
