using FoodSafety.Lims.Domain.Statistics;

namespace FoodSafety.Lims.Tests.Domain.Statistics;

public sealed class FunnelLimitsTests
{
    [Test]
    public void The_limits_are_those_of_a_naive_sum_of_chances([Values(5, 40, 299, 1200)] int tested, [Values(.01, .1, .5)] double rate, [Values(.95, .998)] double level)
    {
        var limits = FunnelLimits.Of(rate, tested, level);

        var (sum, lower, upper) = (0.0, -1, -1);
        for (var found = 0; upper < 0; found++)
        {
            sum += Chance(found, tested, rate);
            if (lower < 0 && sum >= (1 - level) / 2)
                lower = found;
            if (sum >= (1 + level) / 2)
                upper = found;
        }
        Assert.That((limits.Lower, limits.Upper), Is.EqualTo(((double)lower / tested, (double)upper / tested)));
    }

    [Test]
    public void A_group_outside_the_limits_is_told_from_one_within()
    {
        var limits = FunnelLimits.Of(.02, 500, .998);

        Assert.That(limits.Holds(10, 500), Is.True);
        Assert.That(limits.Holds(30, 500), Is.False);
        Assert.That(() => FunnelLimits.Of(.02, 0, .95), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static double Chance(int found, int tested, double rate)
    {
        var log = found * Math.Log(rate) + (tested - found) * Math.Log(1 - rate);
        for (var index = 0; index < found; index++)
            log += Math.Log(tested - index) - Math.Log(index + 1);
        return Math.Exp(log);
    }
}
