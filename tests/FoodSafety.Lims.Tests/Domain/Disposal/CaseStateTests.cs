using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

[TestFixture]
public sealed class CaseStateTests
{
    [Test]
    public void A_stale_change_is_refused_with_what_changed_since()
    {
        var seen = CaseWalk.Open(DisposalLifecycle.Table);
        var now = CaseWalk.Do(seen, DisposalLifecycle.Table.Find("opened", "start")!, who: "张三").Value.State;

        var refusal = now.Apply("start", [], "李四", CaseWalk.After(now), seen.Version).Refusal!;

        Assert.That(refusal.Code, Is.EqualTo("stale-version"));
        Assert.That(refusal.Message, Does.Contain("张三").And.Contain("启动核查处置").And.Contain("2023-03-01T08:11:00+08:00"));
    }

    [Test]
    public void An_action_of_the_other_kind_is_unknown_and_the_known_ones_are_listed()
    {
        var positive = CaseWalk.Open(PositiveLifecycle.Table);

        var refusal = positive.Apply("rectify", [], CaseWalk.Handler, CaseWalk.After(positive), positive.Version).Refusal!;

        Assert.That((refusal.Code, refusal.Kind), Is.EqualTo(("unknown-action", RefusalKind.Invalid)));
        Assert.That(refusal.Message, Does.Contain("stop-sale（停止销售）"));
    }

    /// <summary>食品安全法 art 88(2): the right hangs on a regulator's rapid test of farm produce (食用农产品).</summary>
    [TestCase(Organiser.Regulator, true, true)]
    [TestCase(Organiser.Regulator, null, true)]
    [TestCase(Organiser.Regulator, false, false)]
    [TestCase(Organiser.Market, true, false)]
    [TestCase(Organiser.Company, true, false)]
    public void Only_a_regulators_test_of_farm_produce_can_be_objected_to(Organiser organiser, bool? farmProduce, bool allowed)
    {
        var stopped = CaseWalk.To(PositiveLifecycle.Table, PositiveLifecycle.SaleStopped) with
        {
            Facts = new CaseFacts("440304", organiser, farmProduce),
        };

        var outcome = CaseWalk.Do(stopped, PositiveLifecycle.Table.Find("sale-stopped", "object")!);

        Assert.That(outcome.Refusal?.Code, Is.EqualTo(allowed ? null : "no-objection-right"));
    }

    [Test]
    public void A_refused_request_changes_nothing()
    {
        var before = CaseWalk.Open(PositiveLifecycle.Table);

        before.Apply("record-repeat-positive", [], CaseWalk.Handler, CaseWalk.After(before), before.Version);

        Assert.That((before.Stage, before.Version, before.Evidence.Count, before.Events.Count), Is.EqualTo(("opened", 1, 0, 1)));
    }

    [Test]
    public void Only_a_laboratory_turns_a_positive_into_a_disposal_case()
    {
        var opening = Lifecycle.Of(CaseKind.Positive).Moves.Where(move => move.Opens is not null).ToList();

        Assert.That(opening.Select(move => move.Action), Is.EqualTo(new[] { PositiveLifecycle.RecordLabNonCompliant }));
        Assert.That(opening[0].Needs, Does.Contain(PositiveLifecycle.LabReportNumber));
    }

    [Test]
    public void The_first_repeat_is_kept_when_another_is_given()
    {
        var state = CaseWalk.To(PositiveLifecycle.Table, PositiveLifecycle.RepeatPositive);

        var second = state.Attach(new EvidenceItem("repeat-test", "李四", CaseWalk.After(state), "第三次复测阳性")).Value.State;

        Assert.That(second.Evidence.Count(item => item.Code == "repeat-test"), Is.EqualTo(2));
        Assert.That(second.Find("repeat-test")!.By, Is.EqualTo("李四"));
    }

    [Test]
    public void What_the_record_already_proves_is_not_asked_for_again()
    {
        var told = new EvidenceItem("notified-at", "import", CaseWalk.OpenedAt, "2023-03-01T08:05:00+08:00");
        var state = CaseState.Open("YX-440304-2023-00001", CaseKind.Positive, CaseWalk.RegulatorsFarmProduce, "import", CaseWalk.OpenedAt, [told]);
        state = CaseWalk.Do(state, state.Lifecycle.Find("opened", "record-repeat-positive")!).Value.State;

        Assert.That(state.Apply("notify", [], CaseWalk.Handler, CaseWalk.After(state), state.Version).Succeeded);
    }

    [Test]
    public void An_ended_case_takes_no_more_evidence()
    {
        var closed = CloseCaseTests.Close(PositiveLifecycle.Table).State;

        var outcome = closed.Attach(CaseWalk.Item(PositiveLifecycle.DisposalPhoto, closed));

        Assert.That(outcome.Refusal!.Code, Is.EqualTo("case-ended"));
    }

    [Test]
    public void Evidence_the_kind_does_not_know_is_refused_with_the_known_ones()
    {
        var state = CaseWalk.Open(PositiveLifecycle.Table);

        var refusal = state.Attach(new EvidenceItem("penalty-decision", CaseWalk.Handler, CaseWalk.After(state), "x")).Refusal!;

        Assert.That(refusal.Code, Is.EqualTo("unknown-evidence"));
        Assert.That(refusal.Message, Does.Contain("disposal-photo（处置照片）"));
    }
}
