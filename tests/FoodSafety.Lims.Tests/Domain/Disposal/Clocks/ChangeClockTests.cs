using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Tests.Domain.Calendar;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

/// <summary>延期、中止、恢复 of a time limit: asked for by one, decided by another, counted on the real calendar.</summary>
[TestFixture]
public sealed class ChangeClockTests
{
    private const string Asker = "张三";
    private const string Decider = "李四";

    private static readonly ClockLaw Law = new(ReferenceTables.Limits, ReferenceTables.WorkingDays, TimeSpan.FromHours(8));

    /// <summary>Five working days; 春节 2023 was 21–27 January with the 28th and 29th worked, 国庆 29 September – 6 October with 7 and 8 October worked.</summary>
    [TestCase("2023-01-16", null, null, "2023-01-28", Description = "17, 18, 19, 20, make-up 28")]
    [TestCase("2023-01-16", "2023-01-18", "2023-01-19", "2023-01-29", Description = "the 18th stood still: 17, 19, 20, make-up 28 and 29")]
    [TestCase("2023-01-16", "2023-01-19", "2023-01-30", "2023-02-01", Description = "make-up days do not count while it stands still: 17, 18, 30, 31, 1")]
    [TestCase("2023-01-16", "2023-01-20", "2023-01-25", "2023-01-29", Description = "resumed on a holiday: 17, 18, 19, make-up 28, 29")]
    [TestCase("2023-09-25", null, null, "2023-10-08", Description = "26, 27, 28, make-up 7, 8")]
    [TestCase("2023-09-25", "2023-09-27", "2023-09-28", "2023-10-09", Description = "26, 28, make-up 7, 8, then Monday 9")]
    [TestCase("2023-09-25", "2023-09-27", "2023-09-27", "2023-10-08", Description = "resumed on its day: no day was lost")]
    public void A_suspension_stops_the_working_days_and_the_day_of_the_resumption_counts_again(string received, string? suspended, string? resumed, string lastOn)
    {
        var state = Received(received);
        if (suspended is not null)
            state = Suspend(state, "disposal-start", suspended, resumed!);

        var clock = Clock(state, "disposal-start", Day(resumed ?? received).AddHours(3));

        Assert.That(clock.Due, Is.EqualTo((DateTimeOffset?)Day(lastOn).AddHours(-9).AddDays(1)), "the first instant that is too late is the midnight after the last day");
        Assert.That(Clock(state, "disposal-start", clock.Due!.Value.AddSeconds(-1)).State, Is.EqualTo(ClockState.DueSoon));
        Assert.That(Clock(state, "disposal-start", clock.Due.Value).State, Is.EqualTo(ClockState.Overdue));
    }

    /// <summary>Ninety calendar days; one that ends in a holiday rolls to the next working day, and not into days that stand still.</summary>
    [TestCase("2023-03-01", "2023-04-10", "2023-04-20", "2023-06-09", Description = "30 May and ten days")]
    [TestCase("2023-07-03", "2023-09-30", "2023-10-10", "2023-10-11", Description = "two days were left")]
    [TestCase("2023-07-03", "2023-10-05", "2023-10-10", "2023-10-10", Description = "it had ended on 1 October and was rolling over 国庆")]
    public void A_suspension_moves_the_calendar_days_by_the_days_it_lasted(string received, string suspended, string resumed, string lastOn)
    {
        var state = Suspend(Received(received), "disposal-finish", suspended, resumed);

        Assert.That(Clock(state, "disposal-finish", Day(resumed).AddHours(3)).Due, Is.EqualTo((DateTimeOffset?)Day(lastOn).AddHours(-9).AddDays(1)));
    }

