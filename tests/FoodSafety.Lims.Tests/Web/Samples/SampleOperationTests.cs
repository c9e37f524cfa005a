using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads.Undo;
using FoodSafety.Lims.Web.Verify;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>The operations on samples: not allowed · not found · wrong stage · stale version · done.</summary>
public sealed class SampleOperationTests(DatabaseKind kind) : BothDatabases(kind)
{
    private string _upload = "";

    [SetUp]
    public void Register_samples() => _upload = Database.Samples(Sample("FT1"), Sample("FT2"), Sample("FT3", lab: "440304-LAB2")).Upload!;

    [Test]
    public async Task An_imported_sample_is_registered_with_a_number_of_its_own_and_says_what_comes_next()
    {
        var shown = (await Database.Show("FT2", SampleSteps.Officer)).Value;

        Assert.That((shown.Number, shown.SampleNo, shown.Stage, shown.Version, shown.State), Is.EqualTo(("CY-440304-2023-00002", "FT2", "registered", 1, "sampled")));
        Assert.That(shown.Actions, Is.EqualTo(new[] { "hand-over", "void" }), "an officer does not approve the green channel");
        Assert.That(shown.Missing, Is.EqualTo(new[] { "handed-to", "seal-condition", "test-seal-no", "backup-seal-no" }));
        Assert.That(shown.Events.Select(happened => (happened.Action, happened.Name, happened.By)), Is.EqualTo(new[] { ("register", "登记", Caller.CommandLine.Name) }));
        Assert.That(shown.Samplers, Is.EqualTo(new[] { "甲", "乙" }));
        Assert.That((await Database.Show("CY-440304-2023-00002", SampleSteps.Officer)).Value.SampleNo, Is.EqualTo("FT2"));
    }

    [Test]
    public async Task A_sample_goes_from_its_form_to_its_report()
    {
        var received = await Database.Walk("FT1", "hand-over", "recode", "receive");
        Database.Results($"{received.BlindCode},毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R1,初检");
        var reported = await Database.Walk("FT1", "lock-result", "record-report");

        Assert.That((reported.Stage, reported.Version, string.Join(' ', reported.Actions)), Is.EqualTo(("reported", 6, "release-backup hand-backup")));
        Assert.That(reported.Events.Select(happened => (happened.Action, happened.By)), Is.EqualTo(new[]
        {
            ("register", Caller.CommandLine.Name), ("hand-over", "王五"), ("recode", "王五"), ("receive", "实验员"), ("lock-result", "实验员"), ("record-report", "实验员"),
        }));
        Assert.That(reported.Events[1].Given["backup-seal-no"], Is.EqualTo("封B001"));
        Assert.That(reported.Events[1].At, Is.EqualTo(SampleSteps.At));
        Database.AssertVerified();
    }

