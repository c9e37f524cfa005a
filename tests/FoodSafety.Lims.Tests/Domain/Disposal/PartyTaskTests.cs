using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Tests.Domain.Calendar;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

/// <summary>One finding, several parties, each with its own task (domain.md §8 no. 4).</summary>
[TestFixture]
public sealed class PartyTaskTests
{
    private static readonly ClockLaw Law = new(ReferenceTables.Limits, ReferenceTables.WorkingDays, TimeSpan.FromHours(8));

    private static IEnumerable<CaseStage> Stages() => PartyTable.Procedure.Moves.SelectMany(move => new[] { move.From, move.To }).Distinct();

    private static IEnumerable<TestCaseData> Cells() =>
        from stage in Stages()
        from action in PartyTable.Procedure.Actions
        select new TestCaseData(stage, action).SetArgDisplayNames(stage.Code, action.Code);

    private static IEnumerable<TestCaseData> Needs() =>
        from move in PartyTable.Procedure.Moves
        from kind in move.Needs
        where move.From == PartyTable.Open || kind.EachTime || PartyTable.Procedure.Moves.All(other => other.To != move.From || !other.Needs.Contains(kind))
        select new TestCaseData(move, kind).SetArgDisplayNames(move.From.Code, move.Action.Code, kind.Code);

    [TestCaseSource(nameof(Cells))]
    public void Every_action_in_every_stage_moves_the_task_or_is_refused_aloud(CaseStage stage, CaseAction action)
    {
        var before = To(stage);

        var outcome = Do(before, action, CaseWalk.Approver);

        if (PartyTable.Procedure.Find(stage, action.Code) is { } move)
        {
            Assert.That(TaskOf(outcome.Value.State).Stage, Is.EqualTo(move.To));
            Assert.That((outcome.Value.State.Stage, outcome.Value.State.Version), Is.EqualTo((before.Stage, before.Version + 1)), "the case stays where it is");
            Assert.That(PartyTask.Of(outcome.Value.State, CaseWalk.OpenedAt.AddYears(1))[0].Stage, Is.EqualTo(PartyTable.Open), "the other party is not touched");
        }
        else
        {
            Assert.That(outcome.Refusal!.Code, Is.EqualTo("action-not-allowed"));
            Assert.That(outcome.Refusal.Message, Does.Contain("某食品厂").And.Contain(stage.Name).And.Contain(action.Name));
        }
    }

    [TestCaseSource(nameof(Needs))]
    public void A_move_without_one_of_its_needs_is_refused_by_name(Move move, EvidenceKind kind)
    {
        var outcome = Do(To(move.From), move.Action, CaseWalk.Approver, without: kind);

        Assert.That(outcome.Refusal!.Code, Is.EqualTo("evidence-missing"));
        Assert.That(outcome.Refusal.Message, Does.Contain($"{kind.Code}（{kind.Name}）"));
    }

    [Test]
    public void Who_worked_on_a_task_may_not_close_it()
    {
        var handled = To(PartyTable.Handled);

        Assert.That(Do(handled, PartyTable.Close, CaseWalk.Handler).Refusal!.Code, Is.EqualTo("second-person-required"));
        Assert.That(Do(handled, PartyTable.Close, CaseWalk.Approver).Succeeded);
    }

    /// <summary>Each party's seven working days (agriculture: five) run from its own service.</summary>
    [TestCase(LegalFunction.MarketSupervision, "2023-03-10", "食品安全法第八十八条第一款")]
    [TestCase(LegalFunction.Agriculture, "2023-03-08", "农产品质量安全法第五十一条第一款")]
    public void The_right_to_a_re_examination_runs_from_the_partys_own_service(LegalFunction function, string lastOn, string source)
    {
        var served = To(PartyTable.Served, new CaseFacts("440304", Function: function));

        var clocks = PartyTask.Clocks(TaskOf(served), served, CaseWalk.OpenedAt.AddDays(1), Law).ToList();

        var midnight = DateTimeOffset.Parse(lastOn + "T00:00:00+08:00", System.Globalization.CultureInfo.InvariantCulture).AddDays(1);
        Assert.That((clocks[0].Code, clocks[0].Due, clocks[0].Source, clocks[0].Certainty, clocks[0].IsRight), Is.EqualTo(("reinspection-application", (DateTimeOffset?)midnight, source, "certain", true)));
        Assert.That(clocks[1].Code, Is.EqualTo("party-finish"));
        Assert.That(PartyTask.Clocks(PartyTask.Of(served, CaseWalk.OpenedAt.AddDays(1))[0], served, CaseWalk.OpenedAt.AddDays(1), Law), Is.Empty, "nobody was given the other party's task");
    }

