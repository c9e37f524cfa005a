using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Laboratory;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads.Undo;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>A registered sample that nobody acted on stands where its file brought it: received with its results, reported with its report.</summary>
public sealed class ResultsByFileTests(DatabaseKind kind) : BothDatabases(kind)
{
    [SetUp]
    public void Register_samples() => Database.Samples(Sample("FT1"), Sample("FT2"), Sample("FT3"));

    [Test]
    public async Task Its_stage_its_list_and_its_way_say_received_and_then_reported()
    {
        Database.Results("FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,,初检", "FT2,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R2,初检");

        var (tested, reported) = ((await Database.Show("FT1", SampleSteps.Manager)).Value, (await Database.Show("FT2", SampleSteps.Manager)).Value);
        Assert.That((tested.Stage, tested.StageName, tested.Version, reported.Stage, reported.Version), Is.EqualTo(("received", "已接收", 1, "reported", 1)));
        Assert.That(reported.Events.Select(happened => (happened.Action, happened.To)), Is.EqualTo(new[] { ("register", "registered"), ("results-by-file", "received"), ("report-by-file", "reported") }));
        Assert.That(reported.Events[^1].Given["report-no"], Is.EqualTo("R2"));
        Assert.That((await In("registered"), await In("received"), await In("reported")), Is.EqualTo(("FT3", "FT1", "FT2")));
        Assert.That((await Database.Show("FT2", SampleSteps.Laboratory)).Value.SampleNo, Is.EqualTo("FT2"), "its laboratory sent it by this number");
        Assert.That((await Database.Show("FT3", SampleSteps.Laboratory)).Refusal!.Code, Is.EqualTo("unknown-sample"), "it may still be re-coded");
        Database.AssertVerified();
    }

