using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Samples;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.Shell;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Laboratory;

/// <summary>The bench: work list by blind codes, entry of one or of many, judged as an import judges.</summary>
public sealed class BenchTests(DatabaseKind kind) : BothDatabases(kind)
{
    private string _blind = "";

    [SetUp]
    public async Task Receive_a_blind_sample_and_an_open_one()
    {
        Database.Samples(Sample("FT1"), Sample("FT2"), Sample("FT3"));
        _blind = (await Database.Walk("FT1", "hand-over", "recode", "receive")).BlindCode!;
        await Database.Walk("FT2", "hand-over", "receive");
    }

    [Test]
    public async Task The_work_list_has_what_came_by_blind_codes_and_the_green_channel_first()
    {
        await Database.Walk("FT3", "hand-over", "recode", "grant-green-channel");

        var list = (await new ListWork(null, LabSteps.At).Handle(Database, LabSteps.Analyst, default)).Value;

        Assert.That(list.Items.Select(line => (line.GreenChannel, line.Stage)), Is.EqualTo(new[] { (true, "recoded"), (false, "received"), (false, "received") }));
        Assert.That(list.Items.Select(line => line.Number), Does.Contain(_blind).And.Contain("FT2").And.Not.Contain("FT1").And.Not.Contain("FT3"));
        // Received on Tuesday 2023-04-04; 20 working days on, over 清明 (5 April) and 劳动节 with the make-up days 23 April and 6 May: 令15, from memory.
        Assert.That(list.Items.Single(line => line.Number == _blind).DueOn, Is.EqualTo(new DateOnly(2023, 5, 5)));
        Assert.That((await new ListWork("440304-LAB1", LabSteps.At).Handle(Database, SampleSteps.OtherLaboratory, default)).Refusal!.Code, Is.EqualTo("forbidden"));
        Assert.That((await new ListWork("440304-LAB1", LabSteps.At).Handle(Database, SampleSteps.Officer, default)).Refusal!.Code, Is.EqualTo("forbidden"));
    }

    [Test]
    public async Task One_samples_items_and_one_item_over_many_samples_are_entered_alike()
    {
        var items = await Database.Enter(LabSteps.Row(_blind), LabSteps.Row(_blind, "镉", limit: "≤0.05"));
        var samples = await Database.Enter(LabSteps.Row(_blind, "铅", limit: "≤0.3"), LabSteps.Row("FT2", "铅", limit: "≤0.3"));

        Assert.That((items.Accepted, samples.Accepted), Is.EqualTo((2, 2)));
        Assert.That(samples.Rows[0].Report, Is.EqualTo(items.Rows[0].Report), "one draft a sample");
        Assert.That(samples.Rows[1].Report, Is.EqualTo("JY-440304-LAB1-2023-00002"));
        Assert.That((await Database.ShowReport(items.Rows[0].Report!)).Value.Lines.Select(line => line.TestItem), Is.EqualTo(new[] { "毒死蜱", "镉", "铅" }));
        Database.AssertVerified();
    }

    [Test]
    public async Task Nothing_of_a_draft_counts_or_opens_a_case()
    {
        await Database.Enter(LabSteps.Row(_blind, result: "0.05", verdict: "不合格"));

        Assert.That(Database.Ask<long>("SELECT (SELECT count(*) FROM cases) + (SELECT count(*) FROM sample_results)"), Is.Zero);
    }

    [Test]
    public async Task The_engines_judgement_stands_beside_the_laboratorys_and_the_stricter_acts()
    {
        var receipt = await Database.Enter(
            LabSteps.Row(_blind, result: "0.05"), LabSteps.Row(_blind, "镉", "<0.01", limit: "≤0.05"), LabSteps.Row(_blind, "铅", "未检出", limit: "≤0.3", verdict: "不合格"));

        Assert.That(receipt.Rows.Select(row => (row.Result, row.Judged, row.Verdict, string.Join(' ', row.Warnings))), Is.EqualTo(new[]
        {
            ("0.05", "non-compliant", "non-compliant", "verdict-differs"),
            ("<0.01", "compliant", "compliant", ""),
            ("未检出", "compliant", "non-compliant", "verdict-differs"),
        }));
        var lines = (await Database.ShowReport(receipt.Rows[0].Report!)).Value.Lines;
        Assert.That(lines.Select(line => (line.Result, line.Reported, line.Judged)), Is.EqualTo(new[]
        {
            ("0.05", "compliant", "non-compliant"), ("<0.01", "compliant", "compliant"), ("未检出", "non-compliant", "compliant"),
        }), "nothing is overwritten, censored values stay as written");
    }

