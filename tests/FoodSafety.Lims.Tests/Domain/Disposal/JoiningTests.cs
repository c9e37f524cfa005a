using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Tests.Domain.Calendar;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

/// <summary>并案, and what comes after the end of a case: 移送回执, 回头看.</summary>
[TestFixture]
public sealed class JoiningTests
{
    private static readonly ClockLaw Law = new(ReferenceTables.Limits, ReferenceTables.WorkingDays, TimeSpan.FromHours(8));

    private static IEnumerable<CaseStage> OpenStages() => DisposalLifecycle.Table.Stages.Where(stage => !stage.Ends);

    private static IEnumerable<CaseStage> EndStages() => DisposalLifecycle.Table.Stages.Where(stage => stage.Ends);

    [TestCaseSource(nameof(OpenStages))]
    public void A_case_in_any_open_stage_goes_on_in_another(CaseStage stage)
    {
        var from = CaseWalk.To(DisposalLifecycle.Table, stage) with { Parties = [new(PartyRole.Seller, "某商行"), new(PartyRole.Producer, "某食品厂")] };

        var merged = Merge(from, Other).Value;

        Assert.That((merged.From.State.Stage, merged.From.State.HasEnded, merged.From.State.Resolution), Is.EqualTo(("cancelled", true, CaseResolution.Merged)));
        Assert.That((merged.From.Event.Link, merged.From.Event.Reason), Is.EqualTo((Other.Number, "同一生产批次")));
        Assert.That((merged.Into.State.Stage, merged.Into.State.Version, merged.Into.Event.Link), Is.EqualTo(("opened", 2, from.Number)));
        Assert.That(merged.Into.State.Parties.Select(party => party.Name), Is.EqualTo(new[] { "某商行", "某食品厂" }), "the seller was named already");
        Assert.That(CaseClocks.All(merged.From.State, CaseWalk.OpenedAt.AddYears(1), Law).Where(clock => clock.IsLate), Is.Empty);
    }

    [TestCaseSource(nameof(EndStages))]
    public void A_case_that_ended_is_not_merged_and_takes_none_in(CaseStage stage)
    {
        var ended = stage == DisposalLifecycle.Closed ? CloseCaseTests.Close(DisposalLifecycle.Table).State : CaseWalk.To(DisposalLifecycle.Table, stage);

        Assert.That(Merge(ended, Other).Refusal!.Code, Is.EqualTo("case-ended"));
        Assert.That(Merge(Other with { Number = "HC-440304-2023-00007" }, ended).Refusal!.Code, Is.EqualTo("case-ended"));
    }

    [Test]
    public void What_is_no_other_disposal_case_of_the_district_is_refused()
    {
        var from = CaseWalk.To(DisposalLifecycle.Table, DisposalLifecycle.Started);

        Assert.That(Merge(from, from).Refusal!.Code, Is.EqualTo("not-mergeable"));
        Assert.That(Merge(from, CaseWalk.Open(PositiveLifecycle.Table)).Refusal!.Code, Is.EqualTo("not-mergeable"));
        Assert.That(Merge(from, Other with { Facts = Other.Facts with { District = "440103" } }).Refusal!.Code, Is.EqualTo("not-mergeable"));
        Assert.That(Merge(from, Other, CaseWalk.Handler).Refusal!.Code, Is.EqualTo("second-person-required"));
        Assert.That(Merge(from, Other, reason: " ").Refusal!.Code, Is.EqualTo("missing"));
        Assert.That(new MergeCases("x").Apply(from, Other, CaseWalk.Approver, CaseWalk.After(from), 1).Refusal!.Code, Is.EqualTo("stale-version"));
    }

    /// <summary>Of two receipts the earlier governs: its limits are the stricter.</summary>
    [Test]
    public void The_earliest_receipt_governs_the_case_that_goes_on()
    {
        var begun = CaseWalk.To(DisposalLifecycle.Table, DisposalLifecycle.Started) with { Facts = Other.Facts with { ReceivedAt = CaseWalk.OpenedAt.AddDays(-9) } };

        var earlier = Merge(begun, Other).Value.Into;
        var later = Merge(begun with { Facts = Other.Facts with { ReceivedAt = CaseWalk.OpenedAt.AddDays(9) } }, Other).Value.Into;

        Assert.That((earlier.State.ReceivedAt, later.State.ReceivedAt), Is.EqualTo((CaseWalk.OpenedAt.AddDays(-9), CaseWalk.OpenedAt)));
        Assert.That(CaseClocks.Read(earlier.State, CaseWalk.OpenedAt.AddDays(1), Law).Single(clock => clock.Code == "disposal-finish").Start, Is.EqualTo(CaseWalk.OpenedAt.AddDays(-9)));
    }