    [Test]
    public async Task People_go_on_from_there()
    {
        Database.Results("FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,,初检", "FT2,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R2,初检");

        Assert.That((await Database.Act("FT2", "hand-over")).Refusal!.Code, Is.EqualTo("action-not-allowed"));
        Assert.That((await Database.Act("FT1", "lock-result")).Value.Stage, Is.EqualTo("result-locked"));
        var over = new DateTimeOffset(2023, 7, 6, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.That((await Database.Act("FT2", "release-backup", at: over, besides: ("backup-use", "destruction"))).Value.Stage, Is.EqualTo("backup-released"), "its backup is kept and released as any other");
        Database.AssertVerified();
    }

    [Test]
    public async Task The_green_channel_keeps_no_sample_from_what_its_files_bring()
    {
        Database.Results("FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,,初检");
        Assert.That((await Database.Act("FT1", "grant-green-channel")).Value.Stage, Is.EqualTo("received"));

        Database.Results("FT1,铅,0.01,mg/kg,≤0.2,2023-04-05,合格,R1,初检");

        var shown = (await Database.Show("FT1", SampleSteps.Manager)).Value;
        Assert.That((shown.Stage, shown.Version, shown.GreenChannel), Is.EqualTo(("reported", 2, true)));
        Assert.That(await In("reported"), Is.EqualTo("FT1"));
        Database.AssertVerified();
    }

    [Test]
    public async Task A_file_taken_back_leaves_the_sample_registered()
    {
        var upload = Database.Results("FT2,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R2,初检").Upload!;

        Assert.That(new UndoUpload(upload).Handle(Database, SampleSteps.Manager, SampleSteps.At).Value.Status, Is.EqualTo("undone"));

        Assert.That((await Database.Show("FT2", SampleSteps.Manager)).Value.Stage, Is.EqualTo("registered"));
    }

    [Test]
    public async Task Who_acted_on_a_sample_goes_on_to_its_end_whatever_comes_by_file()
    {
        await Database.Walk("FT1", "hand-over", "receive");

        Database.Results("FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R1,初检");

        Assert.That((await Database.Walk("FT1", "lock-result", "record-report")).Stage, Is.EqualTo("reported"));
        Database.AssertVerified();
    }

    [Test]
    public async Task A_sample_whose_results_came_without_a_report_is_reported_on_the_day_its_report_is_recorded()
    {
        var blind = (await Database.Walk("FT1", "hand-over", "recode", "receive")).BlindCode!;
        Database.Results($"{blind},毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,,初检");
        await Database.Act(blind, "lock-result");
        Assert.That(Database.Counter("ft-samples-total").Batches, Is.Zero, "tested is not reported");

        var recorded = (await Database.Act(blind, "record-report", at: new DateTimeOffset(2023, 4, 11, 23, 30, 0, TimeSpan.Zero), besides: ("report-no", "R9"))).Value;

        Assert.That((recorded.Stage, recorded.State, recorded.ReportedOn), Is.EqualTo(("reported", "reported", (DateOnly?)new DateOnly(2023, 4, 12))), "the local day");
        Assert.That(Database.Counter("ft-samples-total"), Is.EqualTo((1L, 1L, 1L)));
        Database.AssertVerified();
        var recheck = Database.ResultsOf("440304-REG", "FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-05-05,合格,F1,复检").Upload!;
        Assert.That(new UndoUpload(recheck).Handle(Database, SampleSteps.Manager, LabSteps.At.AddMonths(2)).Value.Status, Is.EqualTo("undone"));
        Assert.That((await Database.Show("FT1", SampleSteps.Manager)).Value.ReportedOn, Is.EqualTo(new DateOnly(2023, 4, 12)), "nor does a re-examination that is taken back change it");
        Database.AssertVerified();
    }

    [Test]
    public async Task The_work_list_has_the_lock_and_the_report_that_results_by_file_wait_for()
    {
        Database.Results("FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,,初检", "FT2,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R2,初检");
        Assert.That(await Work(), Is.EqualTo(new[] { ("FT1", "received", "lock-result") }));

        await Database.Act("FT1", "lock-result");
        Assert.That(await Work(), Is.EqualTo(new[] { ("FT1", "result-locked", "record-report") }));

        await Database.Act("FT1", "record-report");
        Assert.That(await Work(), Is.Empty);

        async Task<IEnumerable<(string, string, string?)>> Work() =>
            (await new ListWork(null, LabSteps.At).Handle(Database, LabSteps.Analyst, default)).Value.Items.Select(line => (line.Number, line.Stage, line.Next));
    }

    [Test]
    public async Task A_locked_result_is_corrected_by_an_amended_report_alone_and_keeps_the_day_of_the_first()
    {
        await Database.Walk("FT1", "hand-over", "receive");
        Database.Results("FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R1,初检");
        await Database.Walk("FT1", "lock-result", "record-report");
        var id = Database.Ask<long>("SELECT id FROM sample_results");
        Outcome<CorrectionAnswer> Correct(Dictionary<string, string?> changes) => new CorrectRow("results", id, "检验机构更正报告", changes).Handle(Database, SampleSteps.Manager, LabSteps.At.AddMonths(2));

        Assert.That(Correct(new() { ["检验结果"] = "0.011" }).Refusal is { Code: "result-locked", Message: var why } && why.Contains("R1", StringComparison.Ordinal), Is.True);
        var amended = Correct(new() { ["检验结果"] = "0.011", ["报告编号"] = "R1-更正", ["签发日期"] = "2023-06-01" });

        Assert.That((amended.Value.Version, amended.Value.Before["result"], amended.Value.After["report_no"]), Is.EqualTo((1, "0.01", "R1-更正")));
        Assert.That((await Database.Show("FT1", SampleSteps.Manager)).Value.ReportedOn, Is.EqualTo(new DateOnly(2023, 4, 5)));
        Database.AssertVerified();
    }

    private async Task<string?> In(string stage)
    {
        await using var db = Database.CreateContext();
        return (await new ListSamples("440304", stage).Handle(db, SampleSteps.Officer, default)).Value.Items.Single() is { } line && line.Stage == stage ? line.SampleNo : null;
    }

    [Test]
    public async Task A_test_before_the_receipt_that_was_stated_is_refused_and_when_it_was_recorded_says_nothing()
    {
        Database.Samples(InspectionFiles.Sample("FT8"), InspectionFiles.Sample("FT9"));
        await Database.Walk("FT8", "hand-over");
        var blind = (await Database.Walk("FT8", "recode")).BlindCode!;
        Assert.That((await Database.Act(blind, "receive", besides: ("handed-at", "2023-04-04T10:00:00+08:00"))).Refusal, Is.Null);
        var late = (await Database.Walk("FT9", "hand-over", "recode", "receive")).BlindCode!;
        Assert.That(Database.Results($"{late},毒死蜱,0.01,mg/kg,≤0.02,2023-04-03,合格,,初检").Rows.Accepted, Is.EqualTo(1), "recorded later than it happened");

        var refused = Database.Results($"{blind},毒死蜱,0.01,mg/kg,≤0.02,2023-04-03,合格,,初检").FaultCodes();

        Assert.That(refused, Is.EqualTo(new[] { ((int?)2, (string?)"检验日期", "out-of-range") }));
        Assert.That(Database.Results($"{blind},毒死蜱,0.01,mg/kg,≤0.02,2023-04-04,合格,,初检").Rows.Accepted, Is.EqualTo(1), "the day of receipt");
    }

    [Test]
    public async Task The_number_of_another_samples_report_is_refused_without_saying_whose_it_is()
    {
        Database.Samples(InspectionFiles.Sample("FT8"), InspectionFiles.Sample("FT9"));
        await Database.Walk("FT8", "hand-over", "receive");
        var report = (await Database.Issue(LabSteps.Row("FT8"))).Number;

        var refused = Database.Results($"FT9,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,{report},初检");

        Assert.That(refused.FaultCodes(), Is.EqualTo(new[] { ((int?)2, (string?)"报告编号", "conflicts-with-stored") }));
        Assert.That(refused.Faults[0].Message, Does.Contain(report).And.Not.Contain("FT8"));
    }
}
