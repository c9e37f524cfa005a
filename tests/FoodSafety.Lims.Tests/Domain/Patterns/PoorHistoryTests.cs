using FoodSafety.Lims.Domain.Patterns;

namespace FoodSafety.Lims.Tests.Domain.Patterns;

/// <summary>Where history is bad (LW (12)); the interval's numbers: Newcombe 1998, Stat Med 17:857.</summary>
public sealed class PoorHistoryTests
{
    [TestCase(81, 263, .2553)]
    [TestCase(15, 148, .0624)]
    [TestCase(7, 50, .0695)]
    public void The_lower_end_is_that_of_the_published_interval(int failed, int inspected, double lower) =>
        Assert.That(PoorHistory.Find([("甲", inspected, failed), ("其他", 1_000_000, 0)]).Single().LowerRate, Is.EqualTo(lower).Within(.00005));

    [Test]
    public void What_is_surely_worse_than_the_rest_comes_first_and_chance_is_not_blamed()
    {
        var found = PoorHistory.Find([("蔬菜", 1000, 10), ("水产", 100, 15), ("粮食", 5, 1), ("肉", 60, 6)]);

        Assert.That(found.Select(history => history.Subject), Is.EqualTo(new[] { "水产", "肉" }), "a single failure is no history");
    }

    [Test]
    public void Where_nothing_failed_nothing_is_worse() => Assert.That(PoorHistory.Find([("蔬菜", 100, 0), ("肉", 0, 0)]), Is.Empty);
}
