using FoodSafety.Lims.Tests.Domain.Laboratory;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Laboratory;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Uploads;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>What a sampling form must say in known words (LW (29)), and what is taken with a warning.</summary>
public sealed class FormWordsTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Header = "抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构";

    [TestCase("抽样方式", "乱抽", "随机")]
    [TestCase("方法类别", "祖传", "重金属专项")]
    [TestCase("场所类型", "火星", "农贸市场")]
    public void An_unknown_word_is_refused_with_the_known_ones(string column, string word, string known)
    {
        var receipt = Sent(column, word);

        Assert.That(receipt.FaultCodes(), Is.EqualTo(new[] { ((int?)2, (string?)column, "not-understood") }));
        Assert.That(receipt.Faults[0].Message, Does.Contain(word).And.Contain(known));
    }

    [Test]
    public void An_unknown_source_of_the_task_is_refused() =>
        Assert.That(Database.Samples(Sample("FT1").Replace(",区,", ",村,", StringComparison.Ordinal)).FaultCodes().Single(), Is.EqualTo(((int?)2, (string?)"任务来源", "not-understood")));

    [TestCase("抽样方式", "双随机")]
    [TestCase("场所类型", "菜市场")]
    [TestCase("场所类型", "/")]
    public void Synonyms_and_strokes_are_known(string column, string word) => Assert.That(Sent(column, word).Rows.Accepted, Is.EqualTo(1));

    [TestCase("网络")]
    [TestCase("网络交易平台")]
    public void A_sample_bought_online_names_its_platform(string place) =>
        Assert.That(Sent("场所类型", place).Faults.Select(fault => fault.Code), Is.EqualTo(new[] { "missing" }));

    [TestCase("生产日期/批号", "2023-04-04", "in-the-future")]
    [TestCase("优先级", "绿色通道", "green-channel-not-granted")]
    public void What_may_be_a_mistake_is_taken_with_a_warning(string column, string value, string code)
    {
        var receipt = Sent(column, value);

        Assert.That((receipt.Rows.Accepted, receipt.Warnings.Single().Code), Is.EqualTo((1, code)));
    }

    [Test]
    public void A_wrong_quantity_and_a_wrong_backup_quantity_are_both_named() => Assert.That(
        Database.Import($"{Header}\nFT1,区,监督抽检,2023-04-03,440304-REG,甲、乙,商行,韭菜,蔬菜,0,-1,kg,440304-LAB1", "samples").FaultCodes(),
        Is.EqualTo(new[] { ((int?)2, (string?)"抽样数量", "out-of-range"), ((int?)2, (string?)"备样数量", "out-of-range") }));

    [Test]
    public async Task A_voided_number_sent_again_is_told_to_be_voided()
    {
        Database.Samples(Sample("FT1"));
        await Database.Walk("FT1", "void");

        var again = Database.Samples(Sample("FT1"), Sample("FT2"));

        Assert.That((again.Rows.Duplicate, again.Warnings.Single().Code), Is.EqualTo((1, "sample-voided")));
        Assert.That(again.Warnings[0].Message, Does.Contain("已作废"));
        Assert.That(Database.Samples(Sample("FT1", "豇豆")).Faults.Single().Message, Does.Contain("已作废").And.Not.Contain("提出更正"));
    }

    [Test]
    public void A_contract_that_is_used_up_is_told_at_registration()
    {
        Database.Reference("contracts", $$"""{"name": "contracts", "rows": [{{ContractsTests.Row("C1", "\"蔬菜\"").Replace("\"batches\": 100", "\"batches\": 2", StringComparison.Ordinal)}}]}""");
        Assert.That(Database.Samples(Sample("FT1")).Warnings, Is.Empty);

        var over = Database.Samples(Sample("FT2"), Sample("FT3"), Sample("FT4", "草鱼", "水产品"), Sample("FT5"));

        Assert.That(over.Warnings.Select(warning => (warning.Row, warning.Code)), Is.EqualTo(new[] { ((int?)3, "contract-overrun"), ((int?)5, "contract-overrun") }));
        Assert.That(over.Warnings[1].Message, Does.Contain("C1").And.Contain("超出 2 批"));
    }

    /// <summary>SAMR Order 15 art 21 (from memory): 5 working days; 清明 2023-04-05 is a holiday, so that 2023-04-11 is the last.</summary>
    [Test]
    public async Task The_delivery_to_the_laboratory_has_its_last_day()
    {
        Database.Samples(Sample("FT1"));
        var late = (await Database.Show("FT1", SampleSteps.Officer, SampleSteps.At.AddDays(8))).Value.Deadlines.Single();
        Assert.That((late.Code, late.DueOn, late.DoneOn, late.IsLate, late.Certainty), Is.EqualTo(("sample-delivery", new DateOnly(2023, 4, 11), (DateOnly?)null, true, "likely")));

        await Database.Walk("FT1", "hand-over", "receive");

        var delivered = (await Database.Show("FT1", SampleSteps.Officer, SampleSteps.At.AddDays(8))).Value.Deadlines.Single();
        Assert.That((delivered.DoneOn, delivered.IsLate), Is.EqualTo(((DateOnly?)new DateOnly(2023, 4, 4), false)));
    }

    /// <summary>SAMR Order 15 art 28 (from memory): 2 working days for a non-compliant conclusion, 7 for a compliant one.</summary>
    [TestCase("0.05", "不合格", "non-compliant-conclusion", "2023-04-07")]
    [TestCase("0.01", "合格", "compliant-conclusion", "2023-04-14")]
    public async Task The_laboratorys_report_of_its_conclusion_has_its_last_day(string result, string verdict, string code, string due)
    {
        Database.Samples(Sample("FT1"));
        await Database.Walk("FT1", "hand-over", "receive");
        Database.Results($"FT1,毒死蜱,{result},mg/kg,≤0.02,2023-04-04,{verdict},,初检");
        await Database.Walk("FT1", "lock-result");

        var deadline = (await Database.Show("FT1", SampleSteps.Officer)).Value.Deadlines[1];

        Assert.That((deadline.Code, deadline.DueOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), deadline.DoneOn), Is.EqualTo((code, due, (DateOnly?)null)));
    }

    [Test]
    public async Task The_green_channel_is_offered_until_it_is_granted()
    {
        Database.Samples(Sample("FT1"));
        Assert.That((await Database.Show("FT1", SampleSteps.Manager)).Value.Actions, Does.Contain("grant-green-channel"));

        await Database.Walk("FT1", "grant-green-channel");

        Assert.That((await Database.Show("FT1", SampleSteps.Manager)).Value.Actions, Does.Not.Contain("grant-green-channel"));
        Assert.That((await Database.Act("FT1", "grant-green-channel")).Refusal!.Code, Is.EqualTo("already-granted"));
    }

    [Test]
    public async Task The_audit_finds_a_sample_by_either_number_with_its_registration()
    {
        var upload = Database.Samples(Sample("FT1")).Upload!;
        await Database.Walk("FT1", "hand-over");
        await using var db = Database.CreateContext();
        var own = (await Database.Show("FT1", SampleSteps.Manager)).Value.Number;

        foreach (var number in new[] { "FT1", own })
        {
            var found = (await new ListAudit(number).Handle(db, TestDatabase.Zone, SampleSteps.Manager with { Role = FoodSafety.Lims.Web.People.Roles.Admin }, default)).Value;
            Assert.That(found.Items.Select(item => (item.Action, item.Subject)), Is.EqualTo(new[] { ("act-on-sample", "FT1"), ("import", upload), ("store-rows", upload) }));
        }
    }

    private Receipt Sent(string column, string value) => Database.Import($"{Header},{column}\n{Sample("FT1")},{value}", "samples");
}
