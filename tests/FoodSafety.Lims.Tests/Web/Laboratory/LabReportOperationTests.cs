using System.Text.Json;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Samples;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.Reports.Verifying;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads.Undo;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Laboratory;

/// <summary>A report's operations: not allowed, not found, wrong stage, stale version, done; and what an approval brings about.</summary>
public sealed class LabReportOperationTests(DatabaseKind kind) : BothDatabases(kind)
{
    private string _blind = "";

    [SetUp]
    public async Task Receive_a_blind_sample()
    {
        Database.Samples(Sample("FT1"));
        _blind = (await Database.Walk("FT1", "hand-over", "recode", "receive")).BlindCode!;
    }

    [Test]
    public async Task The_approval_locks_the_result_lifts_the_blindness_counts_and_issues_the_paper()
    {
        var draft = (await Database.Enter(LabSteps.Row(_blind), LabSteps.Row(_blind, "镉", limit: "≤0.05"))).Rows[0].Report!;
        var blind = (await Database.ShowReport(draft, LabSteps.Analyst)).Value;
        Assert.That((blind.Sample, blind.SampledParty, blind.HasPaper), Is.EqualTo((_blind, (string?)null, false)));

        var issued = await Database.Sign(draft, LabReportLifecycle.Submit, LabReportLifecycle.Review, LabReportLifecycle.Approve);

        Assert.That((issued.Stage, issued.ClassName, issued.Analyst, issued.Reviewer, issued.Approver), Is.EqualTo(("issued", "合格报告", "周九", "吴十", "郑一")));
        var unlocked = (await Database.ShowReport(draft, LabSteps.Analyst)).Value;
        Assert.That((unlocked.Sample, unlocked.SampledParty, unlocked.HasPaper), Is.EqualTo(("FT1", "福田示例商行甲", true)));
        var sample = (await Database.Show("FT1", SampleSteps.Manager)).Value;
        Assert.That((sample.Stage, sample.State, sample.ReportedOn, sample.Verdict), Is.EqualTo(("reported", "reported", (DateOnly?)new DateOnly(2023, 4, 10), "compliant")));
        Assert.That(sample.Results.Select(result => (result.TestItem, result.ReportNo, result.SampleNo)), Is.EqualTo(new[] { ("毒死蜱", draft, "FT1"), ("镉", draft, "FT1") }));
        Database.AssertVerified();
    }

    [Test]
    public async Task A_finding_opens_its_case_at_the_approval()
    {
        var issued = await Database.Issue(LabSteps.Row(_blind, result: "0.05"));

        Assert.That(issued.ClassName, Is.EqualTo("一般不合格报告"), "the engine's stricter judgement acts");
        Assert.That(Database.Ask<string>("SELECT c.sample_no || ' ' || p.name FROM cases c JOIN case_party p ON p.case_id = c.id"), Is.EqualTo("FT1 福田示例商行甲"));
        Assert.That(Database.Ask<string>("""SELECT e."by" || ' ' || c.opened_at FROM case_event e JOIN cases c ON c.id = e.case_id"""), Is.EqualTo($"郑一 {LabSteps.At.ToUnixTimeMilliseconds()}"), "nothing follows from a report before its approval");
        Database.AssertVerified();
    }

    /// <summary>24小时限时报告: working rules, not Order 15; from the confirmation, here the review at 10:00.</summary>
    [TestCase("2023-04-11T09:59:59+08:00", false)]
    [TestCase("2023-04-11T10:00:00+08:00", true)]
    public async Task An_urgent_finding_has_its_own_clock_from_the_confirmation(string approvedAt, bool late)
    {
        var draft = (await Database.Enter(LabSteps.Row(_blind, "苏丹红Ⅰ", "0.5", limit: "不得检出", verdict: "不合格"))).Rows[0].Report!;
        var confirmed = await Database.Sign(draft, LabReportLifecycle.Submit, LabReportLifecycle.Review);
        Assert.That((confirmed.ClassName, confirmed.Urgent!.DueAt, confirmed.Urgent.Certainty), Is.EqualTo(("24小时限时报告", LabSteps.At.AddHours(24), "likely")));

        var approved = await Database.Act(draft, LabReportLifecycle.Approve, at: DateTimeOffset.Parse(approvedAt, System.Globalization.CultureInfo.InvariantCulture));

        Assert.That(approved.Value.Urgent!.IsLate, Is.EqualTo(late));
    }

