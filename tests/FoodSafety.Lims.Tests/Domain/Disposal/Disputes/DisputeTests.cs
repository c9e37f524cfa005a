using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Tests.Domain.Calendar;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

/// <summary>复检 and 异议 of a party: their tables, their clocks, and what they mean for the case.</summary>
[TestFixture]
public sealed class DisputeTests
{
    private static readonly ClockLaw Law = new(ReferenceTables.Limits, ReferenceTables.WorkingDays, TimeSpan.FromHours(8));

    private static IEnumerable<TestCaseData> Cells() =>
        from procedure in Dispute.Procedures
        from stage in procedure.Stages
        from action in procedure.Actions
        select new TestCaseData(procedure, stage, action).SetArgDisplayNames(procedure.Code, stage.Code, action.Code);

    private static IEnumerable<TestCaseData> Needs() =>
        from procedure in Dispute.Procedures
        from move in procedure.Moves
        from kind in move.Needs
        select new TestCaseData(procedure, move, kind).SetArgDisplayNames(move.From.Code, move.Action.Code, kind.Code);

    [TestCaseSource(nameof(Cells))]
    public void Every_action_in_every_stage_moves_the_dispute_or_is_refused_aloud(PartyProcedure procedure, CaseStage stage, CaseAction action)
    {
        var before = To(procedure, stage);

        var outcome = Do(before, procedure, action);

        if (procedure.Find(stage, action.Code) is { } move)
        {
            Assert.That(Progress(outcome.Value.State, procedure).Stage, Is.EqualTo(move.To));
            Assert.That(outcome.Value.State.Stage, Is.EqualTo(before.Stage), "it stops no measure and no stage");
        }
        else
        {
            Assert.That(outcome.Refusal!.Code, Is.EqualTo("action-not-allowed"));
            Assert.That(outcome.Refusal.Message, Does.Contain(stage.Name).And.Contain(action.Name));
        }
    }

    [TestCaseSource(nameof(Needs))]
    public void A_move_without_one_of_its_needs_is_refused_by_name(PartyProcedure procedure, Move move, EvidenceKind kind)
    {
        var outcome = Do(To(procedure, move.From), procedure, move.Action, without: kind);

        Assert.That(outcome.Refusal!.Code, Is.EqualTo("evidence-missing"));
        Assert.That(outcome.Refusal.Message, Does.Contain($"{kind.Code}（{kind.Name}）"));
    }

    /// <summary>食品安全法 art 88(2): a re-check of a rapid test is never a rapid test again; the refusal names it.</summary>
    [TestCase("GB 23200.113-2018 气相色谱-质谱联用法", null)]
    [TestCase("GB/T 5009.199-2003", "GB/T 5009.199-2003")]
    [TestCase("胶体金免疫层析法", "胶体金")]
    [TestCase("KJ201703", "KJ201703")]
    [TestCase("某牌快速检测卡", "快速检测")]
    [TestCase("比色法", "比色法", Description = "the name of a rapid kit and no more")]
    [TestCase("GB 5009.33-2016 第二法 分光光度法", null, Description = "a national standard, whatever its principle")]
    public void A_rapid_method_confirms_nothing(string method, string? named)
    {
        EvidenceItem[] given = [new("lab-report-no", "张三", CaseWalk.OpenedAt, "B1"), new("lab-method", "张三", CaseWalk.OpenedAt, method)];

        var refusal = Recheck.RefusalOf(given, ["GB/T 5009.199-2003", "KJ201703", "比色法", "分光光度法"]);

        Assert.That(refusal?.Code, Is.EqualTo(named is null ? null : "rapid-method"));
        if (named is not null)
            Assert.That(refusal!.Message, Does.Contain(method).And.Contain(named).And.Contain("第八十八条第二款"));
    }

    /// <summary>食品安全法 art 88(1): the body may not be the first laboratory.</summary>
    [Test]
    public void The_first_laboratory_does_not_examine_again()
    {
        var accepted = To(ReinspectionTable.Procedure, ReinspectionTable.Accepted);
        EvidenceItem[] same = [new("first-laboratory", CaseWalk.Handler, CaseWalk.After(accepted), "甲检测院"), new("reinspection-body", CaseWalk.Handler, CaseWalk.After(accepted), " 甲检测院")];

        var outcome = new ActOnParty(1, "choose-reinspection-body", same).Apply(accepted, CaseWalk.Handler, CaseWalk.After(accepted), accepted.Version, Law);

        Assert.That(outcome.Refusal!.Code, Is.EqualTo("same-laboratory"));
    }

