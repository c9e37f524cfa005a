using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Approvals;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Tests.Domain.Calendar;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

/// <summary>What takes two takes two: somebody asks or handles, another approves; a time that starts a limit is changed in no other way.</summary>
[TestFixture]
public sealed class ApprovalTests
{
    private static readonly ClockLaw Law = new(ReferenceTables.Limits, ReferenceTables.WorkingDays, TimeSpan.FromHours(8));

    [Test]
    public void A_case_nobody_handled_is_transferred_or_merged_by_nobody_alone()
    {
        var opened = CaseWalk.Open(DisposalLifecycle.Table);
        var other = opened with { Number = "HC-440304-2023-00009" };
        EvidenceItem[] letter = [CaseWalk.Item(DisposalLifecycle.TransferLetter, opened)];

        Assert.That(opened.Apply("transfer", letter, CaseWalk.Approver, CaseWalk.After(opened), 1).Refusal!.Code, Is.EqualTo("second-person-required"));
        Assert.That(new MergeCases("同一批次").Apply(opened, other, CaseWalk.Approver, CaseWalk.After(opened), 1).Refusal!.Code, Is.EqualTo("second-person-required"));

        var proposed = new ProposeApproval("属地管辖").Apply(opened, CaseWalk.Handler, CaseWalk.After(opened), 1).Value.State;
        Assert.That((proposed.Stage, proposed.Version, proposed.Events[^1].Reason), Is.EqualTo(("opened", 2, "属地管辖")));
        Assert.That(proposed.Apply("transfer", letter, CaseWalk.Handler, CaseWalk.After(proposed), 2).Refusal!.Code, Is.EqualTo("second-person-required"), "who asked does not approve");
        Assert.That(proposed.Apply("transfer", letter, CaseWalk.Approver, CaseWalk.After(proposed), 2).Value.State.Stage, Is.EqualTo("transferred"));
    }

    [Test]
    public void Asking_for_approval_without_a_reason_of_an_old_version_or_of_an_ended_case_is_refused()
    {
        var opened = CaseWalk.Open(DisposalLifecycle.Table);
        var ended = CaseWalk.To(DisposalLifecycle.Table, DisposalLifecycle.Cancelled);

        Assert.That(new ProposeApproval(" ").Apply(opened, CaseWalk.Handler, CaseWalk.After(opened), 1).Refusal!.Code, Is.EqualTo("missing"));
        Assert.That(new ProposeApproval("x").Apply(opened, CaseWalk.Handler, CaseWalk.After(opened), 7).Refusal!.Code, Is.EqualTo("stale-version"));
        Assert.That(new ProposeApproval("x").Apply(ended, CaseWalk.Handler, CaseWalk.After(ended), ended.Version).Refusal!.Code, Is.EqualTo("case-ended"));
    }

    [Test]
    public void A_time_that_starts_a_limit_is_not_written_over()
    {
        var served = Served();

        var over = served.Attach(At("served-at", "2023-03-01T08:11:00+08:00", served));

        Assert.That(over.Refusal!.Code, Is.EqualTo("evidence-stands"));
        Assert.That(over.Refusal.Message, Does.Contain("request-evidence-correction").And.Contain("2023-03-01T08:10:00+08:00"));
        Assert.That(served.Attach(At("served-at", "2023-03-01T08:10:00+08:00", served)).Succeeded, "the same again changes nothing");
    }

    [Test]
    public void One_asks_for_another_time_another_approves_and_the_old_one_stays_to_be_seen()
    {
        var served = Served();
        var asked = Correct(served, "request-evidence-correction", CaseWalk.Handler, "送达回证为准", At("served-at", "2023-03-01T08:11:00+08:00", served)).Value.State;
        Assert.That(asked.Find("served-at")!.Value, Is.EqualTo("2023-03-01T08:10:00+08:00"), "nothing changed yet");
        Assert.That(CorrectEvidence.Pending(asked)!.Value.Item, Is.EqualTo(At("served-at", "2023-03-01T08:11:00+08:00", asked) with { At = asked.Events[^1].At }));
        Assert.That(Correct(asked, "request-evidence-correction", CaseWalk.Handler, "x", At("served-at", "2023-03-01T08:12:00+08:00", asked)).Refusal!.Code, Is.EqualTo("correction-pending"));
        Assert.That(Correct(asked, "approve-evidence-correction", CaseWalk.Handler, null).Refusal!.Code, Is.EqualTo("second-person-required"));
        Assert.That(Correct(asked, "decline-evidence-correction", CaseWalk.Approver, null).Refusal!.Code, Is.EqualTo("missing"));
        Assert.That(Correct(asked with { Stage = "cancelled" }, "approve-evidence-correction", CaseWalk.Approver, null).Refusal!.Code, Is.EqualTo("case-ended"));
        Assert.That(Correct(Correct(asked, "decline-evidence-correction", CaseWalk.Approver, "证据不足").Value.State, "approve-evidence-correction", CaseWalk.Approver, null).Refusal!.Code, Is.EqualTo("no-correction-pending"));

        var approved = Correct(asked, "approve-evidence-correction", CaseWalk.Approver, null).Value.State;

        Assert.That(approved.Evidence.Where(item => item.Code == "served-at").Select(item => (item.Value, item.By)), Is.EqualTo(new[] { ("2023-03-01T08:10:00+08:00", CaseWalk.Handler), ("2023-03-01T08:11:00+08:00", CaseWalk.Approver) }));
        Assert.That((approved.Events[^1].Action, approved.Events[^1].Reason), Is.EqualTo(("approve-evidence-correction", "送达回证为准")));
        Assert.That(CorrectEvidence.Pending(approved), Is.Null);
    }