    [Test]
    public async Task A_confirmed_urgent_report_has_its_hour_in_the_work_list_and_once_late_in_the_late_list()
    {
        var draft = (await Database.Enter(LabSteps.Row(_blind, "苏丹红Ⅰ", "0.5", limit: "不得检出", verdict: "不合格"))).Rows[0].Report!;
        await Database.Sign(draft, LabReportLifecycle.Submit, LabReportLifecycle.Review);

        foreach (var (at, late) in new[] { (LabSteps.At.AddHours(24).AddSeconds(-1), false), (LabSteps.At.AddHours(24), true) })
        {
            var line = (await new ListWork(null, at).Handle(Database, LabSteps.Analyst, default)).Value.Items.Single(line => line.Number == _blind);
            Assert.That((line.UrgentDueAt, line.IsUrgentLate), Is.EqualTo(((DateTimeOffset?)LabSteps.At.AddHours(24), late)));
            var told = (await new ReadTurnaround(null, null, 2023, at).Handle(Database, LabSteps.Analyst, default)).Value.UrgentLate;
            Assert.That(told.Select(one => (one.Number, one.Report, one.IssuedAt)), late ? Is.EqualTo(new[] { (_blind, draft, (DateTimeOffset?)null) }) : Is.Empty);
        }
    }

    [Test]
    public async Task A_report_sent_back_keeps_its_hour_and_a_second_test_of_what_failed_gives_another()
    {
        var row = LabSteps.Row(_blind, "苏丹红Ⅰ", "0.5", limit: "不得检出", verdict: "不合格");
        var draft = (await Database.Enter(row)).Rows[0].Report!;
        await Database.Sign(draft, LabReportLifecycle.Submit, LabReportLifecycle.Review);
        await Database.Act(draft, LabReportLifecycle.SendBack, LabSteps.Signatory, at: LabSteps.At.AddHours(1));

        var due = LabSteps.At.AddHours(24);
        Assert.That(await Due(due), Is.EqualTo(((DateTimeOffset?)due, true)));
        Assert.That((await new ReadTurnaround(null, null, 2023, due).Handle(Database, LabSteps.Analyst, default)).Value.UrgentLate.Select(late => late.Report), Is.EqualTo(new[] { draft }));
        await Confirm(LabSteps.At.AddHours(20));
        Assert.That(await Due(due), Is.EqualTo(((DateTimeOffset?)due, true)));

        await Database.Act(draft, LabReportLifecycle.Retest, at: LabSteps.At.AddHours(21), given: (LabReportLifecycle.RetestItems, "苏丹红Ⅰ"));
        Assert.That((await new EnterResults(null, [JsonSerializer.SerializeToElement(row, LimsJson.Options)]).Handle(Database, LabSteps.Analyst, LabSteps.At.AddHours(22), default)).Value.Accepted, Is.EqualTo(1));
        Assert.That((await Due(due)).At, Is.Null, "nobody has confirmed it yet");
        await Confirm(LabSteps.At.AddHours(23));
        Assert.That(await Due(due), Is.EqualTo(((DateTimeOffset?)LabSteps.At.AddHours(47), false)));

        async Task Confirm(DateTimeOffset at)
        {
            foreach (var action in new[] { LabReportLifecycle.Submit, LabReportLifecycle.Review })
                Assert.That((await Database.Act(draft, action, at: at)).Refusal?.Message, Is.Null);
        }

        async Task<(DateTimeOffset? At, bool IsLate)> Due(DateTimeOffset asOf)
        {
            var line = (await new ListWork(null, asOf).Handle(Database, LabSteps.Analyst, default)).Value.Items.Single(line => line.Number == _blind);
            return (line.UrgentDueAt, line.IsUrgentLate);
        }
    }

