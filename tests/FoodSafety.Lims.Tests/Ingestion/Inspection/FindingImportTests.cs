using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Ingestion.Inspection;

/// <summary>contract.md "What a row means" for inbound findings, on both databases.</summary>
public sealed class FindingImportTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string One = "GC1,芹菜,毒死蜱║0.32mg/kg║≤0.05mg/kg,示例蔬菜档,/,2023-05-08";

    private static byte[] Bulletins { get; } = File.ReadAllBytes(
        Path.Combine(Repository.Root, "tests/FoodSafety.Lims.Tests/Ingestion/Notation/Data/noncompliant_bulletin_sample.csv"));

    [Test]
    public void The_real_bulletin_rows_become_findings_with_a_case_each_but_for_two_named()
    {
        var receipt = Database.Import(Bulletins, "findings");

        Assert.That((receipt.Rows.Read, receipt.Rows.Accepted, receipt.Rows.Refused), Is.EqualTo((397, 395, 2)));
        Assert.That((receipt.Judged.NonCompliant, receipt.CasesOpened.Disposal), Is.EqualTo((395, 395)));
        Assert.That(receipt.FaultCodes(), Is.EqualTo(new (int?, string?, string)[] { (55, "fail_raw", "not-understood"), (235, "fail_raw", "not-understood") }));
        Assert.That(receipt.Warnings.Where(warning => warning.Code == "verdict-differs"), Is.Empty);
        Database.AssertVerified();
    }

    [Test]
    public void Two_districts_may_each_hold_the_same_finding()
    {
        Database.Import(Bulletins, "findings");

        Assert.That(Database.Import(Bulletins, "findings", "440103-REG").Rows.Accepted, Is.EqualTo(395));
    }

    [Test]
    public void A_bulletin_with_one_row_an_item_makes_one_finding_and_one_case()
    {
        var receipt = Database.Findings(One, "GC1,芹菜,甲拌磷║0.055mg/kg║≤0.01mg/kg,示例蔬菜档,/,2023-05-08");

        Assert.That((receipt.Rows.Accepted, receipt.CasesOpened.Disposal), Is.EqualTo((2, 1)));
        Assert.That(Database.Ask<int>("SELECT count(*) FROM findings"), Is.EqualTo(1));
        Assert.That(Database.Ask<string>("SELECT test_items FROM cases"), Is.EqualTo("毒死蜱、甲拌磷"));
        Database.AssertVerified();
    }

    [Test]
    public void The_same_item_again_is_a_duplicate_or_a_conflict()
    {
        Database.Findings(One);

        var again = Database.Findings(One, "GC1,芹菜,毒死蜱║0.33mg/kg║≤0.05mg/kg,示例蔬菜档,/,2023-05-08", "GC1,香蕉,甲拌磷║0.33mg/kg║≤0.05mg/kg,示例蔬菜档,/,2023-05-08");

        Assert.That((again.Rows.Accepted, again.Rows.Duplicate, again.Rows.Refused), Is.EqualTo((0, 1, 2)));
        Assert.That(again.Faults.Select(fault => fault.Code), Is.All.EqualTo("conflicts-with-stored"));
    }

    [Test]
    public void A_registered_sample_found_non_compliant_twice_has_one_case()
    {
        Database.Samples(Sample("FT1"));
        Database.Results("FT1,毒死蜱,0.05,mg/kg,≤0.02,2023-04-10,不合格,R1,");

        var receipt = Database.Findings("FT1,韭菜,腐霉利║6.71mg/kg║≤5mg/kg,福田示例商行甲,/,2023-05-08");

        Assert.That((receipt.Rows.Accepted, receipt.CasesOpened.Disposal), Is.EqualTo((1, 0)));
        Assert.That(Database.Ask<string>("SELECT test_items FROM cases"), Is.EqualTo("毒死蜱、腐霉利"));
        Database.AssertVerified();
    }

    [Test]
    public void A_finding_whose_sample_is_registered_and_tested_later_keeps_its_one_case()
    {
        Database.Findings("FT1,韭菜,腐霉利║6.71mg/kg║≤5mg/kg,福田示例商行甲,/,2023-05-08");
        Database.Samples(Sample("FT1"));

        var receipt = Database.Results("FT1,毒死蜱,0.05,mg/kg,≤0.02,2023-04-10,不合格,R1,");

        Assert.That((receipt.Rows.Accepted, receipt.CasesOpened.Disposal), Is.EqualTo((1, 0)));
        Database.AssertVerified();
    }

    [Test]
    public void A_bulletin_that_names_a_party_the_case_lacks_adds_it_and_no_second_seller()
    {
        Database.Samples(Sample("FT1"));
        Database.Results("FT1,毒死蜱,0.05,mg/kg,≤0.02,2023-04-10,不合格,R1,");

        Database.Findings("FT1,韭菜,腐霉利║6.71mg/kg║≤5mg/kg,福田示例商行（甲）,示例合作社,2023-05-08");

        Assert.That(Database.Ask<string>("SELECT name FROM case_party WHERE role = 'producer'"), Is.EqualTo("示例合作社"));
        Assert.That(Database.Ask<int>("SELECT count(*) FROM case_party"), Is.EqualTo(2));
    }

    [Test]
    public void Parties_that_are_named_must_act_and_a_stroke_names_nobody()
    {
        Database.Findings("GC1,饮用水,溴酸盐║0.02mg/L║≤0.01mg/L,示例商店,示例水厂,2023-05-08", One.Replace("GC1", "GC2", StringComparison.Ordinal));

        Assert.That(Database.Ask<int>("SELECT count(*) FROM case_party WHERE role = 'seller'"), Is.EqualTo(2));
        Assert.That(Database.Ask<string>("SELECT name FROM case_party WHERE role = 'producer'"), Is.EqualTo("示例水厂"));
    }

    [TestCase("溴酸盐║0.005mg/L║≤0.01mg/L", "verdict-differs")]
    [TestCase("总氮║2.81g/100g║/", "not-judged")]
    public void A_finding_that_judges_otherwise_stands_as_reported_with_a_warning(string failures, string code)
    {
        var receipt = Database.Findings($"GC1,饮用水,{failures},示例商店,/,");

        Assert.That((receipt.Judged.NonCompliant, receipt.CasesOpened.Disposal), Is.EqualTo((1, 1)));
        Assert.That(receipt.Warnings.Select(warning => warning.Code), Does.Contain(code));
    }

    [Test]
    public void The_header_says_which_part_comes_first()
    {
        var receipt = Database.Import("抽样编号,食品名称,不合格项目（标准值/实测值）\nGC1,芹菜,毒死蜱║≤0.05mg/kg║0.32mg/kg\n", "findings");

        Assert.That((receipt.Rows.Accepted, receipt.Warnings.Count), Is.EqualTo((1, 0)));
        Assert.That(Database.Ask<string>("SELECT result_text FROM sample_results"), Is.EqualTo("0.32mg/kg"));
    }

    [Test]
    public void A_missing_bulletin_date_opens_the_case_now_and_a_wrong_one_is_refused()
    {
        var receipt = Database.Findings("GC1,芹菜,毒死蜱║0.32mg/kg║≤0.05mg/kg,某档,/,", "GC2,芹菜,毒死蜱║0.32mg/kg║≤0.05mg/kg,某档,/,2023-02-30");

        Assert.That(receipt.FaultCodes(), Is.EqualTo(new[] { ((int?)3, (string?)"公告日期", "not-a-date") }));
        Assert.That(Database.Ask<long>("SELECT opened_at FROM cases"), Is.EqualTo(TestDatabase.Now.ToUnixTimeMilliseconds()));
        Assert.That(Database.Import("抽样编号,食品名称,不合格项目\nGC3,芹菜,毒死蜱║0.32mg/kg║≤0.05mg/kg\n", "findings", "440304-M01").FaultCodes().Single().Code, Is.EqualTo("not-yours"));
    }

    [Test]
    public void The_limits_of_a_case_start_on_the_day_its_report_was_received_and_else_on_the_bulletins()
    {
        const string header = "抽样编号,食品名称,不合格项目,公告日期,收到日期\n", failure = "芹菜,毒死蜱║0.32mg/kg║≤0.05mg/kg";

        var receipt = Database.Import($"{header}GC1,{failure},2023-05-08,2023-05-11\nGC2,{failure},2023-05-08,/\nGC3,{failure},2023-05-08,2099-01-01\nGC4,{failure},2023-05-08,五月\n", "findings");

        Assert.That(receipt.FaultCodes(), Is.EqualTo(new[] { ((int?)4, (string?)"收到日期", "in-the-future"), (5, "收到日期", "not-a-date") }));
        Assert.That(Database.Ask<long>("SELECT opened_at FROM cases WHERE sample_no = 'GC1'"), Is.EqualTo(new DateTimeOffset(2023, 5, 11, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds()));
        Assert.That(Database.Ask<long>("SELECT opened_at FROM cases WHERE sample_no = 'GC2'"), Is.EqualTo(new DateTimeOffset(2023, 5, 8, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds()));
        Database.AssertVerified();
    }
}
