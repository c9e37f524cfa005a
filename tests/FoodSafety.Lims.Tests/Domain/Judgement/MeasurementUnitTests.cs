using FoodSafety.Lims.Domain.Judgement;
using FsCheck.Fluent;

namespace FoodSafety.Lims.Tests.Domain.Judgement;

[TestFixture]
public sealed class MeasurementUnitTests
{
    private static readonly string[] MassFractions = ["mg/kg", "g/kg", "μg/kg", "g/100g", "mg/100g", "mg/g", "μg/g", "ng/g", "%", "‰", "μg/100g", "kg/kg"];

    private static MeasurementUnit Unit(string text) =>
        MeasurementUnit.TryParse(text, out var unit) ? unit : throw new AssertionException($"{text} is not understood");

    // The units listed in domain.md §3C, in the spellings met there.
    [TestCase("µg/kg", "μg/kg")]
    [TestCase("ug/Kg", "μg/kg")]
    [TestCase("ppm", "mg/kg")]
    [TestCase("PPB", "μg/kg")]
    [TestCase("mg / kg", "mg/kg")]
    [TestCase("（mg/kg）", "mg/kg")]
    [TestCase("g/100ml", "g/100mL")]
    [TestCase("cfu/ML", "CFU/mL")]
    [TestCase("mg/100cm²", "mg/100cm²")]
    [TestCase("mg/100cm2", "mg/100cm²")]
    [TestCase("/50cm²", "/50cm²")]
    [TestCase("%vol", "%vol")]
    [TestCase("％ vol", "%vol")]
    [TestCase("µS/cm", "μS/cm")]
    [TestCase("mg/每日", "mg/每日")]
    [TestCase("mmol/kg", "mmol/kg")]
    [TestCase("倍", "倍")]
    [TestCase("mgKOH/g", "mg/g")]
    [TestCase("mgα-TE/100g", "mgα-TE/100g")]
    public void Every_spelling_met_is_understood(string written, string symbol) =>
        Assert.That(Unit(written).Symbol, Is.EqualTo(symbol));

    [TestCase("怪/kg")]
    [TestCase("mg/")]
    [TestCase("mg/kg/g")]
    [TestCase("5mg/kg")]
    [TestCase("mg/0g")]
    [TestCase("m=10")]
    [TestCase("g/100U")]
    [TestCase("CFU/cm")]
    [TestCase("μS/kg")]
    public void What_is_not_known_is_refused(string written) =>
        Assert.That(MeasurementUnit.TryParse(written, out _), Is.False);

    [TestCase("")]
    [TestCase("/")]
    [TestCase("—")]
    public void A_stroke_is_no_unit(string written) =>
        Assert.That(Unit(written).IsGiven, Is.False);

    // SI prefixes; g/100g = 10 g/kg; GB 2762 and GB 2760 use mg/kg and g/kg side by side.
    [TestCase("1", "g/kg", "1000", "mg/kg")]
    [TestCase("1", "g/kg", "1000000", "μg/kg")]
    [TestCase("0.05", "g/kg", "50", "mg/kg")]
    [TestCase("60", "μg/kg", "0.06", "mg/kg")]
    [TestCase("0.25", "g/100g", "2.5", "g/kg")]
    [TestCase("2.5", "mg/g", "2.5", "g/kg")]
    [TestCase("0.3", "g/100mL", "3", "g/L")]
    [TestCase("10", "CFU/100mL", "0.1", "CFU/mL")]
    [TestCase("4184", "mg/100kJ", "17505.856", "mg/100kcal")]
    public void Units_of_one_dimension_convert_exactly(string amount, string from, string expected, string to)
    {
        Assert.That(Unit(from).TryConvert(decimal.Parse(amount), Unit(to), out var converted));
        Assert.That(converted, Is.EqualTo(decimal.Parse(expected)));
        Assert.That(MeasurementUnit.Compare(decimal.Parse(amount), Unit(from), decimal.Parse(expected), Unit(to)), Is.Zero);
    }

    [TestCase("mg/kg", "mg/L")]
    [TestCase("CFU/g", "MPN/g")]
    [TestCase("%", "%vol")]
    [TestCase("mg/每日", "mg/kg")]
    public void Different_dimensions_never_convert(string one, string other)
    {
        Assert.That(Unit(one).TryConvert(1m, Unit(other), out _), Is.False);
        Assert.That(() => MeasurementUnit.Compare(1m, Unit(one), 1m, Unit(other)), Throws.InvalidOperationException);
    }

    [FsCheck.NUnit.Property]
    public FsCheck.Property Converting_there_and_back_changes_nothing() => Prop.ForAll(
        Gen.Choose(0, 999_999).Zip(Gen.Choose(0, 6), (number, scale) => new decimal(number, 0, 0, false, (byte)scale)).ToArbitrary(),
        Gen.Elements(MassFractions).Zip(Gen.Elements(MassFractions), (from, to) => (from, to)).ToArbitrary(),
        (amount, units) =>
        {
            var (from, to) = (Unit(units.from), Unit(units.to));
            return from.TryConvert(amount, to, out var there) && to.TryConvert(there, from, out var back) && back == amount
                && MeasurementUnit.Compare(amount, from, there, to) == 0;
        });

    // 28 digits are too few for this comparison by multiplication; it must not be rounded into equality.
    [Test]
    public void Comparison_is_exact_where_decimal_multiplication_would_round() =>
        Assert.That(
            MeasurementUnit.Compare(1.0000000000000000000000000001m, Unit("mg/kg"), 1000m, Unit("μg/kg")),
            Is.GreaterThan(0));
}