    /// <summary>韭菜 × 毒死蜱 has a limit of its own in the table of limits; the day of the test chooses its version.</summary>
    [Test]
    public async Task Without_a_limit_in_the_row_the_one_in_force_on_its_day_is_taken()
    {
        var receipt = await Database.Enter(LabSteps.Row(_blind, "腐霉利", "6", limit: null, verdict: null));

        Assert.That((receipt.Rows[0].Limit, receipt.Rows[0].Judged), Is.EqualTo(("≤5mg/kg", "non-compliant")), "韭菜 腐霉利 ≤5 mg/kg: domain facts §3F");
    }

    [TestCase("GB 23200.113-2018 第二法", "≤3mg/kg", "GB 23200.113-2018", "non-compliant")]
    [TestCase("GB 23200.8-2016", "≤5mg/kg", null, "compliant")]
    public async Task A_limit_for_the_method_goes_before_the_general_one_and_the_judgement_says_which(string method, string limit, string? limitMethod, string judged)
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse(new FoodSafety.Lims.Web.Reference.Exchange.ExportReferenceSet("limits").Handle(Database).Value)!;
        document["rows"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse("""
            {"food": "韭菜", "level": "food", "item": "腐霉利", "method": "GB 23200.113-2018", "comparator": "at-most", "value": 3, "unit": "mg/kg", "effectiveFrom": "2023-01-01", "effectiveTo": null, "source": "示例", "certainty": "unsure"}
            """));
        Database.Reference("limits", document.ToJsonString());

        var row = (await Database.Enter(LabSteps.Row(_blind, "腐霉利", "4", limit: null, verdict: null, method: method))).Rows[0];

