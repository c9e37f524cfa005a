using System.Text.Json;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Tests.Domain.Laboratory;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Samples;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.Shell;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Laboratory;

/// <summary>Turnaround, contracts, purchases and settlements over stored samples, of both ways of a result.</summary>
public sealed class ContractOperationTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly DateTimeOffset YearsEnd = TestDatabase.Now;

    [SetUp]
    public void Register_samples_and_a_contract()
    {
        Database.Samples(Sample("FT1"), Sample("FT2"), Sample("FT3", "草鱼", "水产品"), Sample("FT4", lab: "440304-LAB2"));
        Database.Reference("contracts", $$"""{"name": "contracts", "rows": [{{ContractsTests.Row("C1", "\"蔬菜\"")}}]}""");
    }

    [Test]
    public async Task Both_ways_of_a_result_have_their_turnaround()
    {
        await Database.Walk("FT1", "hand-over", "receive");
        await Database.Issue(LabSteps.Row("FT1"));
        Import("FT2", receivedOn: "2023-04-06", issuedOn: "2023-06-01");

        var answer = (await new ReadTurnaround("440304", null, 2023, YearsEnd).Handle(Database, SampleSteps.Officer, default)).Value;

        // 2023-04-04 to 04-10: 6, 7 and 10 April, 清明 on the 5th being a holiday.
        Assert.That(answer.Months.Select(month => (month.Laboratory, month.Month.Month, month.Issued, month.Late, month.P50)),
            Is.EqualTo(new[] { ("440304-LAB1", 4, 1, 0, 3), ("440304-LAB1", 6, 1, 1, 39) }));
        Assert.That(answer.Late.Select(late => late.Number), Is.EqualTo(new[] { "FT2" }));
        Assert.That((await new ReadTurnaround(null, "440304-LAB1", 2023, YearsEnd).Handle(Database, SampleSteps.OtherLaboratory, default)).Value.Months, Is.Empty, "a laboratory sees its own");
        Assert.That((await new ReadTurnaround("440304", null, 2023, YearsEnd).Handle(Database, SampleSteps.Elsewhere, default)).Refusal!.Code, Is.EqualTo("not-yours"));
    }

    [Test]
    public async Task A_contract_counts_its_batches_and_its_months_are_settled()
    {
        Import("FT1", receivedOn: "2023-04-04", issuedOn: "2023-04-10");
        Import("FT2", receivedOn: "2023-04-04", issuedOn: "2023-06-01");
        Assert.That((await Purchase("FT1", 2_050)).Value.Version, Is.EqualTo(1));

        var line = (await new ListContracts("440304", YearsEnd).Handle(Database, SampleSteps.Officer, default)).Value.Items.Single();
        Assert.That((line.Used, line.Left, line.Reported, line.Late), Is.EqualTo((2, 98, 2, 1)), "of its laboratory and category");
        Assert.That(line.Assessment.Score, Is.EqualTo(80m), "40 × 1/2 + 30 + 30");

        var april = (await new ReadSettlement("C1", "2023-04", YearsEnd).Handle(Database, SampleSteps.Officer, default)).Value;
        var june = (await new ReadSettlement("C1", "2023-06", YearsEnd).Handle(Database, SampleSteps.Officer, default)).Value;
        Assert.That((april.Payable, june.Payable), Is.EqualTo((52_050L, 45_000L)), "500.00 + 20.50, and 500.00 less 10 %");
    }

    [Test]
    public async Task A_reexamination_that_overturns_takes_the_whole_price()
    {
        Database.Results("FT1,毒死蜱,0.05,mg/kg,≤0.02,2023-04-05,不合格,R1,初检");
        Database.ResultsOf("440304-LAB2", "FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-05-05,合格,F0,复检");
        Assert.That((await Read("2023-04")).Deducted, Is.Zero, "nobody ordered it");
        await Database.OrderReexamination("FT1");
        Database.ResultsOf("440304-REG", "FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-05-05,合格,F1,复检");

        var april = (await new ReadSettlement("C1", "2023-04", YearsEnd).Handle(Database, SampleSteps.Officer, default)).Value;

        Assert.That(april.Lines.Single().Deductions.Single() is { Reason: "overturned", Amount: 50_000 }, Is.True);
    }

    [TestCase("no", 1)]
    [TestCase("yes", 0)]
    public async Task A_report_that_an_objection_overturned_is_deducted_unless_the_sampling_was_at_fault(string onSampling, int deductions)
    {
        Database.Results("FT1,毒死蜱,0.05,mg/kg,≤0.02,2023-04-05,不合格,R1,初检");
        await using (var db = Database.CreateContext())
        {
            var reading = await CaseReading.Load(db, YearsEnd, Database.Settings.TimeZone, default);
            foreach (var (action, evidence) in new (string, GivenEvidence[])[]
            {
                ("raise-objection", [new("objection-raised-at", "2023-04-18T09:00:00+08:00"), new("objection-on-sampling", onSampling), new("objection-ground", "样品混淆")]),
                ("accept-objection", []), ("uphold-objection", [new("objection-conclusion", "异议成立")]),
            })
                Assert.That((await new ActOnCaseParty("HC-440304-2023-00001", action, 1, evidence)
                    .Handle(db, reading, SampleSteps.Officer, default)).Refusal?.Message, Is.Null);
        }

        var april = (await new ReadSettlement("C1", "2023-04", YearsEnd).Handle(Database, SampleSteps.Officer, default)).Value;

        Assert.That(april.Lines.SelectMany(line => line.Deductions).Count(deduction => deduction.Reason == "overturned"), Is.EqualTo(deductions));
    }

    [Test]
    public async Task A_month_is_settled_once_in_its_turn_and_stays()
    {
        Import("FT1", receivedOn: "2023-04-04", issuedOn: "2023-04-10");
        Import("FT2", receivedOn: "2023-04-04", issuedOn: "2023-06-01");
        Assert.That((await Settle("2023-04", SampleSteps.Officer)).Refusal!.Code, Is.EqualTo("forbidden"));
        Assert.That((await Settle("2023-04", SampleSteps.Elsewhere)).Refusal!.Code, Is.EqualTo("not-yours"));
        Assert.That((await Settle("2023-12")).Refusal!.Code, Is.EqualTo("month-not-over"));
        Assert.That((await Settle("2023-06")).Refusal!.Code, Is.EqualTo("earlier-month-open"));
        Assert.That((await Settle("2023-04", payable: 1)).Refusal is { Code: "stale-version", Message: var why } && why.Contains("50000", StringComparison.Ordinal), Is.True);
        Assert.That((await Settle("2023-04", payable: 50_000)).Value.SettledBy, Is.EqualTo("赵六"));
        Assert.That((await Settle("2023-04")).Refusal!.Code, Is.EqualTo("already-settled"));

        await Purchase("FT1", 2_050);

        Assert.That((await Read("2023-04")).Payable, Is.EqualTo(50_000), "a settled month stays");
        Assert.That((await Read("2023-05")).Adjustments.Select(one => (one.SampleNo, one.PurchaseCost)), Is.EqualTo(new[] { ("FT1", 2_050L) }));
        Assert.That(JsonSerializer.Serialize(await Read("2023-05"), LimsJson.Options), Does.Contain("\"month\": \"2023-05\"").And.Contain("\"of\": \"2023-04\""), "as the route writes it");
        Assert.That((await Settle("2023-06")).Refusal!.Code, Is.EqualTo("earlier-month-open"), "May carries the adjustment, though nothing was reported in it");
        Assert.That((await Settle("2023-05")).Value.Payable, Is.EqualTo(2_050));
        Assert.That((await Settle("2023-06")).Value.Payable, Is.EqualTo(45_000));
        Database.AssertVerified();
    }

    [Test]
    public async Task A_purchase_without_its_cost_is_refused_and_a_stale_one_is_told_what_stands()
    {
        Assert.That((await new RecordPurchase("FT1", null, "票0001").Handle(Database, SampleSteps.Officer, LabSteps.At, default)).Refusal!.Code, Is.EqualTo("field-invalid"));
        await Purchase("FT1", 100);

        Assert.That((await Purchase("FT1", 200, version: 0)).Refusal!.Message, Does.Contain("王五").And.Contain("100 分").And.Contain("票0001").And.Contain("第 1 版").And.Contain("2023-04-10T10:00:00+08:00"));
        Assert.That((await Purchase("FT1", 300)).Value.RecordedAt.Offset, Is.EqualTo(TimeSpan.FromHours(8)));
        Assert.That((await Purchase("FT2", 200, version: 3)).Refusal!.Message, Does.Contain("还没有记录").And.Contain("第 3 版还不存在"));
    }

    [Test]
    public async Task A_purchase_is_refused_to_whom_it_is_not_for_and_where_it_changed_meanwhile()
    {
        Assert.That((await Purchase("FT1", 100, caller: SampleSteps.Elsewhere)).Refusal!.Code, Is.EqualTo("not-yours"));
        Assert.That((await Purchase("FT9", 100)).Refusal!.Code, Is.EqualTo("unknown-sample"));
        Assert.That((await Purchase("FT1", -1)).Refusal!.Code, Is.EqualTo("field-invalid"));
        Assert.That((await Purchase("FT1", 100)).Succeeded, Is.True);
        Assert.That((await Purchase("FT1", 200, version: 0)).Refusal!.Code, Is.EqualTo("stale-version"));
        Assert.That((await Purchase("FT1", 200, version: 1)).Value.Cost, Is.EqualTo(200));
        await Database.Walk("FT2", "void");
        Assert.That((await Purchase("FT2", 100)).Refusal!.Code, Is.EqualTo("action-not-allowed"));
        Database.AssertVerified();
    }

    [TestCase("C9", "2023-04", "unknown-contract")]
    [TestCase("C1", "2023-13", "not-a-month")]
    public async Task A_settlement_that_cannot_be_is_refused(string contract, string month, string code) =>
        Assert.That((await new ReadSettlement(contract, month, YearsEnd).Handle(Database, SampleSteps.Officer, default)).Refusal!.Code, Is.EqualTo(code));

    private Task<FoodSafety.Lims.Domain.Outcome<Settlement>> Settle(string month, FoodSafety.Lims.Web.People.Caller? caller = null, long? payable = null) =>
        new SettleMonth("C1", month, payable).Handle(Database, caller ?? SampleSteps.Manager, YearsEnd, default);

    private async Task<Settlement> Read(string month) => (await new ReadSettlement("C1", month, YearsEnd).Handle(Database, SampleSteps.Officer, default)).Value;

    private Task<FoodSafety.Lims.Domain.Outcome<SamplePurchase>> Purchase(string number, long cost, int? version = null, FoodSafety.Lims.Web.People.Caller? caller = null) =>
        new RecordPurchase(number, cost, "票0001", version).Handle(Database, caller ?? SampleSteps.Officer, LabSteps.At, default);

    private void Import(string number, string receivedOn, string issuedOn) => Assert.That(Database.Import(
        $"抽样单编号,检验项目,检验结果,单位,标准值,检验日期,结果判定,报告编号,样品到达日期,签发日期\n{number},毒死蜱,0.01,mg/kg,≤0.02,2023-04-08,合格,R{number},{receivedOn},{issuedOn}",
        "results", "440304-LAB1").Rows.Accepted, Is.EqualTo(1));
}
