using FoodSafety.Lims.Domain.Statistics;

namespace FoodSafety.Lims.Tests.Domain.Statistics;

public sealed class RateComparisonTests
{
    [Test]
    public void Groups_are_ranked_by_what_they_are_likely_to_be_and_chance_is_told_from_a_difference()
    {
        var compared = RateComparison.Of([("a", 4, 400), ("b", 1, 2), ("c", 40, 400), ("d", 7, 400), ("e", 0, 0), ("f", 7, 400)])!;

        Assert.That((compared.Found, compared.Tested), Is.EqualTo((59L, 1602L)));
        Assert.That(compared.Groups.Select(group => group.Key), Is.EqualTo(new[] { "c", "b", "d", "f", "a" }), "the untested is left out, one of two does not lead");
        Assert.That(compared.Groups.Select(group => group.Rank), Is.EqualTo(new[] { 1, 2, 3, 3, 5 }), "equal estimates share a rank");
        Assert.That(compared.Groups.Single(group => group.Key == "c").Place, Is.EqualTo(FunnelPlace.Outlier));
        Assert.That(compared.Groups.Single(group => group.Key == "d").Place, Is.EqualTo(FunnelPlace.LookTwice), "7 where 15 are common: below 95 of 100");
        Assert.That(compared.Groups.Single(group => group.Key == "b").Place, Is.EqualTo(FunnelPlace.Within), "1 of 2 says little");
    }

    [Test]
    public void Groups_that_differ_by_chance_alone_share_the_first_rank()
    {
        var compared = RateComparison.Of([("a", 2, 100), ("b", 3, 100), ("c", 2, 100)])!;

        Assert.That(compared.PriorWeight, Is.Null);
        Assert.That(compared.Groups.Select(group => group.Rank), Is.All.EqualTo(1));
    }

    [Test]
    public void Nothing_tested_compares_nothing() => Assert.That(RateComparison.Of([("a", 0, 0)]), Is.Null);
}
