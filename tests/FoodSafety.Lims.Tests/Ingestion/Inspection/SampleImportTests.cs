using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Ingestion.Inspection;

/// <summary>contract.md "What a row means" for sampling forms, on both databases.</summary>
public sealed class SampleImportTests(DatabaseKind kind) : BothDatabases(kind)
{
    [Test]
    public void The_same_form_again_is_a_duplicate_and_another_of_its_number_a_conflict()
    {
        Database.Samples(Sample("FT1"));

        // White space inside a number does not make another number.
        var again = Database.Samples(Sample(" FT 1 "), Sample("FT1", food: "芹菜"), Sample("ft1"));

        Assert.That((again.Rows.Accepted, again.Rows.Duplicate, again.Rows.Refused), Is.EqualTo((1, 1, 1)));
        Assert.That(again.FaultCodes(), Is.EqualTo(new[] { ((int?)3, (string?)null, "conflicts-with-stored") }));
        Assert.That(Database.Ask<string>("SELECT food FROM samples WHERE sample_no = 'FT1'"), Is.EqualTo("韭菜"));
        Database.AssertVerified();
    }

    [Test]
    public void The_order_of_columns_does_not_make_another_form()
    {
        const string one = "抽样单编号,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,检验机构,商标,自定义列\nFT1,监督抽检,2023-04-03,440304-REG,甲、乙,某店,韭菜,蔬菜,2,1,440304-LAB1,某牌,某值\n";
        const string other = "自定义列,商标,检验机构,备样数量,抽样数量,食品大类,样品名称,被抽样单位,抽样人员,抽样单位,抽样日期,任务类别,抽样单编号\n某值,某牌,440304-LAB1,1,2,蔬菜,韭菜,某店,甲、乙,440304-REG,2023/4/3,监督抽检,FT1\n";

        Database.Import(one, "samples");

        Assert.That(Database.Import(other, "samples").Rows.Duplicate, Is.EqualTo(1));
    }

    [Test]
    public void A_refused_form_names_all_its_faults()
    {
        var receipt = Database.Samples(Sample("", sampledOn: "2023-02-30", samplers: "甲、甲", organisation: "不存在", quantity: "两份"));

        Assert.That(receipt.FaultCodes(), Is.EquivalentTo(new (int?, string?, string)[]
        {
            (2, "抽样单编号", "missing"), (2, "抽样日期", "not-a-date"), (2, "抽样单位", "unknown-org"), (2, "抽样人员", "missing"), (2, "抽样数量", "not-a-number"),
        }));
        Assert.That(receipt.Faults.Select(fault => fault.Message), Has.All.Contains("第 2 行"));
    }

    [TestCase("2024-01-01", "2", "in-the-future", "抽样日期")]
    [TestCase("2023-04-03", "0", "out-of-range", "抽样数量")]
    [TestCase("2023-04-03", "-1", "out-of-range", "抽样数量")]
    public void What_cannot_be_is_refused(string sampledOn, string quantity, string code, string column) =>
        Assert.That(Database.Samples(Sample("FT1", sampledOn: sampledOn, quantity: quantity)).FaultCodes(), Is.EqualTo(new[] { ((int?)2, (string?)column, code) }));

    [Test]
    public void A_credit_code_must_check_and_an_online_sample_must_name_its_platform()
    {
        const string header = "抽样单编号,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,检验机构,统一社会信用代码,场所类型\n";
        var receipt = Database.Import(header
            + "FT1,监督抽检,2023-04-03,440304-REG,甲、乙,某店,韭菜,蔬菜,2,1,440304-LAB1,914403001922038216,农贸市场\n"
            + "FT2,监督抽检,2023-04-03,440304-REG,甲、乙,某店,韭菜,蔬菜,2,1,440304-LAB1,914403001922038217,农贸市场\n"
            + "FT3,监督抽检,2023-04-03,440304-REG,甲、乙,某店,韭菜,蔬菜,2,1,440304-LAB1,/,网店\n", "samples");

        Assert.That(receipt.FaultCodes(), Is.EqualTo(new (int?, string?, string)[] { (3, "统一社会信用代码", "bad-check-digit"), (4, "网络平台", "missing") }));
    }

    [Test]
    public void A_market_sends_no_forms_and_a_laboratory_those_it_took_itself()
    {
        var text = "抽样单编号,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,检验机构\n"
            + "FT1,监督抽检,2023-04-03,440304-REG,甲、乙,某店,韭菜,蔬菜,2,1,440304-LAB1\n";

        Assert.That(Database.Import(text, "samples", "440304-M01").FaultCodes().Single().Code, Is.EqualTo("not-yours"));
        Assert.That(Database.Import(text, "samples", "440304-LAB2").FaultCodes().Single().Code, Is.EqualTo("not-yours"));
        Assert.That(Database.Import(text, "samples", "440304-LAB1").FaultCodes().Single().Code, Is.EqualTo("not-yours"), "who tests does not know whose sample it is");
        Assert.That(Database.Import(text.Replace("440304-REG", "440304-LAB2"), "samples", "440304-LAB2").Rows.Accepted, Is.EqualTo(1));
    }

    [Test]
    public void An_unknown_food_is_accepted_and_named_once()
    {
        var receipt = Database.Samples(Sample("FT1", food: "怪味果", category: "怪物"), Sample("FT2", food: "怪味果", category: "怪物"));

        Assert.That(receipt.Rows.Accepted, Is.EqualTo(2));
        Assert.That(receipt.Warnings.Select(warning => (warning.Row, warning.Code)), Is.EqualTo(new[] { ((int?)2, "unmapped-food") }));
    }

    [Test]
    public void A_dry_run_stores_nothing()
    {
        var receipt = Database.Import("抽样单编号,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,检验机构\n"
            + "FT1,监督抽检,2023-04-03,440304-REG,甲、乙,某店,韭菜,蔬菜,2,1,440304-LAB1\n", "samples", dryRun: true);

        Assert.That((receipt.Rows.Accepted, receipt.Rows.Stored, Database.Ask<int>("SELECT count(*) FROM samples")), Is.EqualTo((1, 0, 0)));
    }
}
