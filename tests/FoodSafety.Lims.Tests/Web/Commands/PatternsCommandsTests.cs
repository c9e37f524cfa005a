using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Bulletins;
using FoodSafety.Lims.Web.Notices;
using FoodSafety.Lims.Web.Patterns.Doors;

namespace FoodSafety.Lims.Tests.Web.Commands;

/// <summary><c>lims patterns</c>, <c>lims notices</c>, <c>lims bulletin</c> as people run them.</summary>
public sealed class PatternsCommandsTests : OneDatabase
{
    [TestCase("producers", "--district", "999999", "unknown-district")]
    [TestCase("producers", "--district", "440304", "--many", "1", "out-of-range")]
    [TestCase("follow-ups", "--district", "999999", "unknown-district")]
    [TestCase("trace", "HC-440304-2023-09999", "unknown-case")]
    public async Task What_is_not_known_is_refused_by_name(params string[] wordsAndCode)
    {
        var run = await Invoke([PatternsCommand.Create()], ["patterns", .. wordsAndCode[..^1]]);

        Assert.That(run.ExitCode, Is.Not.Zero);
        Assert.That(run.Error, Does.Contain(wordsAndCode[^1]));
    }

    [Test]
    public async Task A_notice_is_sent_and_its_receipt_recorded()
    {
        Assert.That((await Invoke([NoticesDoors.Command()], "notices", "send", "--district", "440304", "--to", "区卫健局", "--title", "通报", "--text", "正文")).ExitCode, Is.Zero);
        var number = $"TB-440304-{DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)):yyyy}-00001";

        var run = await Invoke([NoticesDoors.Command()], "notices", "received", number, "--by", "钱科长");

        Assert.That(run.Output, Does.Contain("钱科长 签收"));
        Assert.That((await Invoke([NoticesDoors.Command()], "notices", "--waiting")).Output, Is.Empty);
    }

    [Test]
    public async Task A_bulletin_is_written_and_what_is_held_back_is_told()
    {
        Database.Import("抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构\n"
            + "S1,区,监督抽检,2023-04-03,440304-REG,甲、乙,商行,韭菜,蔬菜,2,1,kg,440304-LAB1\nS2,区,风险监测,2023-04-03,440304-REG,甲、乙,商行二,韭菜,蔬菜,2,1,kg,440304-LAB1\n", "samples");
        Database.Import("抽样单编号,检验项目,检验结果,单位,标准值,检验日期,签发日期,报告编号\nS1,毒死蜱,0.01,mg/kg,≤0.02,2023-04-10,2023-04-17,R1\nS2,毒死蜱,0.01,mg/kg,≤0.02,2023-04-10,2023-04-17,R2\n",
            "results", "440304-LAB1");
        var file = Path.Combine(Database.Settings.DataFolder, "公示.xlsx");

        var run = await Invoke([BulletinDoors.Command()], "bulletin", "passes", "--district", "440304", "--period", "2023-04", "--out", file, "--as-of", "2023-06-01T00:00:00+08:00");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(File.Exists(file));
        Assert.That(run.Output, Does.Contain("1 批次").And.Contain("未列入  抽样单 S2：风险监测结果不对外公示。"));
    }
}
