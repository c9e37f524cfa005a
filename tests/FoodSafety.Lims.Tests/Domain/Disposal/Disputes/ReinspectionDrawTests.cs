using FoodSafety.Lims.Domain.Disposal.Disputes;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

/// <summary>食品安全法 art 88(1): the body is drawn at random; anybody can reckon the draw again.</summary>
[TestFixture]
public sealed class ReinspectionDrawTests
{
    private static readonly string[] Names = ["甲院", "乙院", "丙院", "丁院"];

    [Test]
    public void One_seed_draws_one_body_whatever_the_order_of_the_list()
    {
        var drawn = new ReinspectionDraw("00ff", Names).Drawn;

        Assert.That(new ReinspectionDraw("00ff", [.. Names.Reverse()]).Drawn, Is.EqualTo(drawn));
    }

    [Test]
    public void Every_body_is_drawn_about_as_often()
    {
        var drawn = Enumerable.Range(0, 4000).CountBy(seed => new ReinspectionDraw($"{seed:x8}", Names).Drawn).ToDictionary();

        // 4,000 throws over four: 1,000 each, standard deviation 27; five of them.
        Assert.That(drawn.Values, Has.Count.EqualTo(4).And.All.InRange(863, 1137));
    }

    [Test]
    public void A_kept_draw_holds_until_somebody_changes_it()
    {
        var kept = new ReinspectionDraw("00ff", Names).ToString();
        var drawn = new ReinspectionDraw("00ff", Names).Drawn;

        Assert.That(ReinspectionDraw.Holds(kept));
        Assert.That(ReinspectionDraw.Holds(kept.Replace($"抽中 {drawn}", $"抽中 {Names.First(name => name != drawn)}")), Is.False);
        Assert.That(ReinspectionDraw.Holds("x"), Is.False);
    }
}
