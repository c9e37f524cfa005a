using FoodSafety.Lims.Domain.Statistics;

namespace FoodSafety.Lims.Tests.Domain.Statistics;

public sealed class ShrinkageTests
{
    [Test]
    public void The_published_factor_draws_400_of_1000_to_294()
    {
        // Efron and Morris 1977: grand mean .265, factor .212 for 45 at bats, .400 → .294.
        var shrinkage = new Shrinkage(.265, 45 * (1 - .212) / .212);

        Assert.That(shrinkage.Estimate(18, 45), Is.EqualTo(.294).Within(.0005));
    }

    [Test]
    public void The_prior_of_the_eighteen_players_is_that_of_their_moments()
    {
        // Hits of 45: Efron and Morris 1975. By hand: ρ = (Σn(p−m)²/(m(1−m)(k−1)) − 1)/(n − 1) = .002710, α + β = 1/ρ − 1 = 367.99.
        int[] hits = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7];

        var shrinkage = Shrinkage.Of(hits.Select(hit => ((long)hit, 45L)))!;

        Assert.That((shrinkage.CommonRate, shrinkage.PriorWeight, shrinkage.Estimate(18, 45)), Is.EqualTo((.265432, 367.988, .280095)).Within(.0005));
    }

    [Test]
    public void A_group_of_few_tests_does_not_lead_the_ranking()
    {
        (long Found, long Tested)[] groups = [(1, 2), (40, 400), (4, 400), (10, 400), (8, 400)];

        var shrinkage = Shrinkage.Of(groups)!;
        var ranked = groups.OrderByDescending(group => shrinkage.Estimate(group.Found, group.Tested)).ToList();

        Assert.That(ranked[0], Is.EqualTo((40L, 400L)), "not the one of two");
        Assert.That(shrinkage.Estimate(0, 0), Is.EqualTo(shrinkage.CommonRate));
        Assert.That(shrinkage.Estimate(0, 40), Is.GreaterThan(0), "0 of 40 is not safe");
    }

    [Test]
    public void Groups_of_one_test_each_say_nothing_of_how_groups_differ()
    {
        Assert.That(Shrinkage.Of([(1, 1), (0, 1), (0, 1)])!.Estimate(1, 1), Is.EqualTo(1 / 3.0).Within(1e-6));
        Assert.That(Shrinkage.Of([(20, 20), (0, 20)])!.Estimate(1, 1), Is.EqualTo(.75).Within(1e-9), "the common rate counts as one test at least");
    }

    [Test]
    public void Groups_that_differ_by_chance_alone_are_one()
    {
        var shrinkage = Shrinkage.Of([(10, 100), (10, 100), (10, 100)])!;

        Assert.That(shrinkage.Estimate(10, 10), Is.EqualTo(.1).Within(1e-6));
        Assert.That(Shrinkage.Of([(0, 0), (0, 0)]), Is.Null, "nothing was tested");
        Assert.That(Shrinkage.Of([(0, 50), (0, 70)])!.Estimate(0, 50), Is.Zero);
    }
}
