using FoodSafety.Lims.Domain;
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

    /// <summary>domain.md §3: closure needs every mandatory step or a recorded exemption, and the quantities are among them.</summary>
    [Test]
    public void Every_weight_is_asked_for_or_excused_with_a_reason([Range(0, 8)] int left)
    {
        var ready = CaseWalk.ReadyToClose(DisposalLifecycle.Table, Way);
        var dropped = GoodsBalance.Kinds[left];
        var without = ready with { Evidence = [.. ready.Evidence.Where(item => item.Code != dropped.Code)] };

        var refusal = Close(without).Refusal!;

        Assert.That(refusal.Code, Is.EqualTo("evidence-missing"));
        Assert.That(refusal.Message, Does.Contain($"{dropped.Code}（{dropped.Name}）"));
        Assert.That(without.Attach(Excuse(without, dropped.Code) with { Waiver = " " }).Refusal!.Code, Is.EqualTo("evidence-invalid"));
        // 18 kg were recalled or in stock: what became of them is weighed, not excused.
        Assert.That(Close(without.Attach(Excuse(without, dropped.Code)).Value.State).Refusal?.Code, Is.EqualTo(left < 5 ? null : "evidence-missing"));
    }

    [Test]
    public void A_case_whose_goods_nobody_weighed_is_not_closed_in_silence()
    {
        var ready = CaseWalk.ReadyToClose(DisposalLifecycle.Table, Way);
        var unweighed = ready with { Evidence = [.. ready.Evidence.Where(item => !CaseWalk.Weights.ContainsKey(item.Code))] };

        Assert.That(unweighed.Missing, Is.EqualTo(GoodsBalance.Kinds));
        Assert.That(Close(unweighed).Refusal!.Code, Is.EqualTo("evidence-missing"));
        var excused = GoodsBalance.Unweighed(unweighed, []).Aggregate(unweighed, (state, kind) => state.Attach(Excuse(state, kind.Code)).Value.State);
        Assert.That(Close(excused).Succeeded);
    }

    [Test]
    public void Where_nothing_was_recalled_or_in_stock_nobody_asks_what_became_of_it()
    {
        var ready = CaseWalk.ReadyToClose(DisposalLifecycle.Table, Way);
        var sold = Weighed(ready with { Evidence = [.. ready.Evidence.Where(item => !CaseWalk.Weights.ContainsKey(item.Code))] }, "50 48 0 0 2".Split(' '));

        Assert.That(sold.Missing, Is.Empty);
        Assert.That(Close(sold).Succeeded);
        var destroyed = sold.Attach(new EvidenceItem("destroyed-kg", CaseWalk.Handler, CaseWalk.After(sold), "5")).Value.State;
        Assert.That(Close(destroyed).Refusal!.Message, Does.Contain("处置平衡不成立：召回 0 + 库存 0 = 0 千克，而销毁 5 千克"));
    }

    [TestCase("50 38 8 10 2", "destroyed-kg", "进货平衡不成立", Description = "all terms of the first are weighed")]
    [TestCase("50 60", "recalled-kg", "进货平衡不成立：进货 50 千克，而已售未召回 60 千克", Description = "more was sold than bought, whatever else was weighed")]
    [TestCase("50 40", "recalled-kg", null)]
    public void A_balance_is_asked_as_soon_as_its_own_terms_are_weighed(string weights, string unweighedFrom, string? fault)
    {
        var ready = CaseWalk.ReadyToClose(DisposalLifecycle.Table, Way);
        var weighed = Weighed(ready with { Evidence = [.. ready.Evidence.Where(item => !CaseWalk.Weights.ContainsKey(item.Code))] }, weights.Split(' '));
        var excused = GoodsBalance.Kinds.SkipWhile(kind => kind.Code != unweighedFrom).Aggregate(weighed, (state, kind) => state.Attach(Excuse(state, kind.Code)).Value.State);

        Assert.That(GoodsBalance.Of(excused).Faults, fault is null ? Is.Empty : Has.Some.Contain(fault));
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

        Assert.That(GoodsBalance.Of(corrected).Faults, Is.Empty);
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

    private static Outcome<CaseChange> Close(CaseState state) => state.Apply("close", [], CaseWalk.Approver, CaseWalk.After(state), state.Version);

    private static EvidenceItem Excuse(CaseState state, string code) => new(code, CaseWalk.Handler, CaseWalk.After(state), Waiver: "检验结果送达时已售完，未过秤");

    private static CaseState Weighed(CaseState state, string[] weights) => GoodsBalance.Kinds.Zip(weights).Aggregate(
        state, (current, one) => current.Attach(new EvidenceItem(one.First.Code, CaseWalk.Handler, CaseWalk.After(current), one.Second)).Value.State);
}
