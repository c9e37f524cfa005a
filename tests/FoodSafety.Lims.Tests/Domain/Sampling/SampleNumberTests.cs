using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Tests.Domain.Calendar;

namespace FoodSafety.Lims.Tests.Domain.Sampling;

/// <summary>Own numbers, blind codes, and where 抽检分离 is required.</summary>
[TestFixture]
public sealed class SampleNumberTests
{
    [TestCase("440304", 2023, 1, "CY-440304-2023-00001")]
    [TestCase("510900-HD", 2024, 123456, "CY-510900-HD-2024-123456")]
    public void A_number_says_its_district_and_year(string district, int year, long serial, string number) =>
        Assert.That(SampleNumber.Format(SampleNumber.Series(district, year), serial), Is.EqualTo(number));

    [Test]
    public void A_blind_code_is_made_of_its_randomness_alone_and_of_signs_that_are_read_rightly()
    {
        Assert.That(BlindCode.From([0, 1, 31, 32, 63, 64, 255, 18, 19, 20]), Is.EqualTo("MY-01Z0Z0ZJKM"));
        Assert.That(() => BlindCode.From([1, 2, 3]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    /// <summary>杭西食药安办〔2023〕5号 point 7 binds 西湖 from 2023; elsewhere the same organisation is flagged only.</summary>
    [TestCase("330106", "2023-01-01", true)]
    [TestCase("330106", "2022-12-31", false)]
    [TestCase("330110", "2023-06-01", false)]
    [TestCase("440304", "2023-06-01", false)]
    public void Separation_is_required_where_and_since_when_a_dated_rule_says_so(string district, string day, bool required)
    {
        var policy = SeparationPolicy.Of(ReferenceTables.Limits, district, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.That(policy, Is.EqualTo(new SeparationPolicy(required, FlagsSameOrganisation: true)));
    }

    [TestCase("330000", true)]
    [TestCase("330100", true)]
    [TestCase("330110", false)]
    [TestCase("440000", false)]
    public void A_rule_of_a_region_covers_its_districts(string region, bool covered)
    {
        var rule = ReferenceTables.Limits.All.Single(limit => limit.RuleId == SeparationPolicy.RequiredRule) with { Region = region };

        Assert.That(SeparationPolicy.Of(new([rule]), "330106", new DateOnly(2023, 6, 1)).Required, Is.EqualTo(covered));
    }
}
