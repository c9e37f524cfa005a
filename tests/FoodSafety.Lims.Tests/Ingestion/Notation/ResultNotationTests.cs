using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Ingestion.Notation;

namespace FoodSafety.Lims.Tests.Ingestion.Notation;

/// <summary>Notations of domain.md §3C, as counted there in 1,191 real bulletin rows.</summary>
[TestFixture]
public sealed class ResultNotationTests
{
    [TestCase("6.71mg/kg", "6.71", 3, "mg/kg")]
    [TestCase("0.00430", "0.00430", 3, null)]
    [TestCase("1.04x10³ CFU/g", "1040", 3, "CFU/g")]
    [TestCase("2.33×10³mg/kg", "2330", 3, "mg/kg")]
    [TestCase("1.0×10⁻²mg/L", "0.010", 2, "mg/L")]
    [TestCase("10⁴CFU/mL", "10000", 1, "CFU/mL")]
    [TestCase("1.2*10^5CFU/g", "120000", 2, "CFU/g")]
    [TestCase("1.2E+05", "120000", 2, null)]
    [TestCase("11,675 μg/kg", "11675", 5, "μg/kg")]
    [TestCase("１２．５％", "12.5", 3, "%")]
    [TestCase("2.2/", "2.2", 2, null)]
    [TestCase("≈", null, 0, null)]
    [TestCase("305/250mL", "305", 3, "/250mL")]
    [TestCase("检出0.05mg/kg", "0.05", 1, "mg/kg")]
    [TestCase("0.52g/100g（以干基计），", "0.52", 2, "g/100g")]
    public void A_number_keeps_its_figures_and_its_unit(string text, string? amount, int digits, string? unit)
    {
        var value = ResultNotation.Parse(text).Value;

        Assert.That(value?.Amount.ToString(), Is.EqualTo(amount));
        if (value is not null)
            Assert.That((value.Kind, value.SignificantDigits, value.Unit.Symbol, value.Text), Is.EqualTo((ValueKind.Exact, digits, unit, text)));
    }

    [TestCase("未检出", ValueKind.NotDetected)]
    [TestCase("ND", ValueKind.NotDetected)]
    [TestCase("N.D.", ValueKind.NotDetected)]
    [TestCase("nd", ValueKind.NotDetected)]
    [TestCase("＜LOD", ValueKind.NotDetected)]
    [TestCase("阴性", ValueKind.NotDetected)]
    [TestCase("检出", ValueKind.Detected)]
    [TestCase("检出/50cm²", ValueKind.Detected)]
    [TestCase("—", ValueKind.NotGiven)]
    [TestCase("/", ValueKind.NotGiven)]
    [TestCase("<0.02", ValueKind.LessThan)]
    [TestCase(">3.0×10⁵CFU/g", ValueKind.GreaterThan)]
    [TestCase("不符合要求", ValueKind.NonConforming)]
    public void A_stroke_is_not_given_and_never_not_detected(string text, ValueKind kind) =>
        Assert.That(ResultNotation.Parse(text).Value?.Kind, Is.EqualTo(kind));

    [TestCase("未检出（定量限：5mg/100g）g/每日", null, "5 mg/100g", "g/每日")]
    [TestCase("未检出(<0.01)", "0.01 ", null, null)]
    [TestCase("未检出（检出限：0.005mg/kg，定量限：0.02mg/kg）", "0.005 mg/kg", "0.02 mg/kg", null)]
    [TestCase("未检出，检出限0.01mg/kg", "0.01 mg/kg", null, null)]
    public void Not_detected_keeps_the_limits_it_names(string text, string? lod, string? loq, string? unit)
    {
        var value = ResultNotation.Parse(text).Value!;

        Assert.That(value.Kind, Is.EqualTo(ValueKind.NotDetected));
        Assert.That(value.DetectionLimit is { } low ? $"{low.Amount} {low.Unit}" : null, Is.EqualTo(lod));
        Assert.That(value.QuantitationLimit is { } high ? $"{high.Amount} {high.Unit}" : null, Is.EqualTo(loq));
        Assert.That(value.Unit.Symbol, Is.EqualTo(unit));
    }

    [TestCase("45；1.0×10²；1.6×10²；1.1×10²；70CFU/g", "45 100 160 110 70")]
    [TestCase("310,290,170,290,140CFU/g", "310 290 170 290 140")]
    [TestCase("2.1×10⁴/3.5×10⁴/5.2×10⁴/4.2×10⁴/2.0×10⁴CFU/g", "21000 35000 52000 42000 20000")]
    [TestCase("4，0，0，0，0CFU/250mL", "4 0 0 0 0")]
    [TestCase("45\n100\n20\n30\n5CFU/g", "45 100 20 30 5")]
    [TestCase("45CFU/g；100CFU/g；20CFU/g；30CFU/g；5CFU/g", "45 100 20 30 5")]
    [TestCase("1,300；2,400；100；20；3CFU/g", "1300 2400 100 20 3")]
    public void A_list_keeps_every_value_in_one_unit(string text, string amounts)
    {
        var value = ResultNotation.Parse(text, expectedCount: 5).Value!;

        Assert.That(string.Join(' ', value.Items.Select(item => item.Amount.ToString("0"))), Is.EqualTo(amounts));
        Assert.That(value.Items.Select(item => item.Unit).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_plan_settles_whether_a_comma_groups_or_parts()
    {
        Assert.That(ResultNotation.Parse("140,140", 2).Value!.Items, Has.Length.EqualTo(2));
        Assert.That(ResultNotation.Parse("140,140").Value!.Amount, Is.EqualTo(140140m));
        Assert.That(ResultNotation.Parse("45；100,160；20", 4).Fault!.Code, Is.EqualTo("not-understood"));
        Assert.That(ResultNotation.Parse("140,140CFU/g", 5).Fault!.Code, Is.EqualTo("not-understood"));
    }

    [TestCase("感官有点怪", "not-understood")]
    [TestCase("1.3×103CFU/g", "not-understood")]
    [TestCase("1.2.3mg/kg", "not-understood")]
    [TestCase("0,5mg/kg", "not-understood")]
    [TestCase("007", "not-understood")]
    [TestCase("0.5-0.7mg/kg", "not-understood")]
    [TestCase("检出限0.01", "not-understood")]
    [TestCase("未检出（见备注）", "not-understood")]
    [TestCase("45；100,160；20", "not-understood")]
    [TestCase("5^3", "not-understood")]
    [TestCase("", "not-understood")]
    [TestCase("0.5怪/kg", "unit-unknown")]
    public void What_is_not_certain_is_refused_by_name(string text, string code)
    {
        var fault = ResultNotation.Parse(text).Fault;

        Assert.That(fault?.Code, Is.EqualTo(code));
        Assert.That(fault!.Message, Is.Not.Empty);
    }
}
