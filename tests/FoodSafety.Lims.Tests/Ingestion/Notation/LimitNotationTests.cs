using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Ingestion.Notation;

namespace FoodSafety.Lims.Tests.Ingestion.Notation;

/// <summary>Notations of domain.md §3C.</summary>
[TestFixture]
public sealed class LimitNotationTests
{
    private static string Describe(Limit limit) => limit.Kind switch
    {
        LimitKind.Range => $"{(limit.Minimum is null ? "(" : limit.IncludesMinimum ? "[" : "(")}{limit.Minimum}..{limit.Maximum}{(limit.IncludesMaximum ? "]" : ")")} {limit.Unit}",
        LimitKind.SamplingPlan => $"{limit.Plan!.Value.SampleCount}/{limit.Plan.Value.AcceptedCount}/{limit.Plan.Value.LowerLimit}/{limit.Plan.Value.UpperLimit} {limit.Unit}",
        var kind => $"{kind} {limit.Unit}",
    };

    [TestCase("≤0.2mg/kg", "(..0.2] mg/kg")]
    [TestCase("≤≤100mg/kg", "(..100] mg/kg")]
    [TestCase("50CFU/g", "(..50] CFU/g")]
    [TestCase("＜3.0MPN/100g", "(..3.0) MPN/100g")]
    [TestCase("≥5.1 %vol", "[5.1..) %vol")]
    [TestCase("不大于0.5 mg/kg", "(..0.5] mg/kg")]
    [TestCase("≤100μg/kg,", "(..100] μg/kg")]
    [TestCase("≤10³CFU/g", "(..1000] CFU/g")]
    [TestCase("≤1×10³CFU/g", "(..1000] CFU/g")]
    [TestCase("≤1/", "(..1] ")]
    [TestCase("≤102mg/kg", "(..102] mg/kg")]
    [TestCase("≤1020CFU/g", "(..1020] CFU/g")]
    [TestCase("不得检出（农业部公告第2292号）", "ZeroTolerance ")]
    [TestCase("10~12%vol", "[10..12] %vol")]
    [TestCase("8%vol～12%vol", "[8..12] %vol")]
    [TestCase("2-7mg/kg", "[2..7] mg/kg")]
    [TestCase("4.80-12mg/每日", "[4.80..12] mg/每日")]
    [TestCase("18.0±1.0%vol", "[17.0..19.0] %vol")]
    [TestCase("≤18.0±1.0%vol", "[17.0..19.0] %vol")]
    [TestCase("≥6.5，≤8.5", "[6.5..8.5] ")]
    [TestCase("不得使用", "ZeroTolerance ")]
    [TestCase("不得检出/25g", "ZeroTolerance /25g")]
    [TestCase("n=5,c=2,m=50,M=10²CFU/g", "5/2/50/100 CFU/g")]
    [TestCase("≤n=5,c=0,m=0CFU/250mL", "5/0/0/ CFU/250mL")]
    [TestCase("n=5，c=2，m=3×10⁴，M=10⁵CFU/g", "5/2/30000/100000 CFU/g")]
    [TestCase("n=5,c=1,m=100CFU/g,M=1000CFU/g", "5/1/100/1000 CFU/g")]
    [TestCase("n=5，c=0，m=不得检出/25g，M=—", "5/0/0/ /25g")]
    [TestCase("/", "NotGiven ")]
    [TestCase("≤/g/100mL", "NotGiven ")]
    [TestCase("商业无菌", "Requirement ")]
    public void Every_notation_met_is_understood(string text, string expected)
    {
        var limit = LimitNotation.Parse(text).Value!;

        Assert.That(Describe(limit), Is.EqualTo(expected));
        Assert.That(limit.Text, Is.EqualTo(text));
    }

    [TestCase("≤", "not-understood")]
    [TestCase("<≤0.1mg/kg", "not-understood")]
    [TestCase("≤≥0.1mg/kg", "not-understood")]
    [TestCase("≥18.0±1.0%vol", "not-understood")]
    [TestCase("±1.0%vol", "not-understood")]
    [TestCase("标签明示值±1.0%vol", "not-understood")]
    [TestCase("12~8%vol", "not-understood")]
    [TestCase("8%vol~12g/L", "not-understood")]
    [TestCase("n=5,c=2", "not-understood")]
    [TestCase("n=5,c=6,m=50", "not-understood")]
    [TestCase("n=5,c=2,m=500,M=100CFU/g", "not-understood")]
    [TestCase("n=5,c=2,c=1,m=50", "not-understood")]
    [TestCase("≤1.0×103CFU/g", "not-understood")]
    [TestCase("≤103CFU/g", "not-understood")]
    [TestCase("n=5,c=2,m=50,M=102CFU/g", "not-understood")]
    [TestCase("无异味", "not-understood")]
    [TestCase("", "not-understood")]
    [TestCase("≤5怪/kg", "unit-unknown")]
    public void What_is_not_certain_is_refused_by_name(string text, string code) =>
        Assert.That(LimitNotation.Parse(text).Fault?.Code, Is.EqualTo(code));
}
