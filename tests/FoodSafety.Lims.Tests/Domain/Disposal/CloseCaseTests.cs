using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

/// <summary>Closure (销号): evidence-gated, by a second person where it is a disposal case.</summary>
[TestFixture]
public sealed class CloseCaseTests
{
    private const string MarketsOwn = "positive, a market's own test";

    /// <summary>Each way a case comes before its closing move, by the actions of the procedure.</summary>
    private static readonly Dictionary<string, (Lifecycle Lifecycle, string[] Actions)> Ways = new()
    {
        ["positive, repeat negative"] = (PositiveLifecycle.Table, ["record-repeat-negative", "confirm"]),
        ["positive, sold out"] = (PositiveLifecycle.Table, ["record-repeat-positive", "notify", "record-sold-out", "confirm"]),
        ["positive, by consent"] = (PositiveLifecycle.Table, ["record-repeat-positive", "notify", "stop-sale", "dispose", "confirm"]),
        ["positive, objected, lab compliant"] = (PositiveLifecycle.Table, ["record-repeat-positive", "notify", "stop-sale", "object", "send-to-lab", "record-lab-compliant", "confirm"]),
        [MarketsOwn] = (PositiveLifecycle.Table, ["record-repeat-positive", "notify", "stop-sale", "dispose", "confirm"]),
        ["disposal"] = (DisposalLifecycle.Table, ["start", "notify", "control-risk", "investigate", "rectify", "review", "request-approval"]),
    };

    private static IEnumerable<TestCaseData> ClosingEvidence() =>
        from way in Ways
        let ready = Ready(way.Key)
        from requirement in way.Value.Lifecycle.Closing
        where requirement.Applies(ready)
        select new TestCaseData(way.Key, requirement.Kind).SetArgDisplayNames(way.Key, requirement.Kind.Code);

    private static IEnumerable<string> WayNames() => Ways.Keys;

    [TestCaseSource(nameof(WayNames))]
    public void With_all_its_evidence_a_case_closes(string way)
    {
        var closed = CloseNow(Ready(way)).Value.State;

        Assert.That(closed.HasEnded);
        Assert.That(closed.Stage, Is.EqualTo("closed"));
        Assert.That(closed.MissingToClose, Is.Empty);
        Assert.That(closed.Actions, Is.Empty);
    }

    [TestCaseSource(nameof(ClosingEvidence))]
    public void Dropping_any_one_required_item_is_refused_by_its_name(string way, EvidenceKind dropped)
    {
        var ready = Ready(way);
        var without = ready with { Evidence = [.. ready.Evidence.Where(item => item.Code != dropped.Code)] };

        var outcome = CloseNow(without);

        Assert.That(outcome.Refusal!.Code, Is.EqualTo("evidence-missing"));
        Assert.That(outcome.Refusal.Message, Does.Contain($"{dropped.Code}（{dropped.Name}）"));
        Assert.That(without.Missing.Select(kind => kind.Code), Is.EqualTo(new[] { dropped.Code }));
    }

    [TestCaseSource(nameof(WayNames))]
    public void Closing_without_evidence_names_everything_that_is_missing_at_once(string way)
    {
        var bare = Ready(way) with { Evidence = [] };
        var wanted = bare.Lifecycle.Closing.Where(requirement => requirement.Applies(bare)).ToList();

        var message = CloseNow(bare).Refusal!.Message;

        Assert.That(wanted.Where(requirement => !message.Contains(requirement.Kind.Code, StringComparison.Ordinal)), Is.Empty);
        Assert.That(wanted, Has.Count.GreaterThan(2));
    }

    [TestCaseSource(typeof(Lifecycle), nameof(Lifecycle.All))]
    public void Closing_a_case_just_opened_is_not_allowed_and_says_what_it_will_ask_for(Lifecycle lifecycle)
    {
        var opened = CaseWalk.Open(lifecycle);

        var refusal = CloseNow(opened).Refusal!;

        Assert.That(refusal.Code, Is.EqualTo("action-not-allowed"));
        Assert.That(opened.Missing.Where(kind => !refusal.Message.Contains(kind.Code, StringComparison.Ordinal)), Is.Empty);
        Assert.That(opened.Missing, Is.Not.Empty);
    }

    /// <summary>domain.md §1A SN (十九)一: 销号 requires evidence and a second person.</summary>
    [Test]
    public void The_handler_may_not_approve_the_closure()
    {
        var ready = CaseWalk.ReadyToClose(DisposalLifecycle.Table, Ways["disposal"].Actions);

        var outcome = ready.Apply("close", [], CaseWalk.Handler, CaseWalk.After(ready), ready.Version);

        Assert.That(outcome.Refusal!.Code, Is.EqualTo("second-person-required"));
    }