    /// <summary>domain.md §2B: the 24 hours are of 致病菌, 非食用物质, acute harm; of an ordinary failure nobody's signature starts them.</summary>
    [Test]
    public async Task A_review_of_an_ordinary_failure_starts_no_hours_also_for_an_urgent_one_that_comes_later()
    {
        var draft = (await Database.Enter(LabSteps.Row(_blind, "毒死蜱", "0.9", verdict: "不合格"))).Rows[0].Report!;
        Assert.That((await Database.Sign(draft, LabReportLifecycle.Submit, LabReportLifecycle.Review)).Urgent, Is.Null);
        await Database.Act(draft, LabReportLifecycle.SendBack, LabSteps.Signatory, at: LabSteps.At.AddHours(1));
        var row = JsonSerializer.SerializeToElement(LabSteps.Row(_blind, "苏丹红Ⅰ", "0.5", limit: "不得检出", verdict: "不合格"), LimsJson.Options);
        Assert.That((await new EnterResults(null, [row]).Handle(Database, LabSteps.Analyst, LabSteps.At.AddHours(2), default)).Value.Accepted, Is.EqualTo(1));

        foreach (var action in new[] { LabReportLifecycle.Submit, LabReportLifecycle.Review })
            Assert.That((await Database.Act(draft, action, at: LabSteps.At.AddHours(20))).Refusal?.Message, Is.Null);

        Assert.That((await new ShowLabReport(draft).Handle(Database, LabSteps.Analyst, LabSteps.At.AddHours(20), default)).Value.Urgent!.DueAt, Is.EqualTo(LabSteps.At.AddHours(44)));
    }

    /// <summary>The limit runs to the first report; the amended edition of 1 June makes nothing late that was due on 5 May and issued on 10 April.</summary>
    [Test]
    public async Task An_amended_edition_is_not_late()
    {
        var first = await Database.Issue(LabSteps.Row(_blind));
        var june = LabSteps.At.AddDays(52);
        await Database.Act(first.Number, LabReportLifecycle.Amend, at: june);

        var second = (await new ShowLabReport($"{first.Number}-V2").Handle(Database, LabSteps.Analyst, june, default)).Value;

        Assert.That((second.Stage, second.WorkingDays, second.IsLate), Is.EqualTo(("drafting", (int?)first.WorkingDays, false)));
        Assert.That((await new ListWork(null, june).Handle(Database, LabSteps.Analyst, default)).Value.Items.Single(line => line.Report == second.Number).IsLate, Is.False);
    }

    [Test]
    public async Task A_number_nobody_knows_and_those_who_may_not_are_refused()
    {
        var draft = (await Database.Enter(LabSteps.Row(_blind))).Rows[0].Report!;

        Assert.That((await Database.Act("JY-0", LabReportLifecycle.Submit)).Refusal!.Code, Is.EqualTo("unknown-lab-report"));
        Assert.That((await Database.Act(draft, LabReportLifecycle.Submit, SampleSteps.OtherLaboratory)).Refusal!.Code, Is.EqualTo("unknown-lab-report"));
        Assert.That((await Database.Act(draft, LabReportLifecycle.Submit, SampleSteps.Manager)).Refusal!.Code, Is.EqualTo("forbidden"), "the office signs nothing for the laboratory");
        Assert.That((await Database.Act(draft, LabReportLifecycle.Submit, SampleSteps.Elsewhere)).Refusal!.Code, Is.EqualTo("not-yours"));
        Assert.That((await Database.Act(draft, LabReportLifecycle.Return, LabSteps.Analyst)).Refusal!.Code, Is.EqualTo("forbidden"));
        Assert.That((await Database.Act(draft, LabReportLifecycle.Supersede)).Refusal!.Code, Is.EqualTo("forbidden"));
    }

    [Test]
    public async Task A_wrong_stage_a_stale_version_and_a_second_signature_change_nothing()
    {
        var draft = (await Database.Enter(LabSteps.Row(_blind))).Rows[0].Report!;
        Assert.That((await Database.Act(draft, LabReportLifecycle.Approve)).Refusal!.Code, Is.EqualTo("action-not-allowed"));
        Assert.That((await Database.Act(draft, LabReportLifecycle.Submit)).Value.Version, Is.EqualTo(2));
        Assert.That((await Database.Act(draft, LabReportLifecycle.Review, version: 1)).Refusal!.Code, Is.EqualTo("stale-version"));
        Assert.That((await Database.Act(draft, LabReportLifecycle.Review, LabSteps.Analyst)).Refusal!.Code, Is.EqualTo("self-verification"));
        Assert.That((await Database.Enter(LabSteps.Row(_blind, result: "0.011"))).Rows[0].Faults.Single().Code, Is.EqualTo("report-not-drafting"));

        Assert.That((await Database.ShowReport(draft)).Value.Version, Is.EqualTo(2));
    }

