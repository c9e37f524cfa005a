using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Goods;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

/// <summary>The two balances of the goods (domain.md §8 no. 5): one sum would count sealed and recalled goods twice.</summary>
[TestFixture]
public sealed class GoodsBalanceTests
{
    private static readonly string[] Way = ["start", "notify", "control-risk", "investigate", "rectify", "review", "request-approval"];

    // 进货, 已售未召回, 召回, 库存, 抽样取走; 销毁, 退货, 放行, 仍封存.
    [TestCase("50 30 8 10 2 10 5 0 3", null)]
    [TestCase("100斤 30 8 20斤 2000g 10 5kg 0 3公斤", null, Description = "weighed in other units: 斤 is half a kilogram")]
    [TestCase("0 0 0 0 0 0 0 0 0", null)]
    [TestCase("50 38 8 10 2 10 5 0 3", "进货平衡不成立：进货 50 千克，而已售未召回 38 + 召回 8 + 库存 10 + 抽样取走 2 = 58 千克")]
    [TestCase("50 30 8 10 2 10 5 0 2.5", "处置平衡不成立：召回 8 + 库存 10 = 18 千克，而销毁 10 + 退货 5 + 放行 0 + 仍封存 2.5 = 17.5 千克")]
    [TestCase("50 30 8 11 2 10 5 0 3", "进货平衡不成立", Description = "both fail, and both are named")]
    public void A_case_closes_only_when_both_balances_hold(string weights, string? fault)
    {
        var ready = Weighed(CaseWalk.ReadyToClose(DisposalLifecycle.Table, Way), weights.Split(' '));

        var outcome = ready.Apply("close", [], CaseWalk.Approver, CaseWalk.After(ready), ready.Version);

        Assert.That(outcome.Refusal?.Code, Is.EqualTo(fault is null ? null : "goods-not-balanced"));
        if (fault is not null)
            Assert.That(outcome.Refusal!.Message, Does.Contain(fault));
        if (weights.StartsWith("50 30 8 11", StringComparison.Ordinal))
            Assert.That(outcome.Refusal!.Message, Does.Contain("处置平衡不成立"));
    }

    [Test]
    public void Who_weighs_one_part_of_the_goods_weighs_all_of_it([Range(0, 8)] int left)
    {
        var ready = CaseWalk.ReadyToClose(DisposalLifecycle.Table, Way);
        var dropped = GoodsBalance.Kinds[left];
        var weighed = Weighed(ready, "50 30 8 10 2 10 5 0 3".Split(' '));
        var without = weighed with { Evidence = [.. weighed.Evidence.Where(item => item.Code != dropped.Code)] };

        var refusal = without.Apply("close", [], CaseWalk.Approver, CaseWalk.After(without), without.Version).Refusal!;

        Assert.That(refusal.Code, Is.EqualTo("evidence-missing"));
        Assert.That(refusal.Message, Does.Contain($"{dropped.Code}（{dropped.Name}）"));
        Assert.That(GoodsBalance.Of(without), Is.Null);
    }

    /// <summary>食品安全法 art 63: food that fails by its label alone may be remedied and sold again; so a release says what it rests on.</summary>
    [Test]
    public void What_was_released_was_released_for_a_reason()
    {
        var weighed = Weighed(CaseWalk.ReadyToClose(DisposalLifecycle.Table, Way), "50 30 8 10 2 8 5 2 3".Split(' '));
        Assert.That(weighed.Apply("close", [], CaseWalk.Approver, CaseWalk.After(weighed), weighed.Version).Refusal!.Message, Does.Contain("release-ground（放行依据"));

        var grounded = weighed.Attach(new EvidenceItem("release-ground", CaseWalk.Handler, CaseWalk.After(weighed), "仅标签问题，已更换标签")).Value.State;

        Assert.That(grounded.Apply("close", [], CaseWalk.Approver, CaseWalk.After(grounded), grounded.Version).Succeeded);
    }

    [Test]
    public void The_last_weight_of_a_kind_stands()
    {
        var wrong = Weighed(CaseWalk.ReadyToClose(DisposalLifecycle.Table, Way), "50 38 8 10 2 10 5 0 3".Split(' '));

        var corrected = wrong.Attach(new EvidenceItem("sold-kg", CaseWalk.Handler, CaseWalk.After(wrong), "30")).Value.State;

        Assert.That(GoodsBalance.Of(corrected)!.Faults, Is.Empty);
        Assert.That(corrected.Apply("close", [], CaseWalk.Approver, CaseWalk.After(corrected), corrected.Version).Succeeded);
    }

    [TestCase("25斤", 12.5)]
    [TestCase("25 市斤", 12.5)]
    [TestCase("12.5", 12.5)]
    [TestCase("12.5KG", 12.5)]
    [TestCase("3 公斤", 3)]
    [TestCase("800克", 0.8)]
    [TestCase("1.2吨", 1200)]
    [TestCase("12条", null)]
    [TestCase("12只", null)]
    [TestCase("2箱", null)]
    [TestCase("斤", null)]
    [TestCase("-1斤", null)]
    [TestCase(null, null)]
    public void A_weight_is_read_in_its_unit_and_pieces_are_none(string? text, double? kilograms)
    {
        var read = Weight.TryRead(text, out var weight);

        Assert.That(read ? weight : (decimal?)null, Is.EqualTo((decimal?)kilograms));
    }

    private static CaseState Weighed(CaseState state, string[] weights) => GoodsBalance.Kinds.Zip(weights).Aggregate(
        state, (current, one) => current.Attach(new EvidenceItem(one.First.Code, CaseWalk.Handler, CaseWalk.After(current), one.Second)).Value.State);
}
