using FoodSafety.Lims.Domain.Statistics;

namespace FoodSafety.Lims.Tests.Domain.Statistics;

/// <summary>Expected figures: Newcombe 1998 for the first four rows, scipy's documented example for 7/50, recomputed for the others.</summary>
public sealed class RateIntervalTests
{
    [TestCase(81, 263, .2553, .3662, .2527, .3676, .2545, .3656)]
    [TestCase(15, 148, .0624, .1605, .0578, .1617, .0604, .1576)]
    [TestCase(0, 20, 0, .1611, 0, .1684, 0, .1166)]
    [TestCase(1, 29, .0061, .1718, .0009, .1776, .0037, .1501)]
    [TestCase(7, 50, .0695, .2619, .0582, .2674, .0649, .2553)]
    public void The_published_intervals_are_met_to_four_places(int x, int n, params double[] expected)
    {
        var (wilson, exact, jeffreys) = (RateInterval.Wilson(x, n), RateInterval.ClopperPearson(x, n), RateInterval.Jeffreys(x, n));

        Assert.That(new[] { wilson.Lower, wilson.Upper, exact.Lower, exact.Upper, jeffreys.Lower, jeffreys.Upper }, Is.EqualTo(expected).Within(0.00005001));
    }

    [TestCase(21, 14030, .000979, .002287, .000927, .002287, .000955, .002244)]
    [TestCase(0, 700, 0, .005458, 0, .005256, 0, .003581)]
    public void Rare_findings_among_many_tests_are_met_to_six_places(int x, int n, params double[] expected)
    {
        var (wilson, exact, jeffreys) = (RateInterval.Wilson(x, n), RateInterval.ClopperPearson(x, n), RateInterval.Jeffreys(x, n));

        Assert.That(new[] { wilson.Lower, wilson.Upper, exact.Lower, exact.Upper, jeffreys.Lower, jeffreys.Upper }, Is.EqualTo(expected).Within(0.0000005001));
    }

    [Test]
    public void The_exact_interval_of_7_in_50_is_that_of_the_documented_example()
    {
        var exact = RateInterval.ClopperPearson(7, 50);

        Assert.That((exact.Lower, exact.Upper), Is.EqualTo((.05819170033997342, .26739600249700846)).Within(1e-9));
    }

    [Test]
    public void What_was_not_found_mirrors_what_was([Values(0, 1, 7, 25, 49, 50)] int x)
    {
        foreach (var interval in new Func<long, long, RateInterval>[] { (f, n) => RateInterval.Wilson(f, n), (f, n) => RateInterval.ClopperPearson(f, n), (f, n) => RateInterval.Jeffreys(f, n) })
        {
            var (found, notFound) = (interval(x, 50), interval(50 - x, 50));

            Assert.That((found.Lower, found.Upper), Is.EqualTo((1 - notFound.Upper, 1 - notFound.Lower)).Within(1e-9));
        }
    }

    [Test]
    public void Nothing_tested_leaves_everything_open()
    {
        Assert.That(RateInterval.Wilson(0, 0), Is.EqualTo(RateInterval.Unknown));
        Assert.That(RateInterval.ClopperPearson(0, 0), Is.EqualTo(RateInterval.Unknown));
        Assert.That(RateInterval.Jeffreys(0, 0), Is.EqualTo(RateInterval.Unknown));
        Assert.That(RateInterval.UpperBoundOfNone(0), Is.EqualTo(1));
        Assert.That(RateInterval.ProbabilityOfReaching(0, 0, .99), Is.Null);
    }

    [TestCase(1200, .002493)]
    [TestCase(40, .0722)]
    public void None_found_is_not_none_there(int n, double bound)
    {
        Assert.That(RateInterval.UpperBoundOfNone(n), Is.EqualTo(bound).Within(0.00005));
        Assert.That(RateInterval.UpperBoundOfNone(n), Is.EqualTo(3.0 / n).Within(0.05 * 3 / n), "the rule of three");
    }

    [TestCase(.01, 299)]
    [TestCase(.05, 59)]
    public void So_many_tests_find_at_least_one(double rate, int needed) => Assert.That(RateInterval.NeededToFindOne(rate), Is.EqualTo(needed));

    [Test]
    public void A_figure_on_the_goal_is_about_as_likely_below_it_as_above()
    {
        Assert.That(RateInterval.ProbabilityOfReaching(990, 1000, .99), Is.EqualTo(.5).Within(.06));
        Assert.That(RateInterval.ProbabilityOfReaching(1000, 1000, .99), Is.GreaterThan(.999));
        Assert.That(RateInterval.ProbabilityOfReaching(970, 1000, .99), Is.LessThan(.001));
    }

    [TestCase(-1, 10)]
    [TestCase(11, 10)]
    public void A_count_that_cannot_be_is_a_mistake_of_the_caller(int x, int n) =>
        Assert.That(() => RateInterval.Wilson(x, n), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
