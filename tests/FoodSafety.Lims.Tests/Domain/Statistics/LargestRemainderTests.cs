using FoodSafety.Lims.Domain.Statistics;

namespace FoodSafety.Lims.Tests.Domain.Statistics;

public sealed class LargestRemainderTests
{
    [Test]
    public void The_parts_of_86_400_are_86_400([Values(7, 12, 24, 365)] int parts)
    {
        var divided = LargestRemainder.Divide(86_400, [.. Enumerable.Repeat(1m, parts)]);

        Assert.That(divided.Sum(), Is.EqualTo(86_400));
        Assert.That(divided.Max() - divided.Min(), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void The_largest_remainders_are_rounded_up_and_of_equal_ones_the_first()
    {
        Assert.That(LargestRemainder.Divide(10, [1.5m, 1.5m, 7m]), Is.EqualTo(new[] { 2, 1, 7 }));
        Assert.That(LargestRemainder.Divide(100, [16m, 48m, 0m]), Is.EqualTo(new[] { 25, 75, 0 }));
        Assert.That(LargestRemainder.Divide(0, [1m, 2m]), Is.EqualTo(new[] { 0, 0 }));
    }

    [Test]
    public void Weights_that_divide_nothing_are_a_mistake_of_the_caller()
    {
        Assert.That(() => LargestRemainder.Divide(10, [0m, 0m]), Throws.ArgumentException);
        Assert.That(() => LargestRemainder.Divide(10, [2m, -1m]), Throws.ArgumentException);
    }
}