    [TestCase("cause", "x", "nothing-to-correct", Description = "a text starts no limit")]
    [TestCase("served-at", "2023-03-01T08:10:00+08:00", "nothing-to-correct", Description = "the same")]
    [TestCase("served-at", "2099-03-01T08:10:00+08:00", "evidence-invalid", Description = "to come")]
    [TestCase("no-such", "x", "unknown-evidence")]
    public void What_is_no_correction_is_refused(string code, string value, string refused)
    {
        var served = Served();

        Assert.That(Correct(served, "request-evidence-correction", CaseWalk.Handler, "x", At(code, value, served)).Refusal!.Code, Is.EqualTo(refused));
    }

    [Test]
    public void A_party_s_service_is_corrected_in_the_same_way()
    {
        var state = CaseWalk.Open(DisposalLifecycle.Table) with { Parties = [new(PartyRole.Seller, "某商行")] };
        foreach (var (action, kinds) in new[] { ("assign-party", new[] { PartyTable.Department }), ("serve-party", [PartyTable.ServedAt, PartyTable.ServiceMethod]) })
            state = new ActOnParty(1, action, [.. kinds.Select(kind => CaseWalk.Item(kind, state))]).Apply(state, CaseWalk.Handler, CaseWalk.After(state), state.Version, Law).Value.State;
        var other = At("party-served-at", "2023-03-01T08:11:00+08:00", state) with { Party = 1 };
        Assert.That(state.Attach(other).Refusal!.Code, Is.EqualTo("evidence-stands"));

        state = Correct(state, "request-evidence-correction", CaseWalk.Handler, "送达回证为准", other).Value.State;
        state = Correct(state, "approve-evidence-correction", CaseWalk.Approver, null).Value.State;

        Assert.That(PartyTask.Of(state, CaseWalk.OpenedAt.AddDays(1))[0].InstantOf(PartyTable.ServedAt), Is.EqualTo(CaseWalk.OpenedAt.AddMinutes(1)));
    }

    /// <summary>Only who answers for the cases decides: closing, sending back, cancelling, handing over, and what was asked for.</summary>
    [TestCase("disposal", "approval-requested", "close", true)]
    [TestCase("disposal", "started", "cancel", true)]
    [TestCase("disposal", "opened", "transfer", true)]
    [TestCase("disposal", "opened", "start", false)]
    [TestCase("disposal", "opened", "approve-extension", true)]
    [TestCase("disposal", "opened", "merge", true)]
    [TestCase("positive", "confirmed", "close", false)]
    [TestCase("positive", "settled", "confirm", false)]
    public void What_decides_is_told_from_what_is_done(string kind, string from, string action, bool isApproval) => Assert.That(
        Approval.Is(Lifecycle.Find(kind)!, new CaseEvent(2, action, from, from, "张三", CaseWalk.OpenedAt, [])), Is.EqualTo(isApproval));

    private static CaseState Served()
    {
        var started = CaseWalk.To(DisposalLifecycle.Table, DisposalLifecycle.Started);
        return CaseWalk.Do(started, DisposalLifecycle.Table.Find("started", "notify")!).Value.State;
    }

    private static EvidenceItem At(string code, string value, CaseState state) => new(code, CaseWalk.Handler, CaseWalk.After(state), value);

    private static Outcome<CaseChange> Correct(CaseState state, string action, string who, string? reason, params EvidenceItem[] given) =>
        new CorrectEvidence(action, given, reason).Apply(state, who, CaseWalk.After(state), state.Version);
}
