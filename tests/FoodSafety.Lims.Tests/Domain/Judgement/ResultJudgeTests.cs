using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Notation;

namespace FoodSafety.Lims.Tests.Domain.Judgement;

[TestFixture]
public sealed class ResultJudgeTests
{
    private static ResultJudgement Judge(string result, string limit, string? loq = null)
    {
        var requirement = LimitNotation.Parse(limit).Value!;
        var value = ResultNotation.Parse(result, requirement.Plan?.SampleCount).Value!;
        if (loq is not null)
            value = value with { QuantitationLimit = new Quantity(decimal.Parse(loq), value.Unit) };
        return ResultJudge.Judge(value, requirement);
    }

    // 全数值比较法, GB/T 8170-2008 4.3.2: the full value is compared, equality passes.
    [TestCase("0.2mg/kg", "≤0.2mg/kg", Verdict.Compliant)]
    [TestCase("0.200mg/kg", "≤0.2mg/kg", Verdict.Compliant)]
    [TestCase("0.2000001mg/kg", "≤0.2mg/kg", Verdict.NonCompliant)]
    [TestCase("0.2mg/kg", "<0.2mg/kg", Verdict.NonCompliant)]
    [TestCase("60μg/kg", "≤0.05mg/kg", Verdict.NonCompliant)]
    [TestCase("50μg/kg", "≤0.05mg/kg", Verdict.Compliant)]
    [TestCase("1.1倍", "≥1.5倍", Verdict.NonCompliant)]
    [TestCase("1.5倍", "≥1.5倍", Verdict.Compliant)]
    [TestCase("47.7%vol", "45±1.0%vol", Verdict.NonCompliant)]
    [TestCase("44.0%vol", "45±1.0%vol", Verdict.Compliant)]
    [TestCase("43.9%vol", "45±1.0%vol", Verdict.NonCompliant)]
    [TestCase("0.688g/100g", "0.80~2.00g/100g", Verdict.NonCompliant)]
    [TestCase("0.0612mg/kg", "不得检出", Verdict.NonCompliant)]
    [TestCase("未检出", "不得检出", Verdict.Compliant)]
    [TestCase("<0.01mg/kg", "不得使用", Verdict.Compliant)]
    [TestCase("0mg/kg", "不得检出", Verdict.Compliant)]
    [TestCase("检出/50cm²", "不得检出", Verdict.NonCompliant)]
    [TestCase("未检出", "0.0024~0.6g/每日", Verdict.NonCompliant)]
    [TestCase("未检出", "≥1.0g/100g", Verdict.NonCompliant)]
    [TestCase("<10CFU/g", "≥10⁶CFU/g", Verdict.NonCompliant)]
    [TestCase(">3.0×10⁵CFU/g", "≤10⁵CFU/g", Verdict.NonCompliant)]
    [TestCase("不符合商业无菌", "商业无菌", Verdict.NonCompliant)]
    public void A_result_is_judged_by_its_full_value(string result, string limit, Verdict expected) =>
        Assert.That(Judge(result, limit), Is.EqualTo(new ResultJudgement(expected)));

    // ICMSF / GB 4789.1: two classes fail at more than c above m; three also at any above M.
    [TestCase("45；1.0×10²；1.6×10²；1.1×10²；70CFU/g", "n=5,c=2,m=50,M=10²CFU/g", Verdict.NonCompliant)]
    [TestCase("45；100；60；10；20CFU/g", "n=5,c=2,m=50,M=10²CFU/g", Verdict.Compliant)]
    [TestCase("45；100；60；51；20CFU/g", "n=5,c=2,m=50,M=10²CFU/g", Verdict.NonCompliant)]
    [TestCase("45；101；20；10；20CFU/g", "n=5,c=2,m=50,M=10²CFU/g", Verdict.NonCompliant)]
    [TestCase("50；50；50；50；50CFU/g", "n=5,c=0,m=50,M=10²CFU/g", Verdict.Compliant)]
    [TestCase("0;0;0;0;2CFU/250mL", "n=5,c=0,m=0CFU/250mL", Verdict.NonCompliant)]
    [TestCase("0;未检出;0;0;0CFU/250mL", "n=5,c=0,m=0CFU/250mL", Verdict.Compliant)]
    [TestCase("<10;<10;<10;<10;<10CFU/g", "n=5,c=2,m=10,M=10²CFU/g", Verdict.Compliant)]
    public void A_sampling_plan_counts_the_values_above_m_and_M(string result, string limit, Verdict expected) =>
        Assert.That(Judge(result, limit), Is.EqualTo(new ResultJudgement(expected)));

    [Test]
    public void Fewer_values_than_the_plan_asks_for_can_fail_but_not_pass()
    {
        Assert.That(Judge("500CFU/g", "n=5,c=2,m=50,M=10²CFU/g"), Is.EqualTo(new ResultJudgement(Verdict.NonCompliant, JudgementNotes.PlanCountDiffers)));
        Assert.That(
            Judge("20CFU/g", "n=5,c=2,m=50,M=10²CFU/g"),
            Is.EqualTo(new ResultJudgement(null, JudgementNotes.PlanCountDiffers | JudgementNotes.Undetermined)));
    }

    // 甲拌磷 in the national system: LOQ 0.0126 above the limit 0.01, reported 未检出 and 合格.
    [TestCase("未检出", "0.0126", JudgementNotes.LoqAboveLimit)]
    [TestCase("未检出", "0.01", JudgementNotes.None)]
    [TestCase("<0.0126", null, JudgementNotes.LoqAboveLimit)]
    [TestCase("<0.01", null, JudgementNotes.None)]
    public void A_laboratory_that_could_not_have_seen_it_warns_but_passes(string result, string? loq, JudgementNotes notes) =>
        Assert.That(Judge(result + "mg/kg", "0.01mg/kg", loq), Is.EqualTo(new ResultJudgement(Verdict.Compliant, notes)));

    [TestCase("0.5mg/L", "≤0.2mg/kg", JudgementNotes.UnitsDiffer)]
    [TestCase("/", "≤0.2mg/kg", JudgementNotes.NotGiven)]
    [TestCase("0.5mg/kg", "/", JudgementNotes.NotGiven)]
    [TestCase("检出", "≤0.2mg/kg", JudgementNotes.Undetermined)]
    [TestCase(">50CFU/g", "≤100CFU/g", JudgementNotes.Undetermined)]
    [TestCase("<5mg/kg", "≥1mg/kg", JudgementNotes.Undetermined)]
    public void What_does_not_settle_it_gives_no_verdict(string result, string limit, JudgementNotes why) =>
        Assert.That(Judge(result, limit), Is.EqualTo(new ResultJudgement(null, why)));

    [Test]
    public void A_unit_written_on_one_side_only_is_noted() =>
        Assert.That(Judge("0.31", "≤0.3mg/kg"), Is.EqualTo(new ResultJudgement(Verdict.NonCompliant, JudgementNotes.UnitAssumed)));

    // A range is passed exactly when both of its halves are: an independent statement of the same rule.
    [FsCheck.NUnit.Property]
    public bool A_range_is_both_of_its_bounds(int value, int low, ushort width)
    {
        var measured = MeasuredValue.Exact(value, MeasurementUnit.None, "");
        var passes = ResultJudge.Judge(measured, Limit.Between(low, (decimal)low + width, MeasurementUnit.None, "")).Verdict == Verdict.Compliant;
        return passes == (value >= low && value <= (long)low + width);
    }
}
