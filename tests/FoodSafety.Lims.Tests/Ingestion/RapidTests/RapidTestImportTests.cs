using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Tests.Ingestion.RapidTests;

/// <summary>What a rapid-test row means (contract, "What a row means"), through the front door on both databases.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.Postgres)]
public sealed class RapidTestImportTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Header = "样品编号,检测时间,市场,样品名称,检测项目,检测方法,检测值,单位,检测结果\n";

    private static string Row(string sample, string time, string outcome = "阴性", string item = "有机磷和氨基甲酸酯类农药", string reading = "", string market = "440304-M01", string food = "菜心") =>
        $"{sample},{time},{market},{food},{item},,{reading},,{outcome}\n";

    [Test]
    public void The_same_minute_in_another_spelling_is_the_same_test()
    {
        var receipt = Database.Import(Header + Row("S1", "2023/3/1 8:10") + Row("S1", "2023-03-01 08:10"));

        Assert.That((receipt.Rows.Accepted, receipt.Rows.Duplicate), Is.EqualTo((1, 1)));
    }

    [Test]
    public void A_reading_with_another_number_of_zeros_is_the_same_reading()
    {
        var receipt = Database.Import(Header + Row("S1", "2023-03-01 08:10", reading: "12.4") + Row("S1", "2023-03-01 08:10", reading: "12.40"));

        Assert.That((receipt.Rows.Accepted, receipt.Rows.Duplicate), Is.EqualTo((1, 1)));
    }

    [Test]
    public void A_second_file_with_the_same_rows_stores_nothing_and_moves_no_counter()
    {
        Database.Import(Header + Row("S1", "2023-03-01 08:10") + Row("S2", "2023-03-01 08:11", "阳性"));
        var counters = Counters();

        var again = Database.Import(Header + Row("S2", "2023-03-01 08:11", "阳性") + Row("S1", "2023-03-01 08:10"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((again.Status, again.Rows.Duplicate, again.Rows.Stored, again.Batches, again.CasesOpened.Positive), Is.EqualTo(("completed", 2, 0, 0, 0)));
            Assert.That(Counters(), Is.EqualTo(counters));
        }
    }

    [Test]
    public void The_same_file_again_answers_with_the_first_upload()
    {
        var first = Database.Import(Header + Row("S1", "2023-03-01 08:10"));

        var again = Database.Import(Header + Row("S1", "2023-03-01 08:10"));

        Assert.That((again.Status, again.Upload, again.Rows.Read), Is.EqualTo(("duplicate-file", first.Upload, 0)));
    }

    [Test]
    public void A_dry_run_judges_and_counts_and_stores_nothing()
    {
        var receipt = Database.Import(Header + Row("S1", "2023-03-01 08:10", "阳性") + Row("S2", "yesterday"), dryRun: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((receipt.Status, receipt.Rows.Accepted, receipt.Rows.Refused, receipt.Rows.Stored, receipt.CasesOpened.Positive), Is.EqualTo(("dry-run", 1, 1, 0, 1)));
            Assert.That((Count("rapid_tests"), Count("counter_days"), Count("cases")), Is.EqualTo((0, 0, 0)));
        }
    }

    [Test]
    public void A_dry_run_never_blocks_the_real_one()
    {
        Database.Import(Header + Row("S1", "2023-03-01 08:10"), dryRun: true);

        Assert.That(Database.Import(Header + Row("S1", "2023-03-01 08:10")).Rows.Stored, Is.EqualTo(1));
    }

    [Test]
    public void A_file_that_breaks_off_before_its_first_good_row_is_refused_as_a_whole()
    {
        var receipt = Database.Import(Header + Row("S1", "2023-03-01 08:10", food: "\"菜心") + Row("S2", "2023-03-01 08:11"));

        Assert.That((receipt.Status, receipt.Rows.Stored, receipt.Faults.Single().Code), Is.EqualTo(("refused", 0, "unreadable")));
    }

    [Test]
    public void All_or_nothing_refuses_the_whole_file_for_one_bad_row_and_names_it()
    {
        var receipt = Database.Import(Header + Row("S1", "2023-03-01 08:10") + Row("S2", "2023-02-30"), mode: "all-or-nothing");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((receipt.Status, receipt.Rows.Accepted, receipt.Rows.Stored), Is.EqualTo(("refused", 1, 0)));
            Assert.That(receipt.Faults.Select(fault => fault.Code), Is.EqualTo(new[] { "too-many-bad", "not-a-date" }));
            Assert.That(Count("rapid_tests"), Is.Zero);
        }
    }

    [TestCase("max-bad:50%", "completed-with-refusals")]
    [TestCase("max-bad:49.9%", "refused")]
    public void A_share_of_bad_rows_up_to_the_limit_is_taken(string mode, string status)
    {
        var receipt = Database.Import(Header + Row("S1", "2023-03-01 08:10") + ",,,,,,,,\n" + Row("S2", "x"), mode: mode);

        Assert.That(receipt.Status, Is.EqualTo(status), "blank rows are no data rows");
    }

    [Test]
    public void A_second_positive_item_joins_the_case_of_its_sample()
    {
        Database.Import(Header + Row("S1", "2023-03-01 08:10", "阳性", "孔雀石绿"));

        var second = Database.Import(Header + Row("S1", "2023-03-01 08:20", "阳性", "氯霉素"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.CasesOpened.Positive, Is.Zero);
            Assert.That(Ask<string>("SELECT test_items FROM cases"), Is.EqualTo("孔雀石绿、氯霉素"));
        }
    }

    [Test]
    public void Two_samples_of_one_number_on_two_days_are_two_batches_with_two_cases()
    {
        var receipt = Database.Import(Header + Row("S1", "2023-03-01 08:10", "阳性") + Row("S1", "2023-03-02 08:10", "阳性"));

        Assert.That((receipt.Batches, receipt.CasesOpened.Positive), Is.EqualTo((2, 2)));
    }

    [Test]
    public void A_batch_of_invalid_tests_counts_once_a_valid_one_arrives()
    {
        var first = Database.Import(Header + Row("S1", "2023-03-01 08:10", "无效"));
        var second = Database.Import(Header + Row("S1", "2023-03-01 08:30", "阴性"));

        Assert.That((first.Batches, second.Batches), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Midnight_is_the_districts_and_a_written_zone_is_obeyed()
    {
        // 2023-03-01T16:30Z is 00:30 on 2 March in Asia/Shanghai.
        Database.Import(Header + Row("S1", "2023-03-01T16:30Z"));

        Assert.That(Ask<int>("SELECT tested_on FROM rapid_tests"), Is.EqualTo(new DateOnly(2023, 3, 2).DayNumber));
    }

    [Test]
    public void A_market_sends_its_own_log_only()
    {
        var receipt = Database.Import(Header + Row("S1", "2023-03-01 08:10") + Row("S2", "2023-03-01 08:10", market: "440304-M02"), organisation: "440304-M01");

        Assert.That(receipt.Faults.Select(fault => (fault.Row, fault.Code)), Is.EqualTo(new[] { ((int?)3, "not-yours") }));
    }

    [Test]
    public void A_bare_outcome_code_is_refused_because_platforms_differ()
    {
        var receipt = Database.Import(Header + Row("S1", "2023-03-01 08:10", "0") + Row("S2", "2023-03-01 08:10", "1"));

        Assert.That(receipt.Faults.Select(fault => fault.Code), Is.All.EqualTo("bare-code-needs-profile"));
    }

    [Test]
    public void A_number_that_a_spreadsheet_turned_into_a_float_is_refused_with_the_reason()
    {
        var receipt = Database.Import(Header + Row("2.30301E+17", "2023-03-01 08:10"));

        Assert.That(receipt.Faults.Single().Code, Is.EqualTo("number-lost-by-spreadsheet"));
    }

    [Test]
    public void Unknown_columns_are_kept_with_the_row()
    {
        Database.Import("备注,样品编号,检测时间,市场,样品名称,检测项目,检测结果,产地\n\"说\"\"好\"\"\",S1,2023-03-01 08:10,440304-M01,菜心,孔雀石绿,阴性,云南\n");

        Assert.That(Ask<string>("SELECT details FROM rapid_tests"), Is.EqualTo("""{"origin":"云南","备注":"说\"好\""}"""));
    }

    [Test]
    public void Cells_without_a_header_and_columns_of_one_name_are_kept_too()
    {
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果,,备注,备注\nS1,2023-03-01 08:10,440304-M01,菜心,孔雀石绿,阴性,甲,乙,丙\n");

        Assert.That(Ask<string>("SELECT details FROM rapid_tests"), Is.EqualTo("""{"列7":"甲","备注":"乙","备注(2)":"丙"}"""));
    }

    [Test]
    public void A_fault_quotes_row_column_value_and_says_what_to_do()
    {
        var fault = Database.Import(Header + "\n" + Row("S1", "2023-13-45")).Faults.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((fault.Row, fault.Column, fault.Value), Is.EqualTo(((int?)3, "检测时间", "2023-13-45")));
            Assert.That(fault.Message, Does.Contain("第 3 行").And.Contain("检测时间").And.Contain("请写成"));
        }
    }

    [Test]
    public void A_file_that_is_no_text_is_refused_whole_with_a_sentence()
    {
        var receipt = Database.Import([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "rapid-tests");

        Assert.That((receipt.Status, receipt.Faults.Single().Code), Is.EqualTo(("refused", "unreadable")));
    }

    [Test]
    public void A_nul_byte_anywhere_refuses_the_file_with_a_sentence()
    {
        var receipt = Database.Import(Header + Row("S1", "2023-03-01 08:10") + Row("S\u00002", "2023-03-01 08:10"));

        Assert.That((receipt.Status, receipt.Faults.Single().Code), Is.EqualTo(("refused", "unreadable")));
    }

    [Test]
    public void A_missing_column_is_one_error_that_says_what_was_found()
    {
        var fault = Database.Import("样品编号,时间,市场,样品名称,检测项目,检测结果\nS1,2023-03-01,440304-M01,菜心,孔雀石绿,阴性\n").Faults.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fault.Code, Is.EqualTo("missing-column"));
            Assert.That(fault.Message, Does.Contain("检测时间（tested_at）").And.Contain("检测时间 是否即“时间”"));
        }
    }

    [Test]
    public void An_unclosed_quote_keeps_what_was_read_before_it_and_names_the_row()
    {
        var receipt = Database.Import(Header + Row("S1", "2023-03-01 08:10") + "\"S2," + new string('x', 3_000_000));

        Assert.That(receipt.Faults.Single().Code, Is.EqualTo("unreadable"));
        Assert.That(receipt.Faults.Single().Message, Does.Contain("第 3 行"));
        Assert.That(receipt.Rows.Stored, Is.EqualTo(1));
    }

    [Test]
    public void Faults_stand_in_the_order_of_rows_and_within_a_row_of_columns_however_many()
    {
        var rows = string.Concat(Enumerable.Range(1, 40).Select(_ => Row("", "yesterday", "也许", item: "")));

        var receipt = Database.Import(Header + rows);

        Assert.That(receipt.Faults.Select(fault => (fault.Row, fault.Column)), Is.EqualTo(Enumerable.Range(2, 40).SelectMany(row =>
            ((string[])["样品编号", "检测项目", "检测时间", "检测结果"]).Select(column => ((int?)row, column)))));
    }

    [Test]
    public void An_import_that_breaks_down_leaves_a_receipt_that_says_what_is_stored()
    {
        var rows = string.Concat(Enumerable.Range(1, 40_000).Select(number => Row($"S{number}", "2023-03-01 08:10")));
        using (var connection = Database.OpenConnection())
            connection.Run(null, "ALTER TABLE cases RENAME TO cases_gone");
        var content = System.Text.Encoding.UTF8.GetBytes(Header + rows + Row("S40001", "2023-03-01 08:10", "阳性"));
        var received = new ReceiveUpload("rapid-tests", "440304-REG", null, null, false, "test.csv", null).Handle(Database, new MemoryStream(content), TestDatabase.Now);
        var import = new RunImport(received.Value.UploadId);

        Assert.That(() => import.Handle(Database, TestDatabase.Now), Throws.InstanceOf<System.Data.Common.DbException>());

        var receipt = import.Handle(Database, TestDatabase.Now)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((receipt.Status, receipt.Rows.Stored), Is.EqualTo(("failed", Count("rapid_tests"))));
            Assert.That(receipt.Rows.Stored, Is.InRange(1, 40_000), "the chunk before the one that broke down is stored");
        }
    }

    [Test]
    public void A_dry_run_of_a_file_that_breaks_off_does_not_exit_as_if_all_were_well()
    {
        var receipt = Database.Import(Header + Row("S1", "2023-03-01 08:10") + "\"S2," + new string('x', 3_000_000), dryRun: true);

        Assert.That((receipt.Status, receipt.Rows.Refused, ImportCommand.ExitCodeOf(receipt)), Is.EqualTo(("dry-run", 0, 3)));
    }

    private string Counters() => Ask<string>(
        "SELECT coalesce(CAST(sum(batches) AS TEXT), '') || '/' || coalesce(CAST(sum(items) AS TEXT), '') || '/' || coalesce(CAST(sum(passed) AS TEXT), '') FROM counter_days")!;

    private int Count(string table) => Ask<int>($"SELECT count(*) FROM {table}");

    private T? Ask<T>(string sql)
    {
        using var connection = Database.OpenConnection();
        return connection.Ask<T>(null, sql);
    }
}