    [Test]
    public void A_case_closes_only_when_every_party_has_its_task_done()
    {
        var ready = CaseWalk.ReadyToClose(DisposalLifecycle.Table, ["start", "notify", "control-risk", "investigate", "rectify", "review", "request-approval"]) with { Parties = Parties };
        var one = Walk(ready, 1, PartyTable.Assign, PartyTable.Serve, PartyTable.RecordOutcome, PartyTable.Close);

        Assert.That(CloseNow(ready with { Parties = [Parties[0]] }).Succeeded, "the case speaks for its only party");
        Assert.That(CloseNow(ready).Refusal!.Message, Does.Contain("unassigned-parties（未派任务当事方的处理说明）"));
        Assert.That(CloseNow(one).Refusal!.Code, Is.EqualTo("evidence-missing"));
        var given = Walk(one, 2, PartyTable.Assign);
        Assert.That(CloseNow(given).Refusal!.Code, Is.EqualTo("party-tasks-open"));
        Assert.That(CloseNow(given).Refusal!.Message, Does.Contain("某食品厂（本部门办理）").And.Not.Contain("某商行"));

        var both = Walk(one, 2, PartyTable.SendLetter, PartyTable.Serve, PartyTable.RecordOutcome, PartyTable.Close);
        Assert.That(CloseNow(both).Succeeded);
    }

    [Test]
    public void Why_a_party_has_no_task_is_said_of_each_or_of_all_of_them()
    {
        var ready = CaseWalk.ReadyToClose(DisposalLifecycle.Table, ["start", "notify", "control-risk", "investigate", "rectify", "review", "request-approval"]) with { Parties = [.. Parties, new(PartyRole.Platform, "某平台")] };
        var done = Walk(ready, 1, PartyTable.Assign, PartyTable.Serve, PartyTable.RecordOutcome, PartyTable.Close);

        var second = Explain(done, 2);
        Assert.That(second.Missing.Select(kind => kind.Code), Is.EqualTo(new[] { "unassigned-parties" }), "the third has neither");
        Assert.That(CloseNow(Explain(second, 3)).Succeeded);
        Assert.That(CloseNow(Explain(done, null)).Succeeded, "without a number it is about all that have no task");
        Assert.That(CloseNow(Explain(done, 1)).Succeeded, Is.False);
        var reason = new EvidenceItem("unassigned-parties", CaseWalk.Handler, CaseWalk.After(done), "x");
        Assert.That(done.Attach(reason with { Party = 4 }).Refusal!.Code, Is.EqualTo("unknown-party"));
        Assert.That(done.Attach(reason with { Value = " " }).Refusal!.Code, Is.EqualTo("evidence-invalid"));
        Assert.That(done.Apply("close", [reason with { Party = 4 }], CaseWalk.Approver, CaseWalk.After(done), done.Version).Refusal!.Code, Is.EqualTo("unknown-party"));

        static CaseState Explain(CaseState state, int? party) =>
            state.Attach(new EvidenceItem("unassigned-parties", CaseWalk.Handler, CaseWalk.After(state), "另案查处", Party: party)).Value.State;
    }

    /// <summary>查无下落 ends a task with the search and a second person's word; sent back, the party is looked for again.</summary>
    [Test]
    public void A_party_that_cannot_be_found_ends_its_task_by_a_second_person()
    {
        var untraceable = To(PartyTable.Untraceable);

        Assert.That(Do(untraceable, PartyTable.Close, CaseWalk.Handler).Refusal!.Code, Is.EqualTo("second-person-required"));
        Assert.That(TaskOf(Do(untraceable, PartyTable.SendBack, CaseWalk.Approver).Value.State).Stage, Is.EqualTo(PartyTable.Assigned));
        var closed = TaskOf(Do(untraceable, PartyTable.Close, CaseWalk.Approver).Value.State);
        Assert.That((closed.Stage, closed.Missing.Any()), Is.EqualTo((PartyTable.Closed, false)));
    }