    [Test]
    public void While_it_stands_still_a_clock_has_no_end_and_is_never_late()
    {
        var state = Received("2023-03-01");
        state = Do(state, "request-suspension", "disposal-finish", Asker, Day("2023-04-10")).Value.State;
        state = Do(state, "approve-suspension", "disposal-finish", Decider, Day("2023-04-11")).Value.State;

        var clock = Clock(state, "disposal-finish", Day("2026-04-10"));

        Assert.That((clock.State, clock.Due, clock.IsLate), Is.EqualTo((ClockState.Suspended, (DateTimeOffset?)null, false)));
        Assert.That(clock.Actions, Does.Contain(ClockActions.Resume).And.Not.Contain(ClockActions.RequestSuspension));
        Assert.That(Clock(state, "disposal-finish", Day("2023-04-10")).State, Is.EqualTo(ClockState.Running), "read before the approval");
    }

    [Test]
    public void What_is_done_while_a_clock_stands_still_is_in_time()
    {
        var state = Received("2023-03-01");
        state = Do(state, "request-suspension", "disposal-start", Asker, Day("2023-03-02")).Value.State;
        state = Do(state, "approve-suspension", "disposal-start", Decider, Day("2023-03-03")).Value.State;
        state = state.Apply("start", [], Asker, Day("2023-05-04"), state.Version).Value.State;

        Assert.That(Clock(state, "disposal-start", Day("2023-05-05")).State, Is.EqualTo(ClockState.Met));
    }

    /// <summary>90 + 30 days from 3 July 2023 are 31 October; without the extension it rolls from 1 October to the make-up Saturday.</summary>
    [Test]
    public void An_approved_extension_adds_what_the_limit_allows_and_says_who_and_why()
    {
        var state = Received("2023-07-03");
        state = Do(state, "request-extension", "disposal-finish", Asker, Day("2023-09-01"), "等待生产地协查").Value.State;
        Assert.That(Clock(state, "disposal-finish", Day("2023-09-02")).Due, Is.EqualTo((DateTimeOffset?)Midnight(2023, 10, 8)), "asked for is not granted");

        state = Do(state, "approve-extension", "disposal-finish", Decider, Day("2023-09-03"), "同意").Value.State;

        var clock = Clock(state, "disposal-finish", Day("2023-09-04"));
        Assert.That(clock.Due, Is.EqualTo((DateTimeOffset?)Midnight(2023, 11, 1)));
        Assert.That((clock.Changes.Extension!.By, clock.Changes.Extension.Reason, clock.Limit!.Extension), Is.EqualTo((Decider, "同意", 30)));
        Assert.That(Clock(state, "disposal-finish", Day("2023-09-02")).Due, Is.EqualTo((DateTimeOffset?)Midnight(2023, 10, 8)), "read before the approval");
        Assert.That(Do(state, "request-extension", "disposal-finish", Asker, Day("2023-09-05")).Refusal!.Code, Is.EqualTo("clock-action-not-allowed"), "once");
    }

    [TestCase("request-extension", "approve-extension")]
    [TestCase("request-extension", "decline-extension")]
    [TestCase("request-suspension", "approve-suspension")]
    [TestCase("request-suspension", "decline-suspension")]
    public void Who_asked_may_not_decide(string request, string decision)
    {
        var asked = Do(Received("2023-03-01"), request, "disposal-finish", Asker, Day("2023-03-02")).Value.State;

        Assert.That(Do(asked, decision, "disposal-finish", Asker, Day("2023-03-03")).Refusal!.Code, Is.EqualTo("second-person-required"));
        Assert.That(Do(asked, decision, "disposal-finish", Decider, Day("2023-03-03")).Succeeded);
    }

    [Test]
    public void A_declined_request_leaves_the_limit_and_may_be_made_again()
    {
        var state = Do(Received("2023-03-01"), "request-extension", "disposal-finish", Asker, Day("2023-03-02")).Value.State;
        state = Do(state, "decline-extension", "disposal-finish", Decider, Day("2023-03-03"), "理由不足").Value.State;

        Assert.That(Clock(state, "disposal-finish", Day("2023-03-04")).Due, Is.EqualTo((DateTimeOffset?)Midnight(2023, 5, 31)));
        Assert.That(Do(state, "request-extension", "disposal-finish", Asker, Day("2023-03-04")).Succeeded);
    }

