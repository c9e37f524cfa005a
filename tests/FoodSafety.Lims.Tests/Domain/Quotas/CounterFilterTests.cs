using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Domain.Quotas;

/// <summary>Which counters one record fills; examples from the domain facts §1A and §8.</summary>
[TestFixture]
public sealed class CounterFilterTests
{
    [Test]
    public void Fruit_in_a_farm_market_fills_the_total_and_not_the_meat_vegetables_and_fish()
    {
        var fruit = Rapid("农贸市场", "水果类");
        Assert.That(Filled(DistrictPlans.Liwan, fruit), Does.Contain("lw-rapid-total").And.Not.Contain("lw-rapid-meat-vegetables-fish"));
        foreach (var category in new[] { "畜禽肉及副产品", "蔬菜", "豆类", "水产品" })
            Assert.That(Filled(DistrictPlans.Liwan, fruit with { FoodCategory = category }), Does.Contain("lw-rapid-meat-vegetables-fish"), category);
    }

    [TestCase("农贸市场", true)]
    [TestCase("大型超市", true)]
    [TestCase("批发市场", false)]
    [TestCase(null, false)]
    public void Only_farm_markets_and_large_supermarkets_fill_the_citys_livelihood_quota(string? place, bool fills) =>
        Assert.That(Filled(DistrictPlans.Liwan, Rapid(place, "蔬菜")).Contains("lw-rapid-meat-vegetables-fish"), Is.EqualTo(fills));

    [Test]
    public void A_market_stage_rapid_test_never_fills_the_farm_quota()
    {
        Assert.That(Filled(DistrictPlans.Liwan, Rapid("农贸市场", "蔬菜") with { Stage = "流通" }), Does.Not.Contain("lw-rapid-farm"));
        Assert.That(Filled(DistrictPlans.Liwan, Rapid(null, "蔬菜") with { Stage = "种养殖" }), Does.Contain("lw-rapid-farm"));
    }

    [TestCase("重金属专项", null)]
    [TestCase("定量", "重金属专项监测")]
    public void A_heavy_metals_sample_fills_the_ten_and_not_also_the_fifty_five(string methodClass, string? programme)
    {
        var filled = Filled(DistrictPlans.Liwan, Sample("蔬菜") with { Stage = "种养殖", MethodClass = methodClass, Programme = programme });
        Assert.That(filled, Does.Contain("lw-samples-heavy-metals").And.Not.Contain("lw-samples-farm-quantitative"));
    }

    [Test]
    public void A_quantitative_farm_sample_fills_the_fifty_five_and_not_the_citys_sampling_quota()
    {
        var filled = Filled(DistrictPlans.Liwan, Sample("蔬菜") with { Stage = "种养殖", MethodClass = "定量" });
        Assert.That(filled, Does.Contain("lw-samples-farm-quantitative").And.Not.Contain("lw-samples-food"));
    }

    [Test]
    public void A_rapid_test_fills_no_counter_of_samples()
    {
        foreach (var district in DistrictPlans.All)
        {
            var plan = DistrictPlans.Of(district);
            var filled = plan.CountersFilledBy(Rapid("农贸市场", "蔬菜") with { MethodClass = "定量", Stage = "种养殖" });
            Assert.That(filled.Select(counter => counter.Kind), Is.All.EqualTo(RecordKind.RapidTest), district);
        }
    }

    [Test]
    public void A_markets_own_test_does_not_fill_the_livelihood_quota()
    {
        var own = Rapid("农贸市场", "蔬菜") with { Organiser = "市场自检" };
        Assert.That(Filled(DistrictPlans.Futian, own), Is.EqualTo(new[] { "ft-rapid-total" }));
    }

    [Test]
    public void A_food_that_is_not_mapped_fills_no_filtered_counter() =>
        Assert.That(Filled(DistrictPlans.Futian, Rapid("农贸市场", null)), Is.EqualTo(new[] { "ft-rapid-total" }));

    [TestCase("糕点", "ft-samples-food")]
    [TestCase("蔬菜", "ft-samples-produce")]
    public void Food_and_farm_produce_are_two_counters(string category, string counter)
    {
        var filled = Filled(DistrictPlans.Futian, Sample(category) with { Programme = "监督抽检" });
        Assert.That(filled, Is.EqualTo(new[] { "ft-samples-total", "ft-samples", counter }));
    }

    [Test]
    public void Risk_monitoring_fills_no_quota_of_inspection()
    {
        var filled = Filled(DistrictPlans.Futian, Sample("蔬菜") with { Programme = "风险监测" });
        Assert.That(filled, Is.EqualTo(new[] { "ft-samples-total" }));
    }

    [TestCase("监督抽检", false)]
    [TestCase("评价性抽检", true)]
    public void Only_evaluation_sampling_moves_the_pass_rate(string programme, bool moves) =>
        Assert.That(Filled(DistrictPlans.Futian, Sample("糕点") with { Programme = programme }).Contains("ft-samples-evaluation"), Is.EqualTo(moves));

    [TestCase("定量", null, true)]
    [TestCase("快检", null, false)]
    [TestCase(null, null, false)]
    [TestCase("定量", "流通", false)]
    public void Only_quantitative_farm_produce_fills_the_agricultural_rate(string? methodClass, string? stage, bool fills) =>
        Assert.That(
            Filled(DistrictPlans.Suining, Sample("蔬菜") with { MethodClass = methodClass, Stage = stage }).Contains("sn-samples-quantitative"),
            Is.EqualTo(fills));

    [Test]
    public void Silence_neither_answers_a_question_nor_an_exclusion()
    {
        var asks = new CounterFilter(new FactLists { Stages = ["种养殖"] }, FactLists.Empty);
        var excludes = new CounterFilter(FactLists.Empty, new FactLists { Stages = ["种养殖"] });
        Assert.That(asks.Matches(Sample("蔬菜")), Is.False);
        Assert.That(excludes.Matches(Sample("蔬菜")), Is.True);
        Assert.That(excludes.Matches(Sample("蔬菜") with { Stage = "种养殖" }), Is.False);
    }

    private static string[] Filled(string district, RecordFacts facts) =>
        [.. DistrictPlans.Of(district).CountersFilledBy(facts).Select(counter => counter.Code)];

    private static RecordFacts Rapid(string? place, string? category) =>
        new(RecordKind.RapidTest, PlaceType: place, FoodCategory: category, MethodClass: "快检", Organiser: "监管");

    private static RecordFacts Sample(string category) => new(RecordKind.Sample, FoodCategory: category);
}