    [Test]
    public void Who_asked_for_approval_may_not_give_it_even_when_another_handles_the_case()
    {
        var reviewed = CaseWalk.To(DisposalLifecycle.Table, DisposalLifecycle.Reviewed);
        var requested = CaseWalk.Do(reviewed, DisposalLifecycle.Table.Find("reviewed", "request-approval")!, who: "代办人").Value.State;

        var outcome = requested.Apply("close", [], "代办人", CaseWalk.After(requested), requested.Version);

        Assert.That(outcome.Refusal!.Code, Is.EqualTo("second-person-required"));
    }

    [Test]
    public void Sent_back_a_case_must_ask_again_and_each_sending_back_gives_its_own_reason()
    {
        var requested = CaseWalk.To(DisposalLifecycle.Table, DisposalLifecycle.ApprovalRequested);
        var sendBack = DisposalLifecycle.Table.Find("approval-requested", "send-back")!;
        var again = CaseWalk.Do(requested, sendBack).Value.State;
        Assert.That(again.Actions, Is.EqualTo(new[] { "request-approval" }));

        again = CaseWalk.Do(again, DisposalLifecycle.Table.Find("reviewed", "request-approval")!).Value.State;
        var outcome = CaseWalk.Do(again, sendBack, without: DisposalLifecycle.SendBackReason);

        Assert.That(outcome.Refusal!.Code, Is.EqualTo("evidence-missing"));
    }

    /// <summary>domain.md §1A LW (10): 涉嫌犯罪 = yes requires 移送日期/案号 before closure.</summary>
    [Test]
    public void A_suspected_crime_cannot_be_closed_without_the_referral_to_the_police()
    {
        var ready = CaseWalk.ReadyToClose(DisposalLifecycle.Table, Ways["disposal"].Actions);
        var suspected = ready.Attach(new EvidenceItem("suspected-crime", CaseWalk.Handler, CaseWalk.After(ready), "yes")).Value.State;
        Assert.That(CloseNow(suspected).Refusal!.Message, Does.Contain("police-referral（移送公安日期和案号）"));

        var referred = suspected.Attach(new EvidenceItem("police-referral", CaseWalk.Handler, CaseWalk.After(suspected), "2023-05-09 深公福（食药）移字1号")).Value.State;
        Assert.That(CloseNow(referred).Succeeded);
    }

    /// <summary>domain.md §1A LW (12): a follow-up sample, or a recorded reason.</summary>
    [Test]
    public void A_recorded_reason_stands_for_a_follow_up_sample()
    {
        var ready = CaseWalk.ReadyToClose(DisposalLifecycle.Table, Ways["disposal"].Actions);
        var without = ready with { Evidence = [.. ready.Evidence.Where(item => item.Code != "follow-up-sample")] };

        var waived = without.Attach(new EvidenceItem("follow-up-sample", CaseWalk.Handler, CaseWalk.After(without), Waiver: "经营户已停业")).Value.State;

        Assert.That(CloseNow(without).Succeeded, Is.False);
        Assert.That(CloseNow(waived).Succeeded);
    }

    /// <summary>食品安全法 art 64: whoever tests for himself stops the sale and reports it; the regulator has nobody to report to.</summary>
    [Test]
    public void A_market_s_own_positive_is_not_closed_without_its_report()
    {
        var ready = Ready(MarketsOwn);
        var without = ready with { Evidence = [.. ready.Evidence.Where(item => item.Code != "market-report")] };

        Assert.That(CloseNow(without).Refusal!.Message, Does.Contain("market-report（向监管部门报告情况（市场、企业自检））"));
        Assert.That(Ready("positive, by consent").Evidence.Select(item => item.Code), Has.None.EqualTo("market-report"));
    }

    private static CaseState Ready(string way) => CaseWalk.ReadyToClose(
        Ways[way].Lifecycle, Ways[way].Actions, way == MarketsOwn ? CaseWalk.RegulatorsFarmProduce with { Organiser = Organiser.Market } : null);

    internal static CaseChange Close(Lifecycle lifecycle) => CloseNow(CaseWalk.ReadyToClose(lifecycle, Ways.Values.Last(way => way.Lifecycle == lifecycle).Actions)).Value;

    private static Outcome<CaseChange> CloseNow(CaseState ready) =>
        ready.Apply("close", [], CaseWalk.Approver, CaseWalk.After(ready), ready.Version);
}