    /// <summary>Every action on a clock in its first state: only requests are possible, and an extension only where the limit has one.</summary>
    [TestCase("disposal-finish", "request-extension", null)]
    [TestCase("disposal-finish", "request-suspension", null)]
    [TestCase("disposal-start", "request-suspension", null)]
    [TestCase("disposal-start", "request-extension", "extension-not-in-law")]
    [TestCase("disposal-finish", "approve-extension", "clock-action-not-allowed")]
    [TestCase("disposal-finish", "decline-extension", "clock-action-not-allowed")]
    [TestCase("disposal-finish", "approve-suspension", "clock-action-not-allowed")]
    [TestCase("disposal-finish", "decline-suspension", "clock-action-not-allowed")]
    [TestCase("disposal-finish", "resume", "clock-action-not-allowed")]
    [TestCase("objection", "request-extension", "unknown-clock")]
    [TestCase("disposal-finish", "prolong", "unknown-action")]
    public void What_cannot_be_done_to_a_running_clock_is_refused_aloud(string clock, string action, string? code)
    {
        var outcome = Do(Received("2023-03-01"), action, clock, Asker, Day("2023-03-02"));

        Assert.That(outcome.Refusal?.Code, Is.EqualTo(code));
    }

    /// <summary>食品安全法 art 88(2): four hours run through nights; nothing extends or stops them.</summary>
    [TestCase("request-extension", "extension-not-in-law")]
    [TestCase("request-suspension", "clock-action-not-allowed")]
    public void The_four_hours_can_neither_be_extended_nor_suspended(string action, string code)
    {
        var told = Day("2023-03-01");
        var state = CaseState.Open("YX-440304-2023-00001", CaseKind.Positive, CaseWalk.RegulatorsFarmProduce, "import", told,
            [new EvidenceItem("notified-at", "import", told, "2023-03-01T09:00:00+08:00")]);

        Assert.That(Do(state, action, "objection", Asker, told.AddHours(1)).Refusal!.Code, Is.EqualTo(code));
    }

    [Test]
    public void A_limit_that_ran_out_is_not_revived()
    {
        var asked = Do(Received("2023-03-01"), "request-extension", "disposal-finish", Asker, Day("2023-05-30")).Value.State;

        var refusal = Do(asked, "approve-extension", "disposal-finish", Decider, Midnight(2023, 5, 31)).Refusal!;

        Assert.That(refusal.Code, Is.EqualTo("clock-action-not-allowed"));
        Assert.That(refusal.Message, Does.Contain("完成核查处置").And.Contain("已经届满"));
        Assert.That(Do(asked, "approve-extension", "disposal-finish", Decider, Midnight(2023, 5, 31).AddSeconds(-1)).Succeeded);
    }

    [Test]
    public void A_reason_is_asked_for_and_an_old_version_refused()
    {
        var state = Received("2023-03-01");

        Assert.That(Do(state, "request-extension", "disposal-finish", Asker, Day("2023-03-02"), " ").Refusal!.Code, Is.EqualTo("missing"));
        Assert.That(new ChangeClock("request-extension", "disposal-finish", "理由").Apply(state, Asker, Day("2023-03-02"), 7, Law).Refusal!.Code, Is.EqualTo("stale-version"));
    }

    [Test]
    public void A_case_that_ended_has_no_limit_to_change()
    {
        var state = CaseWalk.Proposed(Received("2023-03-01"));
        state = state.Apply("transfer", [new EvidenceItem("transfer-letter", CaseWalk.Approver, Day("2023-03-02"), "函〔2023〕1号")], CaseWalk.Approver, Day("2023-03-02"), 2).Value.State;

        Assert.That(Do(state, "request-suspension", "disposal-finish", Asker, Day("2023-03-03")).Refusal!.Code, Is.EqualTo("clock-action-not-allowed"));
    }

