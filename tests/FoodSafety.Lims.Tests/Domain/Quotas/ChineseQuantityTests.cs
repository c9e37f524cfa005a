using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Tests.Domain.Quotas;

/// <summary>Wordings from the five documents; the numbers a reader must give are listed in the domain facts §1C.</summary>
[TestFixture]
public sealed class ChineseQuantityTests
{
    [TestCase("抽检任务达到1.48万批次", "14800", "批次", Comparator.AtLeast)]
    [TestCase("食用农产品快检不少于8.64万批次", "86400", "批次", Comparator.AtLeast)]
    [TestCase("食用农产品快检任务10万批次", "100000", "批次", Comparator.AtLeast)]
    [TestCase("全年完成快检数量不少于20万批次", "200000", "批次", Comparator.AtLeast)]
    [TestCase("完成不少于1200批次食品抽检任务", "1200", "批次", Comparator.AtLeast)]
    [TestCase("食品监督抽检年度计划安排3690批次", "3690", "批次", Comparator.AtLeast)]
    [TestCase("抽检覆盖率均达到4.7批次/千人", "4.7", "批次/千人", Comparator.AtLeast)]
    [TestCase("达到每年每千人1批次", "1", "批次/千人", Comparator.AtLeast)]
    [TestCase("每千人１．２批次", "1.2", "批次/千人", Comparator.AtLeast)]
    [TestCase("覆盖全区24家农贸市场", "24", "家", Comparator.AtLeast)]
    [TestCase("合格率保持在99%以上", "99", "%", Comparator.AtLeast)]
    [TestCase("覆盖率持续达100％", "100", "%", Comparator.AtLeast)]
    [TestCase("超过98.6%", "98.6", "%", Comparator.MoreThan)]
    [TestCase("每年业务培训时间不低于40学时", "40", "学时", Comparator.AtLeast)]
    [TestCase("改造提升农贸市场20个", "20", "个", Comparator.AtLeast)]
    [TestCase("57,240批次", "57240", "批次", Comparator.AtLeast)]
    [TestCase("1.2亿批次", "120000000", "批次", Comparator.AtLeast)]
    [TestCase("“两个零发生”目标", "0", "起", Comparator.Exactly)]
    public void A_wording_is_read_as_one_quantity(string text, string value, string unit, Comparator comparator) =>
        Assert.That(
            ChineseQuantity.ReadAll(text),
            Is.EqualTo(new[] { new ChineseQuantity(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit, comparator) }));

    [Test]
    public void Three_quantities_of_one_sentence_keep_their_order_and_units() =>
        Assert.That(
            ChineseQuantity.ReadAll("完成不少于1200批次食品抽检任务，达到每年每千人1批次，不合格处置率100%。").Select(each => (each.Value, each.Unit)),
            Is.EqualTo(new[] { (1200m, "批次"), (1m, "批次/千人"), (100m, "%") }));

    [TestCase("于11月8日前总结工作成效")]
    [TestCase("2023年重点工作")]
    [TestCase("于5月中旬召开会议")]
    [TestCase("食安委发〔2022〕7号")]
    [TestCase("全市“1+5+N”的食品检验检测体系")]
    [TestCase("农业农村部在深例行监测合格率超过全省平均水平")]
    [TestCase("不超过5批次")]
    [TestCase("1%以下")]
    public void A_date_a_clause_or_a_ceiling_is_no_quantity(string text) =>
        Assert.That(ChineseQuantity.ReadAll(text), Is.Empty);
}