    [Test]
    public void A_file_may_be_given_about_one_party_alone()
    {
        var state = To(PartyTable.Served);
        var receipt = new EvidenceItem("party-service-receipt", CaseWalk.Handler, CaseWalk.After(state), FileSha256: new string('a', 64), FileName: "回证.pdf", Party: 2);

        var attached = state.Attach(receipt).Value.State;

        Assert.That((TaskOf(attached).Find("party-service-receipt"), TaskOf(attached).Stage), Is.EqualTo((receipt, PartyTable.Served)));
        Assert.That(PartyTask.Of(attached, CaseWalk.OpenedAt.AddYears(1))[0].Evidence, Is.Empty);
        Assert.That(state.Attach(receipt with { Party = 3 }).Refusal!.Code, Is.EqualTo("unknown-party"));
        Assert.That(state.Attach(receipt with { Party = null }).Refusal!.Code, Is.EqualTo("unknown-evidence"));
        Assert.That(state.Attach(new EvidenceItem("cause", CaseWalk.Handler, CaseWalk.After(state), "x", Party: 2)).Refusal!.Code, Is.EqualTo("unknown-evidence"));
    }

    [TestCase(3, "assign-party", 0, "unknown-party")]
    [TestCase(2, "sue-party", 0, "unknown-action")]
    [TestCase(2, "assign-party", 7, "stale-version")]
    public void A_wrong_party_action_or_version_is_refused(int party, string action, int version, string code)
    {
        var state = To(PartyTable.Open);

        var outcome = new ActOnParty(party, action, []).Apply(state, CaseWalk.Handler, CaseWalk.After(state), version == 0 ? state.Version : version, Law);

        Assert.That(outcome.Refusal!.Code, Is.EqualTo(code));
    }

    [Test]
    public void A_party_that_no_import_named_is_added_once()
    {
        var state = To(PartyTable.Open);
        var added = new AddParty(PartyRole.Importer, " 某进口商 ").Apply(state, CaseWalk.Handler, CaseWalk.After(state), state.Version).Value.State;

        Assert.That(added.Parties[^1], Is.EqualTo(new CaseParty(PartyRole.Importer, "某进口商")));
        Assert.That(PartyTask.Of(added, CaseWalk.OpenedAt.AddYears(1))[2].Stage, Is.EqualTo(PartyTable.Open));
        Assert.That(new AddParty(PartyRole.Importer, "某进口商").Apply(added, CaseWalk.Handler, CaseWalk.After(added), added.Version).Refusal!.Code, Is.EqualTo("party-known"));
        Assert.That(new AddParty(null, "某进口商").Apply(added, CaseWalk.Handler, CaseWalk.After(added), added.Version).Refusal!.Code, Is.EqualTo("missing"));
        Assert.That(new AddParty(PartyRole.Seller, "某人").Apply(CaseWalk.Open(PositiveLifecycle.Table), CaseWalk.Handler, CaseWalk.OpenedAt, 1).Refusal!.Code, Is.EqualTo("no-parties"));
    }

    private static readonly CaseParty[] Parties = [new(PartyRole.Seller, "某商行"), new(PartyRole.Producer, "某食品厂")];

    /// <summary>A case whose second party's task stands there, by the shortest way.</summary>
    private static CaseState To(CaseStage stage, CaseFacts? facts = null)
    {
        var state = CaseWalk.Open(DisposalLifecycle.Table, facts) with { Parties = Parties };
        CaseStage[] way = stage == PartyTable.Open ? []
            : stage == PartyTable.Untraceable ? [PartyTable.Assigned, stage]
            : stage == PartyTable.LetterSent ? [stage]
            : [.. new[] { PartyTable.Assigned, PartyTable.Served, PartyTable.Handled, PartyTable.Closed }.TakeWhile(step => step != stage), stage];
        foreach (var step in way)
        {
            var move = PartyTable.Procedure.From(TaskOf(state).Stage).First(cell => cell.To == step);
            state = Do(state, move.Action, move.Guard is null ? CaseWalk.Handler : CaseWalk.Approver).Value.State;
        }

        return state;
    }

    private static Outcome<CaseChange> Do(CaseState state, CaseAction action, string who, EvidenceKind? without = null, int party = 2) =>
        new ActOnParty(party, action.Code, [.. PartyTable.Procedure.Moves.Where(move => move.Action == action).SelectMany(move => move.Needs).Distinct().Where(kind => kind != without).Select(kind => CaseWalk.Item(kind, state))])
            .Apply(state, who, CaseWalk.After(state), state.Version, Law);

    private static CaseState Walk(CaseState state, int party, params CaseAction[] actions) => actions.Aggregate(state, (current, action) =>
        Do(current, action, action == PartyTable.Close ? CaseWalk.Approver : CaseWalk.Handler, party: party).Value.State);

    private static PartyProgress TaskOf(CaseState state) => PartyTask.Of(state, CaseWalk.OpenedAt.AddYears(1))[1];

    private static Outcome<CaseChange> CloseNow(CaseState ready) => ready.Apply("close", [], CaseWalk.Approver, CaseWalk.After(ready), ready.Version);
}
