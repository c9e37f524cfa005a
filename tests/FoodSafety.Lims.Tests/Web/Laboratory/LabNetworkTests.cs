using System.Text;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Tests.Web.Laboratory;

/// <summary>1+5+N of the seed GY （二）5: one centre, five rapid rooms of wholesale markets, third-party laboratories; a room's positive goes to 1 or N.</summary>
public sealed class LabNetworkTests(DatabaseKind kind) : BothDatabases(kind)
{
    private void Sample(string number, string laboratory) =>
        Database.Import("抽样单编号,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构\n"
            + $"{number},监督抽检,2023-05-08,520100-REG,甲、乙,摊位,豇豆,蔬菜,2,1,kg,{laboratory}", "samples", "520100-REG");

    /// <summary>Brings the case to where its goods are stopped, and sends the sample; gives the answer to that.</summary>
    private async Task<Outcome<DisposalCase>> SendToLab(string sampleNo)
    {
        foreach (var (action, code, value) in new[]
        {
            ("record-repeat-positive", "repeat-test", "同法复测 阳性"), ("notify", "notified-at", "2023-05-08T12:00:00+08:00"), ("stop-sale", "stop-sale-record", "已下架封存"),
        })
            Assert.That((await CaseRows.Do(Database, Case, action, Officer, At, new GivenEvidence(code, value))).Refusal, Is.Null, action);
        return await CaseRows.Do(Database, Case, "send-to-lab", Officer, At, new GivenEvidence("lab-sample-no", sampleNo));
    }

    private const string District = "520100";
    private const string Case = "YX-520100-2023-00001";

    private static readonly Caller Officer = new("张三", Roles.Officer, "520100-REG", District);
    private static readonly DateTimeOffset At = new(2023, 5, 8, 20, 0, 0, TimeSpan.FromHours(8));

    [Test]
    public async Task Rooms_are_looked_at_on_the_day_and_one_that_is_silent_is_missing()
    {
        Import("A1", "520100-M01", "阴性");

        var network = (await new ReadLabNetwork(District, At).Handle(Database, Officer, default)).Value;

        Assert.That(network.Tiers.Select(tier => (tier.Code, tier.Required, tier.Members.Count, tier.Active, tier.Missing, tier.IsShort)), Is.EqualTo(new[]
        {
            ("1", (int?)1, 1, 0, 0, true), ("5", 5, 5, 1, 0, true), ("N", null, 1, 0, 0, false),
        }));
        Assert.That(network.Tiers[1].Members.Where(member => member.IsActive).Select(member => member.Code), Is.EqualTo(new[] { "520100-M01" }));
    }

    [Test]
    public async Task A_room_that_is_not_registered_is_missing_too()
    {
        using (var connection = Database.OpenConnection())
            connection.Run(null, "UPDATE organisations SET tier = NULL WHERE code = '520100-M05'");

        var rooms = (await new ReadLabNetwork(District, At).Handle(Database, Officer, default)).Value.Tiers[1];

        Assert.That((rooms.Members.Count, rooms.Missing, rooms.IsShort), Is.EqualTo((4, 1, true)));
    }