    /// <summary>SAMR Order 15 art 32: five working days to choose the body, five more with approval; a party's own clock, the other's stays.</summary>
    [Test]
    public void A_limit_of_one_party_is_extended_for_it_alone()
    {
        var at = Day("2023-03-01");
        var state = Received("2023-03-01") with { Parties = [new(PartyRole.Seller, "某商行"), new(PartyRole.Producer, "某食品厂")] };
        foreach (var party in new[] { 1, 2 })
        {
            state = new ActOnParty(party, "apply-reinspection", [new("reinspection-applied-at", Asker, at, "2023-03-01T08:00:00+08:00")]).Apply(state, Asker, at, state.Version, Law).Value.State;
            state = new ActOnParty(party, "accept-reinspection", []).Apply(state, Asker, at, state.Version, Law).Value.State;
        }

        state = new ChangeClock("request-extension", "reinspection-body", "名录机构均已回避", 2).Apply(state, Asker, at, state.Version, Law).Value.State;
        state = new ChangeClock("approve-extension", "reinspection-body", "同意", 2).Apply(state, Decider, at, state.Version, Law).Value.State;

        var clocks = CaseClocks.All(state, at, Law).Where(clock => clock.Code == "reinspection-body");
        Assert.That(clocks.Select(clock => (clock.Party, clock.Due)), Is.EqualTo(new[] { ((int?)1, (DateTimeOffset?)Midnight(2023, 3, 9)), (2, Midnight(2023, 3, 16)) }));
        Assert.That(new ChangeClock("request-extension", "reinspection-body", "x").Apply(state, Asker, at, state.Version, Law).Refusal!.Code, Is.EqualTo("unknown-clock"), "it is no clock of the case");
    }

    /// <summary>食品安全法 art 88(1): the seven days are the party's right; the office neither lengthens nor stops them.</summary>
    [TestCase("request-extension", "extension-not-in-law")]
    [TestCase("request-suspension", "clock-action-not-allowed")]
    public void A_partys_right_is_not_the_offices_to_change(string action, string code)
    {
        var at = Day("2023-03-01");
        var state = Received("2023-03-01") with { Parties = [new(PartyRole.Seller, "某商行")] };
        state = new ActOnParty(1, "assign-party", [new("party-department", Asker, at, "福田局")]).Apply(state, Asker, at, state.Version, Law).Value.State;
        state = new ActOnParty(1, "serve-party", [new("party-served-at", Asker, at, "2023-03-01T08:00:00+08:00"), new("party-service-method", Asker, at, "直接送达")]).Apply(state, Asker, at, state.Version, Law).Value.State;

        Assert.That(new ChangeClock(action, "reinspection-application", "x", 1).Apply(state, Asker, at, state.Version, Law).Refusal!.Code, Is.EqualTo(code));
    }

    private static CaseState Suspend(CaseState state, string clock, string from, string to)
    {
        state = Do(state, "request-suspension", clock, Asker, Day(from)).Value.State;
        state = Do(state, "approve-suspension", clock, Decider, Day(from).AddHours(1)).Value.State;
        return Do(state, "resume", clock, Asker, Day(to).AddHours(2)).Value.State;
    }

    private static Outcome<CaseChange> Do(CaseState state, string action, string clock, string who, DateTimeOffset at, string reason = "等待鉴定") =>
        new ChangeClock(action, clock, reason).Apply(state, who, at, state.Version, Law);

    private static CaseState Received(string day) => CaseWalk.Open(DisposalLifecycle.Table, new CaseFacts("440304", ReceivedAt: Day(day)));

    private static CaseClock Clock(CaseState state, string code, DateTimeOffset at) => CaseClocks.Read(state, at, Law).Single(clock => clock.Code == code);

    /// <summary>Nine in the morning of a local day.</summary>
    private static DateTimeOffset Day(string day) => DateTimeOffset.Parse(day + "T09:00:00+08:00", CultureInfo.InvariantCulture);

    private static DateTimeOffset Midnight(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.FromHours(8));
}