    [Test]
    public async Task Who_may_not_is_refused_and_nothing_changes()
    {
        Assert.That((await Database.Act("FT1", "hand-over", SampleSteps.Elsewhere)).Refusal!.Code, Is.EqualTo("not-yours"));
        Assert.That((await Database.Act("FT1", "grant-green-channel", SampleSteps.Officer)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        await Database.Walk("FT1", "hand-over");
        Assert.That((await Database.Act("FT1", "receive", SampleSteps.Officer)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden), "the office does not receive for the laboratory");
        Assert.That((await Database.Act("FT1", "receive", SampleSteps.OtherLaboratory)).Refusal!.Code, Is.EqualTo("unknown-sample"));
        Assert.That((await Database.Act("FT1", "recode", SampleSteps.Laboratory)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));

        Assert.That((await Database.Show("FT1", SampleSteps.Officer)).Value.Version, Is.EqualTo(2));
    }

    [TestCase("FT9", "hand-over", null, "unknown-sample", RefusalKind.NotFound)]
    [TestCase("FT1", "publish", null, "unknown-action", RefusalKind.Invalid)]
    [TestCase("FT1", "recode", null, "action-not-allowed", RefusalKind.Conflict)]
    [TestCase("FT1", "hand-over", 3, "stale-version", RefusalKind.Conflict)]
    public async Task What_cannot_be_done_is_refused_with_its_code(string number, string action, int? version, string code, RefusalKind sort)
    {
        var refusal = (await Database.Act(number, action, version: version)).Refusal!;

        Assert.That((refusal.Code, refusal.Kind), Is.EqualTo((code, sort)));
    }

    [Test]
    public async Task Of_two_who_act_on_one_sample_at_once_one_is_told_what_the_other_did()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Database.Act("FT1", "hand-over", version: 1))));

        Assert.That(outcomes.Select(outcome => outcome.Refusal?.Code), Is.EquivalentTo(new[] { null, "stale-version" }));
        Assert.That(outcomes.Single(outcome => outcome.Refusal is not null).Refusal!.Message, Does.Contain("王五").And.Contain("封样交接"));
    }

    [Test]
    public async Task A_voided_number_stays_with_its_reason_counts_nowhere_and_takes_no_results()
    {
        var before = VerifyData.Hash(Database);
        var voided = await Database.Walk("FT1", "void");

        Assert.That((voided.Stage, voided.Events[^1].Given["void-reason"]), Is.EqualTo(("voided", "有记录")));
        Assert.That(VerifyData.Hash(Database), Is.Not.EqualTo(before), "what was done to a sample is data");
        Database.AssertVerified();
        Assert.That(Database.Results("FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R1,初检").FaultCodes(), Is.EqualTo(new[] { ((int?)2, (string?)"抽样单编号", "sample-not-open") }));
        Assert.That(Database.Samples(Sample("FT1", food: "芹菜")).FaultCodes().Single().Code, Is.EqualTo("conflicts-with-stored"), "the number is not free again");
    }

    [TestCase("UPDATE samples SET lifecycle_stage = 'received' WHERE sample_no = 'FT1'", "changed-behind-audit samples/1", "sample-history-broken FT1")]
    [TestCase("UPDATE samples SET version = 1 WHERE sample_no = 'FT1'", "changed-behind-audit samples/1", "sample-history-broken FT1")]
    [TestCase("DELETE FROM sample_events WHERE action = 'recode'", "changed-behind-audit sample_events/2", "sample-history-broken FT1")]
    [TestCase("UPDATE samples SET blind_code = NULL WHERE sample_no = 'FT1'", "changed-behind-audit samples/1", "sample-history-broken FT1")]
    [TestCase("UPDATE samples SET lifecycle_stage = 'handed-over', version = 2 WHERE sample_no = 'FT2'", "changed-behind-audit samples/2", "sample-history-broken FT2")]
    [TestCase("UPDATE sample_events SET \"by\" = '别人' WHERE action = 'hand-over'", "changed-behind-audit sample_events/1", null)]
    [TestCase("UPDATE sample_events SET given = '{}' WHERE action = 'hand-over'", "changed-behind-audit sample_events/1", null)]
    public async Task A_hand_in_the_database_is_found(string sql, string byAudit, string? byHistory)
    {
        await Database.Walk("FT1", "hand-over", "recode");
        Database.AssertVerified();
        using (var connection = Database.OpenConnection())
            connection.Run(null, sql);

        var found = (await VerifyData.Handle(Database, default)).Discrepancies;

        Assert.That(found.Select(one => $"{one.Code} {one.Where}"), Is.EquivalentTo(new[] { byAudit, byHistory }.OfType<string>()));
    }

    [Test]
    public async Task An_import_whose_sample_is_on_its_way_is_not_taken_back()
    {
        await Database.Walk("FT2", "hand-over");

        var receipt = new UndoUpload(_upload).Handle(Database, SampleSteps.Manager, SampleSteps.At).Value;

        Assert.That((receipt.Status, receipt.Obstacles.Single().Code), Is.EqualTo(("blocked", "sample-acted-on")));
        Assert.That(receipt.Obstacles.Single().Message, Does.Contain("FT2").And.Contain("已封样交接"));
    }

    [Test]
    public async Task A_locked_result_neither_changes_nor_goes()
    {
        var received = await Database.Walk("FT1", "hand-over", "recode", "receive");
        var results = Database.Results($"{received.BlindCode},毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R1,初检").Upload!;
        await Database.Walk("FT1", "lock-result");

        Assert.That(Database.Results("FT1,敌敌畏,0.01,mg/kg,≤0.2,2023-04-05,合格,R1,初检").FaultCodes().Single().Code, Is.EqualTo("sample-not-open"));
        Assert.That(Database.ResultsOf("440304-LAB2", "FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-05-05,合格,R2,复检").Rows.Accepted, Is.EqualTo(1), "a re-examination comes after the report, ordered or not");
        var undo = new UndoUpload(results).Handle(Database, SampleSteps.Laboratory, SampleSteps.At).Value;
        Assert.That(undo.Status, Is.EqualTo("blocked"));
        Assert.That(undo.Obstacles.Select(obstacle => obstacle.Code), Is.EqualTo(new[] { "result-locked" }), "what lies aside builds on nothing");
    }

    [Test]
    public async Task Forms_that_come_at_once_get_each_a_number_of_its_own_without_a_gap()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(client => Task.Run(() =>
            Database.Samples(Sample($"A{client}"), Sample("FT1"), Sample($"B{client}", sampledOn: "2022-05-06")))));

        Assert.That(receipts.Select(receipt => (receipt.Rows.Accepted, receipt.Rows.Duplicate)), Is.All.EqualTo((2, 1)));
        await using var db = Database.CreateContext();
        var numbers = db.Samples.Select(sample => sample.OwnNumber).ToList();
        Assert.That(numbers, Is.EquivalentTo(
            Enumerable.Range(1, 11).Select(serial => $"CY-440304-2023-{serial:00000}").Concat(Enumerable.Range(1, 8).Select(serial => $"CY-440304-2022-{serial:00000}"))));
    }

    [Test]
    public async Task Samples_are_listed_with_the_green_channel_first_page_by_page()
    {
        await Database.Walk("FT2", "grant-green-channel");
        await using var db = Database.CreateContext();

        var first = (await new ListSamples("440304", Limit: 2).Handle(db, SampleSteps.Officer, default)).Value;
        var second = (await new ListSamples("440304", Cursor: first.Next, Limit: 2).Handle(db, SampleSteps.Officer, default)).Value;

        Assert.That(first.Items.Concat(second.Items).Select(item => (item.SampleNo, item.GreenChannel)), Is.EqualTo(new[] { ("FT2", true), ("FT1", false), ("FT3", false) }));
        Assert.That(second.Next, Is.Null);
        Assert.That((await new ListSamples(Stage: "gone").Handle(db, SampleSteps.Officer, default)).Refusal!.Code, Is.EqualTo("unknown-stage"));
        Assert.That((await new ListSamples("440103").Handle(db, SampleSteps.Officer, default)).Refusal!.Code, Is.EqualTo("not-yours"));
        Assert.That((await new ListSamples(Cursor: "2-x").Handle(db, SampleSteps.Officer, default)).Refusal!.Code, Is.EqualTo("bad-cursor"));
    }
}
