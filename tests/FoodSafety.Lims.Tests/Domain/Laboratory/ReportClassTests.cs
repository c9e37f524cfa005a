using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Tests.Domain.Calendar;

namespace FoodSafety.Lims.Tests.Domain.Laboratory;

/// <summary>报告类别: the five words are the national system's (domain facts §3A); which one follows from results and programme.</summary>
[TestFixture]
public sealed class ReportClassTests
{
    private static readonly LaboratoryRules Shipped = LaboratoryRulesFile.Read(ReferenceTables.Bytes("laboratory-rules")).ToOutcome().Value;

    [TestCase("监督抽检", false, false, "合格报告")]
    [TestCase("风险监测", false, false, "合格报告")]
    [TestCase("监督抽检", true, false, "一般不合格报告")]
    [TestCase("评价性抽检", true, false, "一般不合格报告")]
    [TestCase("风险监测", true, false, "一般问题报告")]
    [TestCase("抽检监测", true, false, "一般不合格（问题）报告")]
    [TestCase("监督抽检", true, true, "24小时限时报告")]
    [TestCase("风险监测", true, true, "24小时限时报告")]
    public void The_class_follows_from_results_and_programme(string programme, bool failed, bool urgent, string name) =>
        Assert.That(ReportClasses.Of(programme, failed, urgent).Name(), Is.EqualTo(name));

    /// <summary>LW (14): a result of 风险监测 is a problem, never non-compliant.</summary>
    [TestCase("风险监测", "问题")]
    [TestCase("监督抽检", "不合格")]
    public void What_fails_in_risk_monitoring_is_a_problem(string programme, string word) =>
        Assert.That(ReportClasses.FailureWord(programme), Is.EqualTo(word));

    [TestCase("沙门氏菌", "微生物", true, Description = "致病菌")]
    [TestCase("菌落总数", "微生物", false, Description = "a count, no pathogen")]
    [TestCase("苏丹红Ⅰ", "非法添加", true, Description = "非食用物质")]
    [TestCase("毒死蜱", "农药残留", false)]
    public void What_is_urgent_stands_in_the_dated_rules(string item, string group, bool urgent) =>
        Assert.That(Shipped.IsUrgent(item, [group], new DateOnly(2023, 9, 18)), Is.EqualTo(urgent));

    [Test]
    public void Nothing_was_urgent_before_the_rules_were_in_force() =>
        Assert.That(Shipped.IsUrgent("沙门氏菌", ["微生物"], new DateOnly(2019, 9, 30)), Is.False);

    [Test]
    public void The_clock_of_24_hours_is_told_to_be_from_working_rules()
    {
        var limit = ReferenceTables.Limits.On(ReportClasses.UrgentRule, new DateOnly(2023, 9, 18))!;

        Assert.That((limit.Value, limit.Unit, limit.Certainty), Is.EqualTo(((int?)24, FoodSafety.Lims.Domain.Calendar.LegalUnit.Hours, "likely")));
    }
}