        Assert.That((row.Limit, row.LimitMethod, row.Judged), Is.EqualTo((limit, limitMethod, judged)));
    }

    /// <summary>豇豆 毒死蜱 ≤0.02 mg/kg: GB 2763, seeds/reference/limits.json.</summary>
    [Test]
    public async Task A_limit_that_is_typed_does_not_pass_what_the_one_in_force_fails()
    {
        Database.Samples(Sample("FT7", food: "豇豆"));
        await Database.Walk("FT7", "hand-over", "receive");
        Assert.That((await Database.Enter(LabSteps.Row("FT7", limit: "≤2"))).Rows.Select(Told), Is.EqualTo(new[] { ("≤2", "compliant", "compliant", "") }), "both pass it");

        Assert.That((await Database.Enter(LabSteps.Row("FT7", result: "0.5", limit: "≤2"))).Rows.Select(Told),
            Is.EqualTo(new[] { ("≤0.02mg/kg", "non-compliant", "non-compliant", "verdict-differs limit-differs") }));

        await Database.Issue(LabSteps.Row("FT7", "镉", limit: "≤0.05"));
        Assert.That((await Database.Show("FT7", SampleSteps.Manager)).Value.Verdict, Is.EqualTo("non-compliant"));
        Database.AssertVerified();

        static (string?, string?, string?, string) Told(EntryReceipt.Line row) => (row.Limit, row.Judged, row.Verdict, string.Join(' ', row.Warnings));
    }

    [Test]
    public async Task Every_fault_of_a_row_is_told_and_good_rows_are_kept()
    {
        var receipt = await Database.Enter(
            LabSteps.Row("FT1"), LabSteps.Row(_blind, result: "abc", testedOn: "2023-02-30"), LabSteps.Row(_blind, testedOn: "2023-04-01"), LabSteps.Row(_blind, "铅；镉", "0.1；0.1", limit: null),
            LabSteps.Row(_blind, limit: null, testItem: "没有限量的项目", verdict: null), LabSteps.Row(_blind));

        Assert.That(receipt.Rows.Select(row => row.Status), Is.EqualTo(new[] { "refused", "refused", "refused", "refused", "refused", "accepted" }));
        Assert.That(receipt.Rows[0].Faults.Single().Code, Is.EqualTo("unknown-sample"), "by the form's number the laboratory knows nothing of a blind sample");
        Assert.That(receipt.Rows[1].Faults.Select(fault => fault.Code), Is.EquivalentTo(new[] { "not-understood", "not-a-date" }).Or.EquivalentTo(new[] { "not-a-number", "not-a-date" }));
        Assert.That(receipt.Rows.Skip(2).Take(3).Select(row => row.Faults.Single().Code), Is.EqualTo(new[] { "out-of-range", "not-understood", "missing" }));
    }

    [Test]
    public async Task Nothing_is_tested_before_it_was_handed_over()
    {
        Database.Samples(Sample("FT5"));
        Assert.That((await Database.Act("FT5", "hand-over", besides: ("handed-at", "2023-04-04T08:00:00+08:00"))).Refusal, Is.Null);
        Assert.That((await Database.Act("FT5", "receive", besides: ("handed-at", "2023-04-04T09:00:00+08:00"))).Refusal, Is.Null);

        var rows = (await Database.Enter(LabSteps.Row("FT5", testedOn: "2023-04-03"), LabSteps.Row("FT5", "镉", limit: "≤0.05", testedOn: "2023-04-04"))).Rows;

        Assert.That(rows.Select(row => row.Status), Is.EqualTo(new[] { "refused", "accepted" }));
        Assert.That(rows[0].Faults.Single() is { Code: "out-of-range", Message: var why } && why.Contains("2023-04-04", StringComparison.Ordinal), Is.True);
    }

    [Test]
    public async Task The_same_again_is_a_duplicate_and_another_value_supersedes_the_first_and_keeps_it()
    {
        await Database.Enter(LabSteps.Row(_blind));
        Assert.That((await Database.Enter(LabSteps.Row(_blind))).Rows[0].Status, Is.EqualTo("duplicate"));

        var again = await Database.Enter(LabSteps.Row(_blind, result: "0.011"));

        var lines = (await Database.ShowReport(again.Rows[0].Report!)).Value.Lines;
        Assert.That(lines.Select(line => (line.Result, line.SupersededBecause)), Is.EqualTo(new[] { ("0.011", (string?)null), ("0.01", "reentered") }));
        Assert.That((await Database.Enter(LabSteps.Row(_blind, "铅"), LabSteps.Row(_blind, "铅", "0.2"))).Rows[1].Faults.Single().Code, Is.EqualTo("conflicts-with-stored"));
        Database.AssertVerified();
    }

    [Test]
    public async Task What_is_not_received_or_was_imported_is_not_entered()
    {
        await Database.Walk("FT3", "hand-over", "receive");
        Database.Results("FT3,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R1,初检");
        Assert.That((await Database.Enter(LabSteps.Row("FT3"))).Rows[0].Faults.Single().Code, Is.EqualTo("results-imported"));

        Database.Samples(Sample("FT4"));
        var blind = (await Database.Walk("FT4", "hand-over", "recode")).BlindCode!;
        Assert.That((await Database.Enter(LabSteps.Row(blind))).Rows[0].Faults.Single().Code, Is.EqualTo("sample-not-open"));
    }

    [Test]
    public async Task Who_sampled_enters_nothing_of_the_sample_and_other_laboratories_and_the_office_nothing_at_all()
    {
        var sampler = LabSteps.Analyst with { Name = "甲" };
        Assert.That((await Database.TryEnter(sampler, LabSteps.Row(_blind))).Value.Rows[0].Faults.Single().Code, Is.EqualTo("sampler-is-analyst"));
        Assert.That((await Database.TryEnter(SampleSteps.OtherLaboratory, LabSteps.Row(_blind))).Refusal!.Code, Is.EqualTo("forbidden"));
        Assert.That((await Database.TryEnter(SampleSteps.Manager, LabSteps.Row(_blind))).Refusal!.Code, Is.EqualTo("forbidden"));
    }

    [Test]
    public async Task What_a_laboratory_took_for_another_is_neither_its_work_nor_entered()
    {
        Database.Samples(Sample("FT6", organisation: "440304-LAB1", lab: "440304-LAB2"));

        Assert.That((await Database.Enter(LabSteps.Row("FT6"))).Rows[0].Faults.Single().Code, Is.EqualTo("not-yours"));
        Assert.That((await new ListWork(null, LabSteps.At).Handle(Database, LabSteps.Analyst, default)).Value.Items.Select(line => line.Number), Has.No.Member("FT6"));
    }

    [Test]
    public async Task What_the_report_says_itself_is_not_entered()
    {
        Assert.That((await Database.TryEnter(LabSteps.Analyst, new { sampleNo = _blind, testItem = "铅", result = "0.1", testedOn = "2023-04-05", reportNo = "R1" })).Refusal!.Code, Is.EqualTo("not-entered-here"));
        Assert.That((await Database.TryEnter(LabSteps.Analyst)).Refusal!.Code, Is.EqualTo("bad-request"));
    }

    [TestCase("毒死蜱", null, "2023-04-05", null)]
    [TestCase("镉", null, "2023-04-05", "outside-accreditation")]
    [TestCase("毒死蜱", null, "2023-04-06", "outside-accreditation")]
    public async Task Entry_is_held_to_the_accreditation_where_one_is_recorded(string item, string? method, string testedOn, string? code)
    {
        Database.Reference("accreditations", """
            {"name": "accreditations", "rows": [{"laboratory": "440304-LAB1", "kind": "CMA", "certificate": "CMA-0001", "scope": [{"item": "毒死蜱", "method": null}],
            "signatories": [], "effectiveFrom": "2023-01-01", "effectiveTo": "2023-04-05", "source": "证书附表", "certainty": "certain"}]}
            """);

        var row = (await Database.Enter(LabSteps.Row(_blind, item, method: method, testedOn: testedOn))).Rows[0];

        Assert.That(row.Faults.Select(fault => fault.Code), code is null ? Is.Empty : Is.EqualTo(new[] { code }));
    }
}