    [Test]
    public async Task A_positive_of_a_room_is_ordered_to_the_centre_sampled_and_reported()
    {
        Import("A1", "520100-M01", "阳性");
        var ordered = (await Orders()).Single();
        Assert.That((ordered.Case, ordered.Room, ordered.Laboratory, ordered.Tier, ordered.State, ordered.SampleNo), Is.EqualTo((Case, "520100-M01", "520100-LAB1", "1", "ordered", (string?)null)));
        await using (var db = Database.CreateContext())
        {
            var reading = await CaseReading.Load(db, At, Database.Settings.TimeZone, default);
            Assert.That((await ShowCase.View(db, reading, (await new ShowCase(Case).Handle(db, Officer, default)).Value, default)).ConfirmOrder, Is.EqualTo(ordered), "the case says it too");
        }

        Database.Import("抽样单编号,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构,跟踪案件编号\n"
            + $"Q1,监督抽检,2023-05-08,520100-REG,甲、乙,摊位,豇豆,蔬菜,2,1,kg,520100-LAB2,{Case}", "samples", "520100-REG");
        Assert.That((await Orders()).Single() is { State: "sampled", SampleNo: "Q1", Laboratory: "520100-LAB2", Tier: "N" }, Is.True, "the laboratory that has the sample");

        Database.Import("抽样单编号,检验项目,检验结果,单位,标准值,检验日期,签发日期,报告编号\nQ1,毒死蜱,0.5,mg/kg,≤0.02,2023-05-10,2023-05-11,R1", "results", "520100-LAB2");
        Assert.That((await Orders()).Single().State, Is.EqualTo("reported"));
        Assert.That(await Orders("ordered"), Is.Empty);
    }

    [Test]
    public async Task The_sample_the_case_names_is_its_own_and_the_order_names_the_laboratory_that_has_it()
    {
        Import("A1", "520100-M01", "阳性");
        Sample("GY0009", "520100-LAB2");

        Assert.That((await SendToLab("GY 0009")).Refusal, Is.Null);

        var sampled = (await Orders()).Single();
        Assert.That((sampled.State, sampled.SampleNo, sampled.Laboratory, sampled.Tier), Is.EqualTo(("sampled", "GY0009", "520100-LAB2", "N")));

        Database.Import("抽样单编号,检验项目,检验结果,单位,标准值,检验日期,签发日期,报告编号\nGY0009,毒死蜱,0.01,mg/kg,≤0.02,2023-05-10,2023-05-11,R1", "results", "520100-LAB2");
        Assert.That((await Orders()).Single().State, Is.EqualTo("reported"));
    }

    [Test]
    public async Task A_laboratory_of_no_tier_that_confirms_is_refused_and_those_that_do_are_named()
    {
        Import("A1", "520100-M01", "阳性");
        using (var connection = Database.OpenConnection())
            connection.Run(null, "UPDATE organisations SET tier = NULL WHERE code = '520100-LAB2'");
        Sample("GY0009", "520100-LAB2");
        Sample("GY0010", "520100-LAB1");

        var refused = (await SendToLab("GY0009")).Refusal!;

        Assert.That(refused.Code, Is.EqualTo("laboratory-does-not-confirm"));
        Assert.That(refused.Message, Does.Contain("520100-LAB2").And.Contain("520100-LAB1（"));
        Assert.That((await CaseRows.Do(Database, Case, "send-to-lab", Officer, At, new GivenEvidence("lab-sample-no", "GY0010"))).Refusal, Is.Null);
    }

    [Test]
    public async Task A_positive_of_no_room_goes_to_any_laboratory()
    {
        Import("A1", "520100-M01", "阳性");
        using (var connection = Database.OpenConnection())
            connection.Run(null, "UPDATE organisations SET tier = NULL WHERE code IN ('520100-M01', '520100-LAB2')");
        Sample("GY0009", "520100-LAB2");

        Assert.That((await SendToLab("GY0009")).Refusal, Is.Null);
    }

    [Test]
    public async Task The_case_and_the_list_ask_the_tiers_that_the_plan_names()
    {
        var plan = JsonNode.Parse(new ExportReferenceSet("plans/520100-guiyang-2023-2025").Handle(Database).Value)!;
        Database.Reference("plans/520100-guiyang-2023-2025", plan.ToJsonString().Replace("\"confirmAt\":[\"1\",\"N\"]", "\"confirmAt\":[\"N\",\"1\"]", StringComparison.Ordinal));
        Import("A1", "520100-M01", "阳性");
        await using var db = Database.CreateContext();
        var reading = await CaseReading.Load(db, At, Database.Settings.TimeZone, default);

        var ordered = (await ShowCase.View(db, reading, (await new ShowCase(Case).Handle(db, Officer, default)).Value, default)).ConfirmOrder!;

        Assert.That((ordered.Laboratory, ordered.Tier), Is.EqualTo(("520100-LAB2", "N")));
        Assert.That((await Orders()).Single(), Is.EqualTo(ordered));
    }

