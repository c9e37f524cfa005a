using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Ingestion.Inspection;

/// <summary>contract.md "What a row means" for laboratory results, on both databases.</summary>
public sealed class ResultImportTests(DatabaseKind kind) : BothDatabases(kind)
{
    [SetUp]
    public void Register_samples() => Database.Samples(Sample("FT1"), Sample("FT2", lab: "440304-LAB2"));

    [Test]
    public void A_refused_row_names_all_its_faults_its_unknown_sample_too() =>
        Assert.That(Database.Results("FT9,,字迹不清,怪,≤0.2,2023-02-30,也许,R1,三检").FaultCodes(), Is.EquivalentTo(new (int?, string?, string)[]
        {
            (2, "抽样单编号", "unknown-sample"), (2, "检验项目", "missing"), (2, "单位", "unit-unknown"), (2, "检验日期", "not-a-date"),
            (2, "结果判定", "unknown-outcome"), (2, "阶段", "not-understood"),
        }));

    [TestCase("字迹不清", "mg/kg", "≤0.2", "检验结果", "not-understood")]
    [TestCase("12000", "CFU/g", "≤103", "标准值", "not-understood")]
    [TestCase("12000；15000；9000；11000；10000", "CFU/g", "\"n=5,c=2,m=104,M=105\"", "标准值", "not-understood")]
    [TestCase("1.3×103", "CFU/g", "≤10", "检验结果", "not-understood")]
    [TestCase("0.1", "mg/kg", "≤≥0.2", "标准值", "not-understood")]
    [TestCase("0.1mg/L", "mg/kg", "≤0.2mg/kg", "单位", "unit-unknown")]
    [TestCase("0.1", "mg/L", "≤0.2mg/kg", "单位", "unit-unknown")]
    [TestCase("检出", "mg/kg", "≤0.2", "结果判定", "missing")]
    [TestCase("0.1", "mg/kg", "", "结果判定", "missing")]
    public void What_cannot_be_judged_is_refused_by_name(string result, string unit, string limit, string column, string code) =>
        Assert.That(
            Database.Results($"FT1,怪项目,{result},{unit},{limit},2023-04-10,,R1,").FaultCodes(), Does.Contain(((int?)2, (string?)column, code)));

    [Test]
    public void Only_the_samples_laboratory_and_its_regulator_send_results()
    {
        const string row = "FT1,铅,0.1,mg/kg,≤0.2,2023-04-10,合格,R1,";

        Assert.That(Database.ResultsOf("440304-LAB2", row).FaultCodes().Single(), Is.EqualTo(((int?)2, (string?)"抽样单编号", "not-yours")));
        Assert.That(Database.ResultsOf("440103-REG", row).FaultCodes().Single().Code, Is.EqualTo("not-yours"));
        Assert.That(Database.ResultsOf("440304-M01", row).FaultCodes().Single().Code, Is.EqualTo("not-yours"));
        Assert.That(Database.ResultsOf("440304-REG", row).Rows.Accepted, Is.EqualTo(1));
    }

    /// <summary>contract.md: only a completed upload makes the same file a duplicate; a row that was refused was never stored.</summary>
    [Test]
    public void A_file_with_refused_rows_sent_again_takes_those_whose_samples_came_meanwhile()
    {
        string[] rows = ["FT1,铅,0.1,mg/kg,≤0.2,2023-04-10,合格,R1,", "FT3,铅,0.1,mg/kg,≤0.2,2023-04-10,合格,R2,"];
        Assert.That(Database.Results(rows).FaultCodes(), Is.EqualTo(new[] { ((int?)3, (string?)"抽样单编号", "unknown-sample") }));
        Database.Samples(Sample("FT3"));

        var again = Database.Results(rows);

        Assert.That((again.Status, again.Rows.Stored, again.Rows.Duplicate, again.Rows.Refused), Is.EqualTo(("completed", 1, 1, 0)));
        Assert.That(Database.Results(rows).Status, Is.EqualTo("duplicate-file"));
        Database.AssertVerified();
    }

    [Test]
    public void A_test_before_the_sampling_is_refused() =>
        Assert.That(Database.Results("FT1,铅,0.1,mg/kg,≤0.2,2023-04-02,合格,R1,").FaultCodes(), Is.EqualTo(new[] { ((int?)2, (string?)"检验日期", "out-of-range") }));