    /// <summary>Served on 1 March 2023, the seven working days end with 10 March.</summary>
    [TestCase("2023-03-10T23:59:59+08:00", null)]
    [TestCase("2023-03-11T00:00:00+08:00", "applied-late")]
    public void An_application_after_the_seven_working_days_is_not_accepted(string applied, string? code)
    {
        var at = At("2023-03-13T09:00:00+08:00");
        var state = Serve(CaseWalk.Open(DisposalLifecycle.Table) with { Parties = [new(PartyRole.Seller, "某商行")] });
        state = new ActOnParty(1, "apply-reinspection", [new("reinspection-applied-at", CaseWalk.Handler, at, applied)]).Apply(state, CaseWalk.Handler, at, state.Version, Law).Value.State;

        var outcome = new ActOnParty(1, "accept-reinspection", []).Apply(state, CaseWalk.Handler, at, state.Version, Law);

        Assert.That(outcome.Refusal?.Code, Is.EqualTo(code));
        if (code is not null)
            Assert.That(new ActOnParty(1, "refuse-reinspection", [new("reinspection-refusal-ground", CaseWalk.Handler, at, "late")]).Apply(state, CaseWalk.Handler, at, state.Version, Law).Succeeded);
    }

    /// <summary>食品安全法 art 88(1), 农产品质量安全法 art 51(1): 7 or 5 working days from the service, here of the case itself on 1 March 2023: nobody was given a task.</summary>
    [TestCase(LegalFunction.MarketSupervision, "2023-03-10T23:59:59+08:00", null)]
    [TestCase(LegalFunction.MarketSupervision, "2023-03-11T00:00:00+08:00", "applied-late")]
    [TestCase(LegalFunction.Agriculture, "2023-03-08T23:59:59+08:00", null)]
    [TestCase(LegalFunction.Agriculture, "2023-03-09T00:00:00+08:00", "applied-late")]
    public void Without_tasks_the_service_of_the_case_starts_its_parties_time(LegalFunction function, string applied, string? code)
    {
        var at = At("2023-03-13T09:00:00+08:00");
        var state = CaseWalk.Open(DisposalLifecycle.Table, new CaseFacts("440304", Function: function)) with { Parties = [new(PartyRole.Seller, "某商行")] };
        state = state.Apply("start", [], CaseWalk.Handler, CaseWalk.OpenedAt, 1).Value.State;
        state = state.Apply("notify", [CaseWalk.Item(DisposalLifecycle.ServedAt, state), CaseWalk.Item(DisposalLifecycle.ServiceMethod, state)], CaseWalk.Handler, CaseWalk.After(state), 2).Value.State;
        state = new ActOnParty(1, "apply-reinspection", [new("reinspection-applied-at", CaseWalk.Handler, at, applied)]).Apply(state, CaseWalk.Handler, at, state.Version, Law).Value.State;

        Assert.That(new ActOnParty(1, "accept-reinspection", []).Apply(state, CaseWalk.Handler, at, state.Version, Law).Refusal?.Code, Is.EqualTo(code));
        Assert.That(CaseClocks.All(state, CaseWalk.OpenedAt.AddHours(1), Law).Where(clock => clock.Party == 1).Select(clock => (clock.Code, clock.State)), Is.EqualTo(new[] { ("reinspection-application", ClockState.Running) }));
    }

    /// <summary>domain.md §2B: the 5 and 90 days are of SAMR's yearly plans and bind market supervision; §8 no. 7: the task's function chooses.</summary>
    [TestCase(LegalFunction.MarketSupervision, ClockState.Running)]
    [TestCase(LegalFunction.Agriculture, ClockState.NotApplicable)]
    public void A_limit_of_one_function_does_not_run_in_a_case_of_another(LegalFunction function, ClockState expected)
    {
        var state = CaseWalk.Open(DisposalLifecycle.Table, new CaseFacts("440304", Function: function));

        Assert.That(CaseClocks.Read(state, CaseWalk.OpenedAt.AddHours(1), Law).Where(clock => clock.Code is "disposal-start" or "disposal-finish").Select(clock => clock.State), Is.All.EqualTo(expected));
    }

    /// <summary>The holidays of a year are published at the end of the year before it.</summary>
    [TestCase("2026-09-01T09:00:00+08:00", true)]
    [TestCase("2026-12-29T09:00:00+08:00", false)]
    public void A_deadline_beyond_the_published_calendar_says_so(string received, bool known)
    {
        var state = CaseWalk.Open(DisposalLifecycle.Table, new CaseFacts("440304", ReceivedAt: At(received)));

        Assert.That(CaseClocks.Read(state, At(received), Law).Single(clock => clock.Code == "disposal-start").CalendarKnown, Is.EqualTo(known));
    }