    [Test]
    public void The_tasks_of_its_parties_go_on_in_the_other()
    {
        var from = CaseWalk.To(DisposalLifecycle.Table, DisposalLifecycle.Started) with { Parties = [new(PartyRole.Producer, "某食品厂")] };
        var given = new EvidenceItem("party-department", CaseWalk.Handler, CaseWalk.After(from), "执法大队");
        from = new ActOnParty(1, "assign-party", [given]).Apply(from, CaseWalk.Handler, CaseWalk.After(from), from.Version, Law).Value.State;

        var into = Merge(from, Other).Value.Into;

        var task = PartyTask.Of(into.State, CaseWalk.OpenedAt.AddYears(1))[1];
        Assert.That((task.Party.Name, task.Stage.Code, task.Find("party-department")!.Value), Is.EqualTo(("某食品厂", "assigned", "执法大队")));
        Assert.That((into.State.Version, into.State.Events.Count, into.Carried.Single().Link), Is.EqualTo((3, 3, from.Number)));
    }

    [Test]
    public void A_pending_re_examination_is_not_lost_in_a_merge()
    {
        var from = CaseWalk.To(DisposalLifecycle.Table, DisposalLifecycle.Started) with { Parties = [new(PartyRole.Seller, "某商行")] };
        var applied = new EvidenceItem("reinspection-applied-at", CaseWalk.Handler, CaseWalk.After(from), "2023-03-01T08:10:00+08:00");
        from = new ActOnParty(1, "apply-reinspection", [applied]).Apply(from, CaseWalk.Handler, CaseWalk.After(from), from.Version, Law).Value.State;

        Assert.That(Merge(from, Other).Refusal!.Code, Is.EqualTo("dispute-pending"));
    }

    /// <summary>Thirty days from the closing on Wednesday 1 March 2023 are Friday the 31st; nobody is late before, and a look-back meets it.</summary>
    [TestCase("2023-03-31T23:59:59+08:00", ClockState.DueSoon)]
    [TestCase("2023-04-01T00:00:00+08:00", ClockState.Overdue)]
    public void A_closed_case_is_looked_back_at_within_its_days(string at, ClockState expected)
    {
        var closed = CloseCaseTests.Close(DisposalLifecycle.Table).State;
        var instant = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

        Assert.That(LookBack(closed, instant)!.State, Is.EqualTo(expected));
        Assert.That(closed.Awaited.Select(kind => kind.Code), Is.EqualTo(new[] { "look-back-record" }));
        var looked = closed.Attach(new EvidenceItem("look-back-record", CaseWalk.Handler, instant, "未再发现")).Value.State;
        Assert.That((LookBack(looked, instant)!.DoneAt, looked.Stage, looked.EndedAt, looked.Awaited.Any()), Is.EqualTo(((DateTimeOffset?)instant, "closed", closed.EndedAt, false)), "it stays closed since then");
    }

    [Test]
    public void A_look_back_is_no_business_of_an_open_or_cancelled_case()
    {
        var open = CaseWalk.To(DisposalLifecycle.Table, DisposalLifecycle.Reviewed);
        var cancelled = CaseWalk.To(DisposalLifecycle.Table, DisposalLifecycle.Cancelled);

        Assert.That(new[] { open, cancelled }.Select(state => LookBack(state, CaseWalk.OpenedAt.AddYears(1))), Is.All.Null);
        Assert.That(open.Attach(new EvidenceItem("look-back-record", CaseWalk.Handler, CaseWalk.After(open), "x")).Refusal!.Code, Is.EqualTo("evidence-not-yet"));
    }

    /// <summary>A letter to another authority is answered by a receipt; nothing else is added to a case that ended.</summary>
    [Test]
    public void The_receipt_of_a_transfer_comes_after_it()
    {
        var started = CaseWalk.To(DisposalLifecycle.Table, DisposalLifecycle.Started);
        var receipt = new EvidenceItem("transfer-receipt", CaseWalk.Handler, CaseWalk.After(started), FileSha256: new string('a', 64), FileName: "回执.pdf");
        Assert.That(started.Attach(receipt).Refusal!.Code, Is.EqualTo("evidence-not-yet"));

        var transferred = CaseWalk.To(DisposalLifecycle.Table, DisposalLifecycle.Transferred);

        Assert.That(transferred.Awaited.Select(kind => kind.Code), Is.EqualTo(new[] { "transfer-receipt" }));
        Assert.That(transferred.Attach(receipt).Value.State.Awaited, Is.Empty);
        Assert.That(transferred.Attach(receipt with { Code = "cause", Value = "x" }).Refusal!.Code, Is.EqualTo("case-ended"));
    }

    private static readonly CaseState Other = CaseWalk.Open(DisposalLifecycle.Table) with { Number = "HC-440304-2023-00009", Parties = [new(PartyRole.Seller, "某商行")] };

    private static Outcome<(CaseChange From, CaseChange Into)> Merge(CaseState from, CaseState into, string who = CaseWalk.Approver, string reason = "同一生产批次") =>
        new MergeCases(reason).Apply(from, into, who, CaseWalk.After(from), from.Version);

    private static CaseClock? LookBack(CaseState state, DateTimeOffset at) => CaseClocks.Read(state, at, Law).SingleOrDefault(clock => clock.Code == "look-back");
}
