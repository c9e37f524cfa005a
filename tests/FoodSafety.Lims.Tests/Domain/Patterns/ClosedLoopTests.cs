using FoodSafety.Lims.Domain.Patterns;

namespace FoodSafety.Lims.Tests.Domain.Patterns;

/// <summary>XH 7: the funnel sums, and every non-compliant sample reaches 控 or is named.</summary>
public sealed class ClosedLoopTests
{
    private static readonly DateOnly Day = new(2023, 5, 1);

    [Test]
    public void Each_stage_counts_who_reached_it_and_how_long_it_took()
    {
        var loop = ClosedLoop.Of(
        [
            new("A", Day), new("B", Day, Day.AddDays(2)), new("C", Day, Day.AddDays(4), Day.AddDays(9)),
            new("D", Day, Day.AddDays(6), Day.AddDays(8), true, "HC-1"),
            new("E", Day, Day.AddDays(6), Day.AddDays(8), true, "HC-2", Day.AddDays(10)),
            new("F", Day, Day.AddDays(6), Day.AddDays(8), true, "HC-3", Day.AddDays(9), Day.AddDays(12), Day.AddDays(60)),
            new("G", Day, Day.AddDays(6), Day.AddDays(8), true, "HC-4", LeftOn: Day.AddDays(11)),
            new("H", Day, Day.AddDays(6), Day.AddDays(7), true),
        ]);

        Assert.That(loop.Stages.Select(stage => (stage.Name, stage.Reached, stage.Median, stage.P90)), Is.EqualTo(new[]
        {
            ("抽", 8, (int?)null, (int?)null), ("检", 7, 6, 6), ("研", 6, 2, 5), ("不合格", 5, null, null), ("处", 2, 1, 2), ("控", 1, 3, 3), ("销号", 1, 48, 48),
        }));
        Assert.That((loop.Left, loop.Waiting, loop.Orphans), Is.EqualTo((1, new[] { "D", "E" }, new[] { "H" })));
    }

    [Test]
    public void Who_is_further_on_was_in_the_stages_before_also_where_their_day_is_not_known()
    {
        var loop = ClosedLoop.Of([new("A", Day, Reported: Day.AddDays(3), IsNonCompliant: true, Case: "HC-1", Closed: Day.AddDays(30))]);

        Assert.That(loop.Stages.Select(stage => stage.Reached), Is.All.EqualTo(1));
        Assert.That(loop.Waiting, Is.Empty);
    }

    [Test]
    public void Nothing_sampled_is_no_division_by_zero() => Assert.That(ClosedLoop.Of([]).Stages.Select(stage => stage.Reached), Is.All.Zero);
}
