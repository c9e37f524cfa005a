using System.Data.Common;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Laboratory;
using FoodSafety.Lims.Tests.Web.Samples;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Sealing;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Audit;

/// <summary>No stored row can be edited, added or taken away at a SQL prompt without <c>lims verify</c> naming its upload, and the row where it is one.</summary>
public sealed class StoredRowsTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Log =
        "样品编号,检测时间,市场,场所类型,环节,任务来源,组织方,摊位号,经营户,样品名称,食品类别,产地,批号,供货商,检测项目,检测方法,检测值,单位,检测结果,告知时间\n"
        + "A1,2023-03-01 08:00,440304-M01,农贸市场,流通,区级,监管,12,张记,豇豆,蔬菜,海南,P1,李四批发,毒死蜱,胶体金免疫层析法,0.5,mg/kg,阳性,2023-03-01 09:00\n"
        + "A2,2023-03-01 08:10,440304-M01,农贸市场,流通,区级,监管,13,王记,豇豆,蔬菜,广西,P2,赵六批发,毒死蜱,胶体金免疫层析法,0.01,mg/kg,阴性,\n"
        + "A3,2023-03-01 08:20,440304-M01,农贸市场,流通,区级,监管,,,菜心,,,,,毒死蜱,,,,阴性,\n";

    private const string Finding = "G1,豇豆,噻虫胺║0.066mg/kg║≤0.01mg/kg,某店,某厂,2023-05-08";
    private const string MoreOfIt = "G1,豇豆,毒死蜱║0.5mg/kg║≤0.02mg/kg,某店,某厂,2023-05-08";

    private static readonly string[] RapidTexts = ["sample_no", "reading", "stall_no", "vendor", "unit_code", "details"];

    private static readonly string[] RapidNumbers =
    [
        "tested_on", "market_id", "item_id", "tested_at", "tested_precision", "outcome", "reported_outcome", "organiser", "food_id", "category_id", "method_id",
        "unit_id", "place_type_id", "stage_id", "programme_id", "notified_at", "row_number",
    ];

    private static readonly string[] Numbers = ["sampled_on", "sample_id", "finding_id", "verdict", "reported_verdict", "tested_on", "reported_on", "published_on", "bulletin_on", "row_number"];

    /// <summary>The bulk tables, each with one of its rows: U-000001 are rapid tests, U-000002 forms, U-000003 results, U-000004 findings.</summary>
    private static readonly (string Table, string Row, string Place)[] Stored =
    [
        ("rapid_tests", "sample_no = 'A1'", "U-000001/2"), ("samples", "sample_no = 'FT2023-0002'", "U-000002/3"), ("sample_results", "test_item = '腐霉利'", "U-000003/2"),
        ("findings", "sample_no = 'G1'", "U-000004/2"), ("finding_parts", "row_number = 2", "U-000004/2"),
    ];

    [Test]
    public void An_edited_value_of_any_column_is_named_with_its_upload_and_row()
    {
        ImportAll();
        var columns = new[]
            {
                ("rapid_tests", RapidTexts.Concat(RapidNumbers)), Of(StoredTable.Samples), Of(StoredTable.SampleStandings), Of(StoredTable.SampleResults), Of(StoredTable.Findings), Of(StoredTable.FindingParts),
            }
            .SelectMany(table => table.Item2.Select(column => (Table: table.Item1, Column: column)));
        foreach (var (table, column) in columns)
        {
            var (_, row, place) = Stored.Single(one => one.Table == table);
            var isNumber = table == "rapid_tests" ? RapidNumbers.Contains(column) : Numbers.Contains(column);
            var found = After($"UPDATE {table} SET {column} = {(isNumber ? $"coalesce({column}, 0) + 40" : $"coalesce({column}, '') || '改'")} WHERE {row}");
            Assert.That(found.Select(one => one.Code), Is.EqualTo(new[] { "stored-rows-changed" }), $"{table}.{column}");
            Assert.That(found[0].Where, column == "row_number" ? Does.StartWith(place[..8]) : Is.EqualTo(place), $"{table}.{column}");
        }

        static (string, IEnumerable<string>) Of(StoredTable table) => (table.Name, table.Columns.Append("row_number"));
    }

    [Test]
    public void A_value_taken_away_or_made_empty_is_named_too()
    {
        ImportAll();
        foreach (var (column, value, row, place) in new[]
        {
            ("vendor", "NULL", "A1", "U-000001/2"), ("vendor", "''", "A3", "U-000001/4"), ("notified_at", "NULL", "A1", "U-000001/2"), ("notified_at", "0", "A3", "U-000001/4"),
            ("category_id", "NULL", "A1", "U-000001/2"), ("category_id", "99999", "A1", "U-000001/2"), ("method_id", "99999", "A3", "U-000001/4"),
        })
            Assert.That(After($"UPDATE rapid_tests SET {column} = {value} WHERE sample_no = '{row}'").Select(one => one.Where), Is.EqualTo(new[] { place }), $"{column} = {value}");
    }

    [Test]
    public void A_row_taken_out_and_a_row_put_in_are_named_in_each_table()
    {
        ImportAll();
        foreach (var (table, row, place) in Stored)
        {
            var gone = After($"DELETE FROM {table} WHERE {row}");
            Assert.That(gone.Select(one => one.Where), Is.EqualTo(new[] { place }), table);
            Assert.That(gone[0].Message, Does.Contain("不见了").And.Contain($"第 {place[9..]} 行"), table);
        }
        foreach (var (hand, place) in new[]
        {
            ("""
             INSERT INTO rapid_tests (id, tested_on, market_id, sample_no, item_id, tested_at, tested_precision, outcome, reported_outcome, organiser, food_id, upload_id, row_number)
             SELECT 999, tested_on, market_id, 'A9', item_id, tested_at, tested_precision, outcome, reported_outcome, organiser, food_id, upload_id, 9 FROM rapid_tests WHERE sample_no = 'A1'
             """, "U-000001/9"),
            ("""
             INSERT INTO samples (sample_no, own_number, lifecycle_stage, version, district_code, sampled_on, state, programme, sampling_organisation, laboratory, sampled_party, food, food_category, upload_id, row_number)
             SELECT 'X1', 'X1', lifecycle_stage, version, district_code, sampled_on, state, programme, sampling_organisation, laboratory, sampled_party, food, food_category, upload_id, 9 FROM samples WHERE sample_no = 'FT2023-0002'
             """, "U-000002/9"),
            ("""
             INSERT INTO sample_results (sample_id, sample_no, test_item, report_no, phase, kept_aside, result_text, verdict, upload_id, row_number)
             SELECT sample_id, sample_no, '另一项', report_no, phase, kept_aside, result_text, verdict, upload_id, 9 FROM sample_results WHERE test_item = '腐霉利'
             """, "U-000003/9"),
            ("INSERT INTO findings (sample_no, district_code, food, failures, upload_id, row_number) VALUES ('X1', '440304', '菜心', '毒死蜱', 4, 9)", "U-000004/9"),
            ("INSERT INTO finding_parts (finding_id, upload_id, row_number, failures) SELECT id, 4, 9, '毒死蜱' FROM findings", "U-000004/9"),
        })
        {
            var found = After(hand);
            Assert.That(found.Select(one => one.Where), Is.EqualTo(new[] { place }), hand);
            Assert.That(found[0].Message, Does.Contain("多出"), hand);
        }
    }

    [Test]
    public async Task The_sentence_says_which_file_and_what_to_do()
    {
        Database.Import(Log, name: "三月.csv");
        using (var connection = Database.OpenConnection())
            connection.Run(null, "UPDATE rapid_tests SET vendor = '别人' WHERE sample_no = 'A2'");

        var found = (await VerifyData.Handle(Database, default)).Discrepancies.Single();

        Assert.That(found.Message, Is.EqualTo(
            "导入 U-000001（三月.csv）第 3 行的记录与系统存入的不同：有人绕过系统改动了数据库。请保留现场并查明原因，然后从备份恢复，或撤回该次导入（lims undo U-000001）后重新上传原文件。"));
        Assert.That(Database.Undo("U-000001").Status, Is.EqualTo("undone"));
        Database.Import(Log, name: "三月.csv");
        Database.AssertVerified();
    }

    [Test]
    public void Several_rows_a_shared_word_and_rows_of_no_upload_are_named_by_their_upload()
    {
        ImportAll();

        Assert.That(After("UPDATE rapid_tests SET vendor = '别人'").Select(one => one.Where), Is.EqualTo(new[] { "U-000001" }));
        Assert.That(After("UPDATE terms SET text = '另一种药' WHERE text = '毒死蜱'").Select(one => one.Where), Is.EqualTo(new[] { "U-000001" }));
        Assert.That(After("UPDATE rapid_tests SET upload_id = 3 WHERE sample_no = 'A1'").Select(one => one.Where), Is.EqualTo(new[] { "U-000001/2", "U-000003/2" }));
        var nobodys = After("UPDATE rapid_tests SET upload_id = 77 WHERE sample_no = 'A1'");
        Assert.That(nobodys.Select(one => one.Where), Is.EqualTo(new[] { "U-000001/2", "U-000077/2" }));
        Assert.That(nobodys[1].Message, Does.Contain("没有这次导入"));
        Database.Undo("U-000003");
        var back = After("INSERT INTO sample_results (sample_no, test_item, report_no, phase, kept_aside, result_text, verdict, upload_id, row_number) VALUES ('X', 'x', '', 'initial', '', '1', 0, 3, 5)");
        Assert.That(back.Single().Message, Does.Contain("U-000003").And.Contain("不是由任何审计过的操作存入的（第 5 行）"));
    }

    [Test]
    public void A_correction_does_not_cover_up_what_was_edited_before_it()
    {
        Database.Import(Log);
        using var connection = Database.OpenConnection();
        connection.Run(null, "UPDATE rapid_tests SET vendor = '别人' WHERE sample_no = 'A2'");

        Correct("rapid-tests", "SELECT id FROM rapid_tests WHERE sample_no = 'A2'", "检测值", "0.02");

        using var transaction = connection.BeginTransaction();
        Assert.That(AuditChecks.Run(connection, transaction).Select(one => one.Where), Is.EqualTo(new[] { "U-000001/3" }));
    }

    [Test]
    public void Imports_of_every_mode_corrections_and_undos_leave_nothing_to_name()
    {
        ImportAll();
        Database.Import(Log + "A4,2023-03-01 08:30,440304-M01,,,,,,,菜心,,,,,毒死蜱,,,,阴性,\n", organisation: "440304-M01");
        Database.Import(Log.Replace("A1", "B1") + "坏行\n", mode: "all-or-nothing");
        Database.Import(Log.Replace("A1", "C1") + "坏行\n", mode: "max-bad:50%");
        Database.Import(Log.Replace("A1", "D1"), dryRun: true);
        Database.AssertVerified();

        Correct("rapid-tests", "SELECT id FROM rapid_tests WHERE sample_no = 'A2'", "经营户", "新记");
        Correct("rapid-tests", "SELECT id FROM rapid_tests WHERE sample_no = 'A3'", "检测时间", "2023-03-02 08:20");
        Correct("results", "SELECT id FROM sample_results WHERE test_item = '腐霉利'", "检验结果", "4.8");
        Database.AssertVerified();

        var more = Database.Findings(MoreOfIt);
        Database.AssertVerified();
        Assert.That(Database.Undo(more.Upload!).Status, Is.EqualTo("undone"));
        Database.AssertVerified();
        Assert.That(Database.Undo("U-000004").Status, Is.EqualTo("undone"));
        Database.AssertVerified();
    }

    [Test]
    public async Task A_report_that_is_issued_amended_and_retracted_leaves_nothing_to_name()
    {
        Database.Samples(InspectionFiles.Sample("FT1"));
        var blind = (await Database.Walk("FT1", "hand-over", "recode", "receive")).BlindCode!;
        var report = await Database.Issue(LabSteps.Row(blind));
        Database.AssertVerified();
        Assert.That((await Database.Act(report.Number, LabReportLifecycle.Amend)).Refusal, Is.Null);
        var next = (await Database.ShowReport(report.Number)).Value.Editions[^1];
        await Database.Sign(next, LabReportLifecycle.Submit, LabReportLifecycle.Review, LabReportLifecycle.Approve);
        Database.AssertVerified();
        Assert.That((await Database.Act(next, LabReportLifecycle.Retract)).Refusal, Is.Null);
        Database.AssertVerified();
    }

    private void ImportAll()
    {
        var golden = Path.Combine(Repository.Root, "tests", "FoodSafety.Lims.Tests", "Golden");
        Database.Import(Log);
        Database.Import(File.ReadAllBytes(Path.Combine(golden, "samples.csv")), "samples");
        Database.Import(File.ReadAllBytes(Path.Combine(golden, "results.csv")), "results", "440304-LAB1");
        Database.Findings(Finding);
        Database.AssertVerified();
    }

    private void Correct(string kind, string ask, string column, string value)
    {
        var done = new CorrectRow(kind, Database.Ask<long>(ask), "录入有误", new Dictionary<string, string?> { [column] = value }).Handle(Database, SampleSteps.Manager, TestDatabase.Now);
        Assert.That(done.Refusal?.Message, Is.Null);
    }

    /// <summary>What is found after a statement that nobody audited, which is taken back then.</summary>
    private IReadOnlyList<Discrepancy> After(string hand)
    {
        using var connection = Database.OpenConnection();
        using DbTransaction transaction = connection.BeginTransaction();
        Assert.That(connection.Run(transaction, hand), Is.Positive, hand);
        var found = AuditChecks.Run(connection, transaction);
        transaction.Rollback();
        return found;
    }
}
