using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Domain.Sampling;

/// <summary>抽检分离 is dated reference data: off, flagged or required, each for a region.</summary>
[TestFixture]
public sealed class SeparationPolicyTests
{
    private static readonly LegalLimits Rules = new(
    [
        Rule(SeparationPolicy.FlagRule, null, "2019-10-01", null),
        Rule(SeparationPolicy.RequiredRule, "330106", "2023-01-01", "2023-12-31"),
        Rule(SeparationPolicy.AllowRule, "520000", "2023-01-01", null),
    ]);

    [TestCase("440304", "2023-05-01", false, true)]
    [TestCase("330106", "2023-05-01", true, true)]
    [TestCase("330106", "2022-12-31", false, true)]
    [TestCase("330106", "2024-01-01", false, true)]
    [TestCase("520100", "2023-05-01", false, false)]
    [TestCase("440304", "2019-09-30", false, false)]
    public void The_rules_of_the_region_and_the_day_of_sampling_decide(string district, string sampledOn, bool required, bool flagged) =>
        Assert.That(SeparationPolicy.Of(Rules, district, Day(sampledOn)), Is.EqualTo(new SeparationPolicy(required, flagged)));

    private static LegalLimit Rule(string id, string? region, string from, string? to) => new(
        id, id, null, LegalUnit.Requirement, null, null, null, region, "测试", "certain", Day(from), to is null ? null : Day(to), null);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
