using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Tests.Domain.Calendar;

namespace FoodSafety.Lims.Tests.Domain.Quotas;

[TestFixture]
public sealed class PopulationsTests
{
    // The product's contract, "First use": 2020 census, 福田 checked, the others from memory, 遂宁河东 assumed.
    [TestCase("440103", 1_238_305, "from-memory")]
    [TestCase("440304", 1_553_225, "checked")]
    [TestCase("330106", 1_112_992, "from-memory")]
    [TestCase("520100", 5_987_018, "from-memory")]
    [TestCase("510900-HD", 200_000, "assumed")]
    public void The_populations_say_how_sure_they_are(string district, long value, string basis)
    {
        var population = ReferenceTables.Populations.On(district, new DateOnly(2023, 12, 31))!;
        Assert.That((population.Value, population.Year, population.Basis), Is.EqualTo((value, 2020, basis)));
    }

    [Test]
    public void A_later_population_replaces_an_earlier_one_from_its_day_on()
    {
        static Population Of(long value, string from) => new("X", value, 2020, "常住人口", "s", "checked", "certain", DateOnly.ParseExact(from, "yyyy-MM-dd"), null);
        var populations = new Populations([Of(100, "2020-11-01"), Of(200, "2023-07-01")]);
        Assert.That(populations.On("X", new DateOnly(2023, 6, 30))!.Value, Is.EqualTo(100));
        Assert.That(populations.On("X", new DateOnly(2023, 7, 1))!.Value, Is.EqualTo(200));
        Assert.That(populations.On("X", new DateOnly(2020, 10, 31)), Is.Null);
        Assert.That(populations.On("Y", new DateOnly(2023, 7, 1)), Is.Null);
    }
}