    [Test]
    public void The_same_key_is_a_duplicate_or_a_conflict_and_other_keys_are_other_results()
    {
        Database.Results("FT1,铅,0.10,mg/kg,≤0.2,2023-04-10,合格,R1,");

        var again = Database.ResultsOf("440304-REG",
            "FT1,铅,0.10,mg/kg,≤0.2,2023-04-10,合格,R1,初检", "FT1,铅,0.15,mg/kg,≤0.2,2023-04-10,合格,R1,", "FT1,铅,0.15,mg/kg,≤0.2,2023-04-12,合格,R1,复检",
            "FT1,铅,0.15,mg/kg,≤0.2,2023-04-12,合格,R2,");

        Assert.That((again.Rows.Accepted, again.Rows.Duplicate, again.Rows.Refused), Is.EqualTo((2, 1, 1)));
        Assert.That(again.FaultCodes(), Is.EqualTo(new[] { ((int?)3, (string?)null, "conflicts-with-stored") }));
        Database.AssertVerified();
    }

    [Test]
    public void One_case_holds_all_failed_items_of_a_sample_whenever_they_come()
    {
        var first = Database.Results("FT1,毒死蜱,0.05,mg/kg,≤0.02,2023-04-10,不合格,R1,");
        var more = Database.Results("FT1,甲拌磷,0.05,mg/kg,≤0.01,2023-04-11,不合格,R1,", "FT1,铅,0.1,mg/kg,≤0.2,2023-04-11,合格,R1,");

        Assert.That((first.CasesOpened.Disposal, more.CasesOpened.Disposal), Is.EqualTo((1, 0)));
        Assert.That(Database.Ask<string>("SELECT test_items FROM cases"), Is.EqualTo("毒死蜱、甲拌磷"));
        Assert.That(Database.Ask<string>("SELECT name FROM case_party WHERE role = 'seller'"), Is.EqualTo("福田示例商行甲"));
        Database.AssertVerified();
    }

    // 食品安全法 art 88: the conclusion of the re-examination stands.
    [Test]
    public async Task A_re_examination_stands_above_the_first()
    {
        Database.Results("FT1,毒死蜱,0.05,mg/kg,≤0.02,2023-04-10,不合格,R1,");
        Assert.That(Database.Counter("ft-samples-total"), Is.EqualTo((1L, 1L, 0L)));

        await Database.OrderReexamination("FT1");
        Database.ResultsOf("440304-REG", "FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-04-20,合格,R2,复检");

        Assert.That(Database.Ask<int>("SELECT verdict FROM samples WHERE sample_no = 'FT1'"), Is.Zero);
        Assert.That(Database.Counter("ft-samples-total"), Is.EqualTo((1L, 1L, 1L)));
        Assert.That(Database.Ask<int>("SELECT count(*) FROM cases"), Is.EqualTo(1), "the case stays: its own procedure ends it");
        Database.AssertVerified();
    }

    [Test]
    public void A_sample_counts_once_when_it_is_reported_however_many_items_it_has()
    {
        Assert.That(Database.Counter("ft-samples-total").Batches, Is.Zero, "sampled is not reported");

        var receipt = Database.Results("FT1,铅,0.1,mg/kg,≤0.2,2023-04-10,合格,R1,", "FT1,镉,0.01,mg/kg,≤0.05,2023-04-10,合格,R1,");

        Assert.That(receipt.Batches, Is.EqualTo(1));
        Assert.That(Database.Counter("ft-samples-total"), Is.EqualTo((1L, 2L, 1L)));
        Assert.That(Database.Ask<string>("SELECT state FROM samples WHERE sample_no = 'FT1'"), Is.EqualTo("reported"));
    }

    [Test]
    public void Without_a_report_number_and_a_date_of_issue_a_sample_is_tested_not_reported()
    {
        Database.Results("FT1,铅,0.1,mg/kg,≤0.2,2023-04-10,合格,,");

        Assert.That(Database.Ask<string>("SELECT state FROM samples WHERE sample_no = 'FT1'"), Is.EqualTo("tested"));
        Assert.That(Database.Counter("ft-samples-total").Batches, Is.Zero);
        Database.AssertVerified();
    }

    // GB 2763-2021: 韭菜 腐霉利 ≤5 mg/kg (domain.md §3F, certain).
    [TestCase("4.9", "", 0)]
    [TestCase("5.1", "", 1)]
    [TestCase("5.1", "合格", 1)]
    public void Where_the_row_gives_no_limit_the_table_of_limits_is_asked(string result, string reported, int verdict)
    {
        var receipt = Database.Results($"FT1,腐霉利,{result},mg/kg,,2023-04-10,{reported},R1,");

        Assert.That(receipt.Rows.Accepted, Is.EqualTo(1));
        Assert.That(Database.Ask<int>("SELECT verdict FROM sample_results"), Is.EqualTo(verdict));
        Assert.That(receipt.Warnings.Any(warning => warning.Code == "verdict-differs"), Is.EqualTo(reported == "合格"));
    }

