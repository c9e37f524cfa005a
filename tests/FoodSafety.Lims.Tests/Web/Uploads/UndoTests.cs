using System.Globalization;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Uploads.Undo;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Uploads;

/// <summary>What an undo takes back, what stands in its way, and that it is done once. Rules: contract ("undone uploads never block"), issue 3.</summary>
public sealed class UndoTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly string First = UndoWords.RapidHeader
        + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性") + UndoWords.Line("A1", "2023-03-01 08:05", "克百威", "阴性") + UndoWords.Line("A2", "2023-03-01 08:10", "毒死蜱", "阴性");

    [Test]
    public async Task An_undo_takes_rows_counters_and_cases_back_and_the_file_may_come_again()
    {
        var before = VerifyData.Hash(Database);
        var receipt = Database.Import(First);
        var imported = VerifyData.Hash(Database);

        var preview = Database.Preview(receipt.Upload!);
        Assert.That((preview.Status, preview.CanUndo, preview.Rows, preview.Batches), Is.EqualTo(("preview", true, 3, 2)));
        Assert.That(preview.Cases.Select(one => (one.SampleNo, one.Effect)), Is.EqualTo(new[] { ("A1", "removed") }));
        Assert.That(preview.Counters.Select(counter => counter.Batches), Is.Not.Empty.And.All.EqualTo(-2));
        Assert.That(preview.Counters.Count(counter => counter.Targets.Count > 0), Is.GreaterThan(0));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(imported), "a preview changes nothing");

        var undone = Database.Undo(receipt.Upload!);
        Assert.That((undone.Status, undone.Rows, undone.AlreadyUndone, undone.By), Is.EqualTo(("undone", 3, false, Caller.CommandLine.Name)));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(before));

        var again = Database.Undo(receipt.Upload!);
        Assert.That((again.Status, again.AlreadyUndone, again.Rows), Is.EqualTo(("undone", true, 3)));
        Assert.That(Database.Import(First).Status, Is.EqualTo("completed"));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(imported));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public void Rows_of_others_that_were_duplicates_go_too_are_announced_and_come_back_with_their_file()
    {
        var first = Database.Import(First);
        var second = First + UndoWords.Line("A3", "2023-03-01 08:20", "毒死蜱", "阴性");
        var later = Database.Import(second, organisation: "440304-M01");
        Assert.That(later.Rows.Duplicate, Is.EqualTo(3));

        var lost = Database.Preview(first.Upload!).Lost.Single();
        Assert.That((lost.Upload, lost.Organisation, lost.Rows), Is.EqualTo((later.Upload, "440304-M01", 3)));
        Assert.That(lost.Message, Does.Contain("重新上传"));
        Assert.That(Database.Undo(first.Upload!).Status, Is.EqualTo("undone"));

        var again = Database.Import(second, organisation: "440304-M01");
        Assert.That((again.Status, again.Rows.Stored, again.Rows.Duplicate), Is.EqualTo(("completed", 3, 1)));
        Assert.That(Database.Import(second, organisation: "440304-M01").Status, Is.EqualTo("duplicate-file"));
    }

    [Test]
    public void The_key_of_an_import_that_was_undone_is_free_again()
    {
        var empty = VerifyData.Hash(Database);
        var receipt = Database.Import(First, key: "march");
        var imported = VerifyData.Hash(Database);
        Assert.That(Database.Import(First, key: "march").Upload, Is.EqualTo(receipt.Upload), "the same request, so the same answer");
        Assert.That(Database.Undo(receipt.Upload!).Status, Is.EqualTo("undone"));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(empty));

        var again = Database.Import(First, key: "march");

        Assert.That((again.Status, again.Rows.Stored), Is.EqualTo(("completed", 3)));
        Assert.That(again.Upload, Is.Not.EqualTo(receipt.Upload));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(imported));
    }

    [Test]
    public void The_key_of_an_import_that_lost_rows_to_an_undo_is_free_again()
    {
        var first = Database.Import(First);
        var second = First + UndoWords.Line("A3", "2023-03-01 08:20", "毒死蜱", "阴性");
        Database.Import(second, organisation: "440304-M01", key: "march");
        Assert.That(Database.Undo(first.Upload!).Status, Is.EqualTo("undone"));

        Assert.That(Database.Import(second, organisation: "440304-M01", key: "march").Rows.Stored, Is.EqualTo(3));
    }

    [Test]
    public async Task A_case_somebody_acted_on_stands_in_the_way_by_name()
    {
        var receipt = Database.Import(First);
        string number;
        await using (var db = Database.CreateContext())
        {
            number = db.Cases.Single().Number;
            var acted = await new ActOnCase(number, "record-repeat-positive", [new GivenEvidence("repeat-test", "同法复测 阳性", null)])
                .Handle(db, await CaseRows.Reading(db, TestDatabase.Now), new Caller("张三", Roles.Officer, "440304-REG", "440304"), default);
            Assert.That(acted.Refusal, Is.Null);
        }
        var before = VerifyData.Hash(Database);

        var blocked = Database.Undo(receipt.Upload!, despiteReports: "无论如何");

        Assert.That(blocked.Status, Is.EqualTo("blocked"));
        Assert.That(blocked.Obstacles.Select(obstacle => (obstacle.Code, obstacle.Subject)), Is.EqualTo(new[] { ("case-acted-on", number) }));
        Assert.That(blocked.Obstacles[0].Message, Does.Contain("张三").And.Contain("复测阳性").And.Contain("2023-12-31"));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(before));
    }

    [Test]
    public void A_repeat_of_a_later_import_keeps_its_first_test()
    {
        var first = Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性"));
        var second = Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 09:00", "毒死蜱", "可疑"));

        var blocked = Database.Undo(first.Upload!);
        Assert.That(blocked.Obstacles.Select(obstacle => (obstacle.Code, obstacle.Subject)), Is.EqualTo(new[] { ("repeat-builds-on", second.Upload) }));
        Assert.That(Database.Undo(second.Upload!).Status, Is.EqualTo("undone"));
        Assert.That(Database.Undo(first.Upload!).Status, Is.EqualTo("undone"));
    }

    [Test]
    public void A_case_that_others_joined_stays_with_them()
    {
        var first = Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性"));
        var opened = VerifyData.Hash(Database);
        var second = Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "克百威", "阳性"));

        Assert.That(Database.Undo(first.Upload!).Obstacles.Single().Code, Is.EqualTo("case-joined"));
        var undone = Database.Undo(second.Upload!);
        Assert.That(undone.Cases.Single().Effect, Is.EqualTo("reduced"));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(opened));
    }

    [Test]
    public async Task Figures_of_an_issued_report_do_not_move_without_a_reason()
    {
        var receipt = Database.Import(First);
        var report = (await new IssueReport("quotas", "440304", "2023-03", TestDatabase.Now).Handle(Database, Caller.CommandLine, TestDatabase.Now, default)).Value.Report;
        var late = Database.Import(UndoWords.RapidHeader + UndoWords.Line("B1", "2023-04-01 08:00", "毒死蜱", "阴性"));

        var blocked = Database.Undo(receipt.Upload!);
        Assert.That(blocked.Obstacles.Select(obstacle => (obstacle.Code, obstacle.Subject, obstacle.Overridable)), Is.EqualTo(new[] { ("reported", report.Number, true) }));
        Assert.That(blocked.Obstacles[0].Message, Does.Contain("2023年3月"));
        Assert.That(Database.Undo(late.Upload!).Status, Is.EqualTo("undone"), "April is not in the report of March");

        var officer = new Caller("张三", Roles.Officer, "440304-REG", "440304");
        Assert.That(new UndoUpload(receipt.Upload!, null, "局领导批准").Handle(Database, officer, TestDatabase.Now).Refusal!.Code, Is.EqualTo("forbidden"));
        Assert.That(new UndoUpload(receipt.Upload!, null, " ").Handle(Database, Caller.CommandLine, TestDatabase.Now).Refusal!.Code, Is.EqualTo("missing"));
        var manager = new Caller("李四", Roles.Manager, "440304-REG", "440304");
        Assert.That(new UndoUpload(receipt.Upload!, null, "平台串号，局领导批准").Handle(Database, manager, TestDatabase.Now).Refusal!.Code, Is.EqualTo("approval-required"), "published positives go by two");
        Assert.That(Database.Undo(receipt.Upload!, "平台串号，局领导批准", Caller.AtCommandLine("王五")).Status, Is.EqualTo("undone"));

        await using var db = Database.CreateContext();
        var entry = db.Audit.OrderBy(entry => entry.Seq).Last();
        Assert.That((entry.Action, entry.Subject), Is.EqualTo(("undo-upload", receipt.Upload)));
        Assert.That(entry.Detail, Does.Contain("平台串号，局领导批准").And.Contain(report.Number));
        var now = await FoodSafety.Lims.Web.Reports.Verifying.VerifyReportFile.Currency(db, Database, report, report.Sha256, default);
        Assert.That((now.IsCurrent, now.DataChanged), Is.EqualTo((false, true)));
    }

    [Test]
    public void Samples_with_results_wait_for_their_results()
    {
        const string samples = "抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构\nS1,区,监督抽检,2023-04-03,440304-REG,甲、乙,商行,韭菜,蔬菜,2,1,kg,440304-LAB1\n";
        const string results = "抽样单编号,检验项目,检验结果,单位,标准值,检验日期,报告编号\nS1,毒死蜱,0.5,mg/kg,≤0.02,2023-04-10,R1\n";
        var empty = VerifyData.Hash(Database);
        var sampled = Database.Import(samples, "samples");
        var registered = VerifyData.Hash(Database);
        var tested = Database.Import(results, "results", "440304-LAB1");

        Assert.That(Database.Undo(sampled.Upload!).Obstacles.Select(obstacle => (obstacle.Code, obstacle.Subject)), Is.EqualTo(new[] { ("results-build-on", tested.Upload) }));
        Assert.That(Database.Undo(tested.Upload!).Cases.Single().Effect, Is.EqualTo("removed"));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(registered));
        Assert.That(Database.Undo(sampled.Upload!).Rows, Is.EqualTo(1));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(empty));
    }

    [Test]
    public async Task Two_undos_at_once_are_one()
    {
        var empty = VerifyData.Hash(Database);
        var receipt = Database.Import(First);

        var undone = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Database.Undo(receipt.Upload!))));

        Assert.That(undone.Select(one => one.Status), Is.All.EqualTo("undone"));
        Assert.That(undone.Count(one => !one.AlreadyUndone), Is.EqualTo(1));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(empty));
        await using var db = Database.CreateContext();
        Assert.That(db.Audit.Count(entry => entry.Action == UndoUpload.AuditAction), Is.EqualTo(1));
    }

    [Test]
    public void What_stored_nothing_is_not_undone_and_what_runs_must_end_first()
    {
        var dry = Database.Import(First, dryRun: true);
        Assert.That(new UndoUpload(dry.Upload!).Handle(Database, Caller.CommandLine, TestDatabase.Now).Refusal!.Code, Is.EqualTo("nothing-to-undo"));
        var waiting = new ReceiveUpload("rapid-tests", "440304-REG", null, null, false, "x.csv", null)
            .Handle(Database, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(First)), TestDatabase.Now).Value.UploadId;
        Assert.That(new UndoUpload(Upload.FormatNumber(waiting)).Preview(Database, Caller.CommandLine).Refusal!.Code, Is.EqualTo("not-finished"));
        Assert.That(new UndoUpload("U-999999").Preview(Database, Caller.CommandLine).Refusal!.Code, Is.EqualTo("unknown-upload"));
    }

    [TestCase(Roles.Office, "440304-REG", "440304", null)]
    [TestCase(Roles.Market, "440304-M01", "440304", null)]
    [TestCase(Roles.Market, "440304-M02", "440304", "forbidden")]
    [TestCase(Roles.Lab, "440304-LAB1", "440304", "forbidden")]
    [TestCase(Roles.Office, "440103-REG", "440103", "not-yours")]
    public void The_sender_and_the_regulators_of_the_district_may_undo(string role, string organisation, string district, string? refused)
    {
        var receipt = Database.Import(First, organisation: "440304-M01");

        var outcome = new UndoUpload(receipt.Upload!).Handle(Database, new Caller("某人", role, organisation, district), TestDatabase.Now);

        Assert.That(outcome.Refusal?.Code, Is.EqualTo(refused));
    }

    [TestCase("UPDATE audit SET detail = '{}' WHERE seq = 1", "1")]
    [TestCase("DELETE FROM audit WHERE seq = 1", "1")]
    [TestCase("DELETE FROM audit WHERE seq = 2", "2")]
    public async Task A_hand_in_the_audit_is_found(string hand, string at)
    {
        foreach (var minute in (int[])[1, 2])
            Database.Undo(Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", string.Create(CultureInfo.InvariantCulture, $"2023-03-01 08:0{minute}"), "毒死蜱", "阴性")).Upload!);
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);

        using (var connection = Database.OpenConnection())
            connection.Run(null, hand);

        var found = (await VerifyData.Handle(Database, default)).Discrepancies.Single();
        Assert.That((found.Code, found.Where), Is.EqualTo(("audit-chain-broken", at)));
    }
}