    [Test]
    public async Task A_positive_that_the_repeat_refutes_is_confirmed_by_nobody()
    {
        Import("A1", "520100-M01", "阳性");
        await using (var db = Database.CreateContext())
            Assert.That((await new ActOnCase(Case, "record-repeat-negative", [new("repeat-test", "复测两次均阴性"), new("false-positive-cause", "显色干扰")])
                .Handle(db, await CaseRows.Reading(db, At), Officer, default)).Refusal, Is.Null);

        Assert.That((await Orders()).Single().State, Is.EqualTo("dropped"));
    }

    [Test]
    public async Task A_district_without_the_network_orders_nothing()
    {
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果,组织方\nA1,2023-05-08 08:00,440304-M01,豇豆,毒死蜱,阳性,监管\n");

        Assert.That((await new ReadLabNetwork("440304", At).Handle(Database, Caller.CommandLine, default)).Refusal!.Code, Is.EqualTo("no-lab-network"));
        Assert.That((await new ListConfirmOrders("440304", null, null, At).Handle(Database, Caller.CommandLine, default)).Value.Items, Is.Empty);
    }

    [Test]
    public async Task What_is_not_known_or_not_ones_own_is_refused()
    {
        var laboratory = new Caller("实验员", Roles.Lab, "520100-LAB1", District);
        var elsewhere = new Caller("王五", Roles.Officer, "440103-REG", "440103");

        Assert.That((await new ListConfirmOrders(District, null, null, At).Handle(Database, laboratory, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden), "it names the market");
        Assert.That((await new ReadLabNetwork(District, At).Handle(Database, elsewhere, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await new ReadLabNetwork("999999", At).Handle(Database, Officer, default)).Refusal!.Code, Is.EqualTo("unknown-district"));
        Assert.That((await new ListConfirmOrders(District, "lost", null, At).Handle(Database, Officer, default)).Refusal!.Code, Is.EqualTo("unknown-state"));
        Assert.That((await new ListConfirmOrders(District, null, "x", At).Handle(Database, Officer, default)).Refusal!.Code, Is.EqualTo("bad-cursor"));
    }

    [TestCase("\"kind\": \"market\"", "1")]
    [TestCase("\"kind\": \"lab\"", "5")]
    [TestCase("\"kind\": \"regulator\"", "N")]
    public void A_tier_that_does_not_fit_the_kind_is_refused(string kindOfRow, string tier)
    {
        var document = $$"""{"name": "organisations", "districts": [{"code": "520100", "name": "贵阳市", "shortName": "贵阳"}], "rows": [{"code": "520100-X", "name": "某单位", {{kindOfRow}}, "district": "520100", "placeType": null, "tier": "{{tier}}"}]}""";

        var refused = new ImportReferenceSet("organisations", Encoding.UTF8.GetBytes(document)).Handle(Database, Caller.CommandLine, TestDatabase.Now).Value;

        Assert.That(refused.Faults.Select(fault => fault.Message), Has.Some.Contains("层级"));
    }

    private async Task<IReadOnlyList<ConfirmOrder>> Orders(string? state = null) => (await new ListConfirmOrders(District, state, null, At.AddDays(7)).Handle(Database, Officer, default)).Value.Items;

    private void Import(string sampleNo, string market, string outcome) =>
        Assert.That(Database.Import($"样品编号,检测时间,市场,样品名称,检测项目,检测结果,组织方\n{sampleNo},2023-05-08 08:00,{market},豇豆,毒死蜱,{outcome},监管\n", organisation: "520100-REG").Rows.Accepted, Is.EqualTo(1));
}