    [Test]
    public async Task A_second_test_keeps_the_first_value_and_waits_for_the_new_one()
    {
        var draft = (await Database.Enter(LabSteps.Row(_blind, result: "0.05"))).Rows[0].Report!;
        await Database.Sign(draft, LabReportLifecycle.Submit);
        Assert.That((await Database.Act(draft, LabReportLifecycle.Retest, given: (LabReportLifecycle.RetestItems, "铅"))).Refusal!.Code, Is.EqualTo("unknown-item"));
        var sent = (await Database.Act(draft, LabReportLifecycle.Retest, LabSteps.Reviewer, given: (LabReportLifecycle.RetestItems, "毒死蜱"))).Value;
        Assert.That((sent.Stage, sent.PendingRetests.Single()), Is.EqualTo(("drafting", "毒死蜱")));
        Assert.That((await Database.Act(draft, LabReportLifecycle.Submit)).Refusal!.Code, Is.EqualTo("results-incomplete"));

        var issued = await Database.Issue(LabSteps.Row(_blind, result: "0.012"));

        Assert.That(issued.Number, Is.EqualTo(draft));
        Assert.That(issued.Lines.Select(line => (line.Result, line.SupersededBecause)), Is.EqualTo(new[] { ("0.012", (string?)null), ("0.05", "retested") }));
        Database.AssertVerified();
    }

    [Test]
    public async Task An_amendment_is_a_new_edition_the_old_one_stays_readable_and_its_results_count_no_more()
    {
        var first = await Database.Issue(LabSteps.Row(_blind, result: "0.05"));
        await Database.Act(first.Number, LabReportLifecycle.Return);
        var amending = (await Database.Act(first.Number, LabReportLifecycle.Amend)).Value;
        Assert.That((amending.Stage, amending.Editions), Is.EqualTo(("amending", new[] { first.Number, first.Number + "-V2" })));
        Assert.That(Database.Ask<long>("SELECT count(*) FROM sample_results"), Is.EqualTo(1), "the first stands until the next is issued");

        await Database.Enter(LabSteps.Row("FT1", result: "0.005"));
        var second = await Database.Sign(first.Number + "-V2", LabReportLifecycle.Submit, LabReportLifecycle.Review, LabReportLifecycle.Approve);

        Assert.That((second.Edition, second.ClassName), Is.EqualTo((2, "合格报告")));
        var old = (await Database.ShowReport(first.Number)).Value;
        Assert.That((old.Stage, old.HasPaper, old.Lines.Single().Result, old.Lines.Single().SupersededBecause), Is.EqualTo(("superseded", true, "0.05", "amended")));
        var sample = (await Database.Show("FT1", SampleSteps.Manager)).Value;
        Assert.That((sample.Verdict, sample.Results.Single().Result, sample.ReportedOn), Is.EqualTo(("compliant", "0.005", (DateOnly?)new DateOnly(2023, 4, 10))));
        Assert.That(Database.Ask<string>("SELECT text FROM case_evidence"), Does.Contain(second.Number), "the case goes on and is told");
        Database.AssertVerified();
    }

    [Test]
    public async Task A_second_test_is_by_the_method_of_the_first()
    {
        var draft = (await Database.Enter(LabSteps.Row(_blind, result: "0.05", method: "GB 23200.113-2018"))).Rows[0].Report!;
        await Database.Act(draft, LabReportLifecycle.Retest, given: (LabReportLifecycle.RetestItems, "毒死蜱"));

        Assert.That((await Database.Enter(LabSteps.Row(_blind, result: "0.01", method: "NY/T 761-2008"))).Rows[0].Faults.Single() is { Code: "method-differs", Message: var why } && why.Contains("GB 23200.113-2018", StringComparison.Ordinal), Is.True);
        Assert.That((await Database.Enter(LabSteps.Row(_blind, result: "0.01"))).Rows[0].Faults.Single().Code, Is.EqualTo("method-differs"));
        Assert.That((await Database.Enter(LabSteps.Row(_blind, result: "0.01", method: "gb23200.113-2018"))).Accepted, Is.EqualTo(1));
    }

    [Test]
    public async Task A_retracted_report_counts_no_more_and_another_may_be_begun()
    {
        var first = await Database.Issue(LabSteps.Row(_blind));

        var retracted = (await Database.Act(first.Number, LabReportLifecycle.Retract)).Value;

        Assert.That((retracted.Stage, retracted.Lines.Single().SupersededBecause), Is.EqualTo(("retracted", "retracted")));
        var sample = (await Database.Show("FT1", SampleSteps.Manager)).Value;
        Assert.That((sample.State, sample.Verdict, sample.Results.Count), Is.EqualTo(("sampled", (string?)null, 0)));
        Database.AssertVerified();
        var next = await Database.Issue(LabSteps.Row("FT1", result: "0.011"));
        Assert.That((next.Number, (await Database.Show("FT1", SampleSteps.Manager)).Value.State), Is.EqualTo(("JY-440304-LAB1-2023-00002", "reported")));
        Database.AssertVerified();
    }