    /// <summary>SAMR Order 15 art 37: seven working days from the notice for an objection to authenticity, method or standard; served on 1 March 2023.</summary>
    [TestCase("no", "2023-03-10T23:59:59+08:00", null)]
    [TestCase("no", "2023-03-11T00:00:00+08:00", "raised-late")]
    [TestCase("yes", "2023-03-11T00:00:00+08:00", null, Description = "of the sampling: its time runs from the sampling")]
    public void An_objection_after_its_time_is_not_accepted(string onSampling, string raised, string? code)
    {
        var at = At("2023-03-13T09:00:00+08:00");
        var state = Serve(CaseWalk.Open(DisposalLifecycle.Table) with { Parties = [new(PartyRole.Seller, "某商行")] });
        EvidenceItem[] given = [new("objection-raised-at", CaseWalk.Handler, at, raised), new("objection-on-sampling", CaseWalk.Handler, at, onSampling), new("objection-ground", CaseWalk.Handler, at, "检验方法")];
        state = new ActOnParty(1, "raise-objection", given).Apply(state, CaseWalk.Handler, at, state.Version, Law).Value.State;

        Assert.That(new ActOnParty(1, "accept-objection", []).Apply(state, CaseWalk.Handler, at, state.Version, Law).Refusal?.Code, Is.EqualTo(code));
    }

    /// <summary>5 working days to accept, 5 to choose the body, 3 to hand over, 10 to conclude; from Wednesday 1 March 2023.</summary>
    [Test]
    public void Each_step_of_a_re_examination_has_its_clock_from_the_step_before()
    {
        var received = To(ReinspectionTable.Procedure, ReinspectionTable.BackupReceived);

        var clocks = Dispute.Clocks(Progress(received, ReinspectionTable.Procedure), received, CaseWalk.OpenedAt.AddHours(1), Law).ToList();

        Assert.That(clocks.Select(clock => (clock.Code, clock.Due!.Value.AddDays(-1).ToString("MM-dd", CultureInfo.InvariantCulture), clock.State)), Is.EqualTo(new[]
        {
            ("reinspection-acceptance", "03-08", ClockState.Met),
            ("reinspection-body", "03-08", ClockState.Met),
            ("backup-handover", "03-06", ClockState.Met),
            ("reinspection-conclusion", "03-15", ClockState.Running),
        }));
    }

    /// <summary>农产品质量安全法 art 51(3): 7 working days to report; the steps before it are SAMR's alone.</summary>
    [Test]
    public void For_agriculture_only_the_report_of_the_re_examination_has_a_limit()
    {
        var received = To(ReinspectionTable.Procedure, ReinspectionTable.BackupReceived, CaseWalk.Open(DisposalLifecycle.Table, new CaseFacts("440304", Function: LegalFunction.Agriculture)));

        var clocks = Dispute.Clocks(Progress(received, ReinspectionTable.Procedure), received, CaseWalk.OpenedAt.AddHours(1), Law).ToList();

        Assert.That(clocks.SkipLast(1).Select(clock => clock.State), Is.All.EqualTo(ClockState.NotApplicable));
        Assert.That((clocks[^1].Due!.Value.AddDays(-1).ToString("MM-dd", CultureInfo.InvariantCulture), clocks[^1].Source), Is.EqualTo(("03-10", "农产品质量安全法第五十一条第三款")));
    }

    [Test]
    public void A_body_that_declined_leaves_the_choice_to_be_made_and_nothing_to_hand_over()
    {
        var state = Do(To(ReinspectionTable.Procedure, ReinspectionTable.BodyChosen), ReinspectionTable.Procedure, ReinspectionTable.Decline).Value.State;

        var clocks = Dispute.Clocks(Progress(state, ReinspectionTable.Procedure), state, CaseWalk.OpenedAt.AddHours(1), Law).ToList();

        Assert.That(clocks.Select(clock => (clock.Code, clock.State)), Does.Contain(("reinspection-body", ClockState.Running)).And.Contain(("backup-handover", ClockState.AwaitingNotice)));
    }

    [TestCase("yes", "04-11", Description = "20 working days, 清明 on 5 April")]
    [TestCase("no", "04-24", Description = "30 working days, the make-up Sunday 23 April among them")]
    public void An_objection_to_the_sampling_is_reviewed_sooner_than_another(string onSampling, string lastOn)
    {
        var state = CaseWalk.Open(DisposalLifecycle.Table) with { Parties = [new(PartyRole.Seller, "某商行")] };
        var at = At("2023-03-13T09:00:00+08:00");
        EvidenceItem[] raised = [new("objection-raised-at", CaseWalk.Handler, at, "2023-03-10T09:00:00+08:00"), new("objection-on-sampling", CaseWalk.Handler, at, onSampling), new("objection-ground", CaseWalk.Handler, at, "样品真实性")];
        state = new ActOnParty(1, "raise-objection", raised).Apply(state, CaseWalk.Handler, at, state.Version, Law).Value.State;
        state = new ActOnParty(1, "accept-objection", []).Apply(state, CaseWalk.Handler, at, state.Version, Law).Value.State;

        var clock = Dispute.Clocks(Progress(state, ObjectionTable.Procedure), state, at, Law).Single();

        Assert.That(clock.Due!.Value.AddDays(-1).ToString("MM-dd", CultureInfo.InvariantCulture), Is.EqualTo(lastOn));
    }