    [Test]
    public void Several_items_in_one_row_are_several_results_and_one_row()
    {
        var receipt = Database.Results("FT1,毒死蜱；甲拌磷,0.05；0.001,mg/kg,≤0.02；≤0.01,2023-04-10,不合格,R1,");

        Assert.That((receipt.Rows.Accepted, receipt.Judged.Compliant, receipt.Judged.NonCompliant), Is.EqualTo((1, 0, 1)));
        Assert.That(Database.Ask<int>("SELECT count(*) FROM sample_results"), Is.EqualTo(2));
        Assert.That(Database.Results("FT1,铅；镉,0.05,mg/kg,≤0.2,2023-04-10,合格,R1,").FaultCodes().Single().Code, Is.EqualTo("not-understood"));
    }

    [Test]
    public void Five_values_answer_a_sampling_plan()
    {
        var receipt = Database.Results(
            "FT1,菌落总数,45；100；160；110；70,CFU/g,\"n=5,c=2,m=50,M=100\",2023-04-10,不合格,R1,", "FT1,大肠菌群,45；60；20；10；20,CFU/g,\"n=5,c=2,m=50,M=100\",2023-04-10,合格,R1,");

        Assert.That((receipt.Judged.Compliant, receipt.Judged.NonCompliant, receipt.Warnings.Count(warning => warning.Code == "verdict-differs")), Is.EqualTo((1, 1, 0)));
    }

    /// <summary>检验结果(μg/kg) beside 标准值(mg/kg): each number by its own header; without them the limit would be a column nobody knows.</summary>
    [TestCase("检验结果(mg/kg)", "0.1", "0.1", "mg/kg", "标准值（mg/kg）", "0.2", "0.2mg/kg", 1)]
    [TestCase("检验结果(μg/kg)", "100", "100", "μg/kg", "标准值(mg/kg)", "≤0.2", "≤0.2mg/kg", 1)]
    [TestCase("检验结果(μg/kg)", "300", "300", "μg/kg", "标准值(mg/kg)", "≤0.2", "≤0.2mg/kg", 0)]
    [TestCase("检验结果(μg/kg)", "0.3mg/kg", "0.3mg/kg", "μg/kg", "标准值(mg/kg)", "≤400μg/kg", "≤400μg/kg", 1)]
    [TestCase("检验结果(mg/kg)", "未检出", "未检出", "mg/kg", "标准值(mg/kg)", "不得检出", "不得检出", 1)]
    public void The_unit_of_a_header_is_that_of_its_cells(string result, string written, string storedResult, string storedUnit, string limit, string limitWritten, string storedLimit, int verdict)
    {
        var receipt = Database.Import($"抽样单编号,检验项目,{result},{limit},检验日期,报告编号\nFT1,铅,{written},{limitWritten},2023-04-10,R1\n", "results", "440304-LAB1");

        Assert.That(receipt.Faults.Select(fault => fault.Message), Is.Empty);
        Assert.That((Database.Ask<string>("SELECT result_text FROM sample_results"), Database.Ask<string>("SELECT unit_text FROM sample_results"), Database.Ask<string>("SELECT limit_text FROM sample_results")),
            Is.EqualTo((storedResult, storedUnit, storedLimit)));
        Assert.That((receipt.Judged.Compliant, receipt.Judged.NonCompliant), Is.EqualTo((verdict, 1 - verdict)));
    }

    [TestCase("mg/L", "unit-unknown")]
    [TestCase("μg/kg", "unit-unknown")]
    [TestCase("mg／kg", null)]
    [TestCase("/", null)]
    public void A_unit_beside_it_must_be_the_headers(string unit, string? code)
    {
        var receipt = Database.Import($"抽样单编号,检验项目,检验结果(mg/kg),单位,标准值,检验日期,报告编号\nFT1,铅,0.1,{unit},≤0.2mg/kg,2023-04-10,R1\n", "results", "440304-LAB1");

        Assert.That(receipt.FaultCodes(), Is.EqualTo(code is null ? [] : new[] { ((int?)2, (string?)"单位", code) }));
    }
}