    [Test]
    public async Task Signed_results_are_neither_corrected_row_by_row_nor_taken_back()
    {
        await Database.Issue(LabSteps.Row(_blind));
        var (id, upload) = (Database.Ask<long>("SELECT id FROM sample_results"), Database.Ask<int>("SELECT upload_id FROM sample_results"));

        Assert.That(new CorrectRow("results", id, "抄错", new Dictionary<string, string?> { ["检验结果"] = "0.011" }).Handle(Database, SampleSteps.Manager, LabSteps.At).Refusal!.Code, Is.EqualTo("of-lab-report"));
        Assert.That(new UndoUpload(FoodSafety.Lims.Web.Uploads.Upload.FormatNumber(upload)).Handle(Database, SampleSteps.Manager, LabSteps.At).Value.Status, Is.EqualTo("blocked"));
    }

    [Test]
    public async Task Where_signatories_are_recorded_one_of_them_approves()
    {
        Database.Reference("accreditations", """
            {"name": "accreditations", "rows": [{"laboratory": "440304-LAB1", "kind": "CMA", "certificate": "CMA-0001", "scope": [{"item": "毒死蜱", "method": null}],
            "signatories": [{"name": "郑一", "items": []}], "effectiveFrom": "2023-01-01", "effectiveTo": "2023-12-31", "source": "证书附表", "certainty": "certain"}]}
            """);
        var draft = (await Database.Enter(LabSteps.Row(_blind))).Rows[0].Report!;
        await Database.Sign(draft, LabReportLifecycle.Submit, LabReportLifecycle.Review);

        Assert.That((await Database.Act(draft, LabReportLifecycle.Approve, LabSteps.Signatory with { Name = "别人" })).Refusal!.Code, Is.EqualTo("not-a-signatory"));
        Assert.That((await Database.Act(draft, LabReportLifecycle.Approve)).Value.Stage, Is.EqualTo("issued"));
    }

    [Test]
    public async Task A_report_edited_behind_its_back_is_named()
    {
        var issued = await Database.Issue(LabSteps.Row(_blind));
        using (var connection = Database.OpenConnection())
            FoodSafety.Lims.Web.Storage.Bulk.Sql.Run(connection, null, "UPDATE lab_report_lines SET result_text = '0.001'");

        var found = (await FoodSafety.Lims.Web.Verify.VerifyData.Handle(Database, default)).Discrepancies;

        Assert.That(found.Select(one => one.Code), Is.EqualTo(new[] { "changed-behind-audit" }));
        Assert.That(issued.Stage, Is.EqualTo("issued"));
    }

    [Test]
    public async Task The_paper_is_verified_by_its_bytes_and_a_newer_edition_makes_it_old()
    {
        var first = await Database.Issue(LabSteps.Row(_blind));
        var bytes = await Paper(first.Number);
        Assert.That((await new VerifyReportFile(bytes).Handle(Database, default)).IsCurrent, Is.True);
        bytes[^20] ^= 1;
        Assert.That((await new VerifyReportFile(bytes).Handle(Database, default)).Verdict, Is.EqualTo(FileVerdict.Altered));

        await Database.Act(first.Number, LabReportLifecycle.Amend);
        await Database.Sign(first.Number + "-V2", LabReportLifecycle.Submit, LabReportLifecycle.Review, LabReportLifecycle.Approve);

        var old = await new VerifyReportFile(await Paper(first.Number)).Handle(Database, default);
        Assert.That((old.Verdict, old.IsCurrent, old.ReplacedBy), Is.EqualTo((FileVerdict.Issued, false, first.Number + "-V2")));
        Database.AssertVerified();
    }

    private async Task<byte[]> Paper(string number)
    {
        await using var db = Database.CreateContext();
        var paper = (await new FindPaper(number).Handle(db, Database.Settings, LabSteps.Analyst, default)).Value;
        return await File.ReadAllBytesAsync(Path.Combine(Database.Settings.DataFolder, paper.StoredAs));
    }
}