    [TestCase("reinspection", "reinspection-accepted", "dispute-pending")]
    [TestCase("reinspection", "reinspection-overturned", "finding-overturned")]
    [TestCase("reinspection", "reinspection-upheld", null)]
    [TestCase("reinspection", "reinspection-refused", null)]
    [TestCase("objection", "objection-raised", "dispute-pending")]
    [TestCase("objection", "objection-upheld", "finding-overturned")]
    [TestCase("objection", "objection-rejected", null)]
    public void A_case_is_not_closed_while_a_dispute_is_pending_or_after_it_was_won(string code, string stage, string? refused)
    {
        var procedure = Dispute.Procedures.Single(one => one.Code == code);
        var ready = CaseWalk.ReadyToClose(DisposalLifecycle.Table, ["start", "notify", "control-risk", "investigate", "rectify", "review", "request-approval"]);
        var state = To(procedure, procedure.Stages.Single(one => one.Code == stage), ready);

        Assert.That(state.Apply("close", [], CaseWalk.Approver, CaseWalk.After(state), state.Version).Refusal?.Code, Is.EqualTo(refused));
    }

    [Test]
    public void An_overturned_finding_ends_its_case_by_a_second_person_with_a_reason()
    {
        var state = To(ReinspectionTable.Procedure, ReinspectionTable.Overturned);

        Assert.That(Conclude(state, CaseWalk.Handler, "解除封存").Refusal!.Code, Is.EqualTo("second-person-required"));
        Assert.That(Conclude(state, CaseWalk.Approver, " ").Refusal!.Code, Is.EqualTo("missing"));
        var ended = Conclude(state, CaseWalk.Approver, "解除封存").Value.State;
        Assert.That((ended.Stage, ended.HasEnded, ended.Resolution), Is.EqualTo(("cancelled", true, CaseResolution.Overturned)));
        Assert.That(CaseClocks.Read(ended, CaseWalk.OpenedAt.AddYears(1), Law).Where(clock => clock.IsLate), Is.Empty);
        Assert.That(Conclude(ended, CaseWalk.Approver, "解除封存").Refusal!.Code, Is.EqualTo("case-ended"));
        Assert.That(new ConcludeOverturned("x").Apply(state, CaseWalk.Approver, CaseWalk.After(state), 1).Refusal!.Code, Is.EqualTo("stale-version"));
        Assert.That(Conclude(CaseWalk.Open(DisposalLifecycle.Table), CaseWalk.Approver, "x").Refusal!.Code, Is.EqualTo("not-overturned"));
    }

    private static Outcome<CaseChange> Conclude(CaseState state, string who, string reason) =>
        new ConcludeOverturned(reason).Apply(state, who, CaseWalk.After(state), state.Version);

    private static CaseState Serve(CaseState state)
    {
        foreach (var action in new[] { PartyTable.Assign, PartyTable.Serve })
            state = Do(state, PartyTable.Procedure, action).Value.State;
        return state;
    }

    /// <summary>A case whose first party's dispute stands there, by the shortest way of its table.</summary>
    private static CaseState To(PartyProcedure procedure, CaseStage stage, CaseState? from = null)
    {
        var ways = new Dictionary<CaseStage, Move[]> { [procedure.First] = [] };
        var open = new Queue<CaseStage>([procedure.First]);
        while (open.TryDequeue(out var reached))
            foreach (var move in procedure.From(reached).Where(move => ways.TryAdd(move.To, [.. ways[reached], move])))
                open.Enqueue(move.To);
        var state = (from ?? CaseWalk.Open(DisposalLifecycle.Table)) with { Parties = [new(PartyRole.Seller, "某商行")] };
        return ways[stage].Aggregate(state, (current, move) => Do(current, procedure, move.Action).Value.State);
    }

    private static Outcome<CaseChange> Do(CaseState state, PartyProcedure procedure, CaseAction action, EvidenceKind? without = null)
    {
        var given = procedure.Moves.Where(move => move.Action == action).SelectMany(move => move.Needs).Distinct().Where(kind => kind != without)
            .Select(kind => kind == ReinspectionTable.Body ? CaseWalk.Item(kind, state) with { Value = "乙检测院" } : CaseWalk.Item(kind, state)).ToList();
        return new ActOnParty(1, action.Code, given).Apply(state, CaseWalk.Handler, CaseWalk.After(state), state.Version, Law);
    }

    private static PartyProgress Progress(CaseState state, PartyProcedure procedure) => PartyProgress.Of(state, procedure, CaseWalk.OpenedAt.AddYears(1))[0];

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
