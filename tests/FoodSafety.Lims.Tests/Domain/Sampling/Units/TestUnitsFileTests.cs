using System.Text;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Domain.Sampling.Units;

public sealed class TestUnitsFileTests
{
    [Test]
    public void What_ships_has_a_vehicle_and_a_room_for_every_street_of_Futian()
    {
        var units = TestUnitsFile.Read(File.ReadAllBytes(Path.Combine(Repository.Root, "seeds/reference/test-units.json"))).ToOutcome().Value.All;

        var streets = units.GroupBy(unit => unit.Streets.Single()).ToDictionary(street => street.Key, street => street.Select(unit => unit.Kind).Distinct().Count());
        Assert.That(streets.Values, Is.EqualTo(Enumerable.Repeat(2, 10)));
    }

    [TestCase("""{"code":"V1","name":"车一","kind":"快检车","district":"440304","streets":["园岭街道","南园街道"],"effectiveFrom":"2023-01-01"}""", "shared-or-not")]
    [TestCase("""{"code":"V1","name":"车一","kind":"快检车","district":"440304","streets":["园岭街道"],"shared":true,"effectiveFrom":"2023-01-01"}""", "shared-or-not")]
    [TestCase("""{"code":"V1","name":"车一","kind":"无人机","district":"440304","streets":["园岭街道"],"effectiveFrom":"2023-01-01"}""", "unknown-word")]
    [TestCase("""{"code":"V1","name":"车一","kind":"快检车","district":"440304","streets":[],"effectiveFrom":"2023-01-01"}""", "missing")]
    [TestCase("""{"code":"V1","name":"车一","kind":"快检车","district":"440304","streets":["园岭街道"],"effectiveFrom":"2023-01-02","effectiveTo":"2023-01-01"}""", "out-of-range")]
    public void A_unit_that_cannot_be_is_refused(string unit, string code) => Assert.That(Faults(unit), Is.EqualTo(new[] { code }));

    [Test]
    public void A_shared_unit_says_so() =>
        Assert.That(Faults("""{"code":"V1","name":"车一","kind":"快检车","district":"440304","streets":["园岭街道","南园街道"],"shared":true,"effectiveFrom":"2023-01-01"}"""), Is.Empty);

    [Test]
    public void Two_units_have_one_code_only_one_after_the_other()
    {
        const string first = """{"code":"V1","name":"车一","kind":"快检车","district":"440304","streets":["园岭街道"],"effectiveFrom":"2023-01-01","effectiveTo":"2023-06-30"}""";

        Assert.That(Faults(first, first.Replace("车一", "车二", StringComparison.Ordinal).Replace("01-01", "06-30", StringComparison.Ordinal).Replace("\"2023-06-30\"}", "null}", StringComparison.Ordinal)), Is.EqualTo(new[] { "duplicate" }));
        Assert.That(Faults(first, """{"code":"V1","name":"车二","kind":"快检车","district":"440304","streets":["园岭街道"],"effectiveFrom":"2023-07-01"}"""), Is.Empty);
        Assert.That(Faults(first, """{"code":"V1","name":"车一","kind":"快检车","district":"440103","streets":["多宝街道"],"effectiveFrom":"2023-01-01"}"""), Is.Empty, "another district's own");
    }

    private static string[] Faults(params string[] units) =>
        [.. TestUnitsFile.Read(Encoding.UTF8.GetBytes($$"""{"name":"test-units","rows":[{{string.Join(",", units)}}]}""")).Faults.Select(fault => fault.Code)];
}
