using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

/// <summary>Clocks of cases read at an instant; how long each runs comes in from outside.</summary>
[TestFixture]
public sealed class CaseClocksTests
{
    private static readonly DateTimeOffset Told = new(2023, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));

    /// <summary>食品安全法 art 88(2): 4 hours from when the result was received. The first instant that is too late is 4:00:00.</summary>
    [TestCase("02:59:59", ClockState.Running)]
    [TestCase("03:00:00", ClockState.DueSoon)]
    [TestCase("03:59:59", ClockState.DueSoon)]
    [TestCase("04:00:00", ClockState.Overdue)]
    public void The_objection_runs_four_hours_from_when_the_vendor_was_told(string after, ClockState expected)
    {
        var clock = Objection(Positive(Told), Told + TimeSpan.Parse(after, System.Globalization.CultureInfo.InvariantCulture));

        Assert.That(clock.State, Is.EqualTo(expected));
        Assert.That((clock.Start, clock.Due), Is.EqualTo(((DateTimeOffset?)Told, (DateTimeOffset?)Told.AddHours(4))));
        Assert.That((clock.Source, clock.Certainty), Is.EqualTo(("食品安全法第八十八条第二款", "certain")));
        Assert.That((clock.IsPastDue, clock.IsLate), Is.EqualTo((expected is ClockState.Overdue, false)), "it is the vendor's window: when it lapses, the office is not late");
    }

    [Test]
    public void Without_notice_the_objection_waits_and_is_never_overdue()
    {
        var clock = Objection(Positive(told: null), Told.AddYears(3));

        Assert.That((clock.State, clock.Start, clock.Due), Is.EqualTo((ClockState.AwaitingNotice, (DateTimeOffset?)null, (DateTimeOffset?)null)));
        Assert.That(clock.IsLate, Is.False);
    }

    [Test]
    public void Read_before_the_notice_the_clock_still_waits()
    {
        Assert.That(Objection(Positive(Told), Told.AddSeconds(-1)).State, Is.EqualTo(ClockState.AwaitingNotice));
    }

    /// <summary>domain.md §8 no. 2: a market's or company's own positive has no 4-hour right; nor has food that is no farm produce.</summary>
    [TestCase(Organiser.Market, true)]
    [TestCase(Organiser.Company, true)]
    [TestCase(Organiser.Regulator, false)]
    public void Where_there_is_no_right_the_clock_does_not_apply(Organiser organiser, bool farmProduce)
    {
        var state = Positive(Told) with { Facts = new CaseFacts("440304", organiser, farmProduce) };

        var clock = Objection(state, Told.AddDays(1));

        Assert.That((clock.State, clock.Due), Is.EqualTo((ClockState.NotApplicable, (DateTimeOffset?)null)));
    }

    [Test]
    public void The_task_s_function_chooses_the_law_not_the_department()
    {
        var state = Positive(Told) with { Facts = CaseWalk.RegulatorsFarmProduce with { Function = LegalFunction.Agriculture } };

        Assert.That(Objection(state, Told).Source, Is.EqualTo("农产品质量安全法第五十一条第二款"));
    }

    /// <summary>
    /// 食品安全法 art 88(2), 农产品质量安全法 art 51(2): within four hours; what comes at 4:00:00 is no objection. It counts when the vendor
    /// raised it, here an hour before somebody wrote it down.
    /// </summary>
    [TestCase("03:59:59", null)]
    [TestCase("04:00:00", "raised-late")]
    public void An_objection_counts_by_when_it_was_raised_and_a_late_one_is_none(string after, string? code)
    {
        var raised = Told + TimeSpan.Parse(after, System.Globalization.CultureInfo.InvariantCulture);
        var written = raised.AddHours(1);

        var change = Object(AtSaleStopped(Positive(Told)), raised, written).Value;

        Assert.That(RapidObjection.RefusalOf(change, Law)?.Code, Is.EqualTo(code));
        var clock = Objection(change.State, written.AddDays(9));
        Assert.That((clock.State, clock.DoneAt, clock.IsLate), Is.EqualTo((code is null ? ClockState.Met : ClockState.Overdue, (DateTimeOffset?)raised, false)));
        Assert.That(Objection(change.State, Told.AddHours(3)).State, Is.EqualTo(ClockState.DueSoon), "read before it was written down");
    }

    [Test]
    public void Nobody_is_told_before_the_test_and_nobody_objects_before_the_notice()
    {
        var opened = CaseState.Open("YX-440304-2023-00001", CaseKind.Positive, CaseWalk.RegulatorsFarmProduce, "import", Told);
        var repeated = opened.Apply("record-repeat-positive", [new EvidenceItem("repeat-test", "张三", Told, "阳性")], "张三", Told, 1).Value.State;
        Outcome<CaseChange> Notify(string instant) => repeated.Apply("notify", [new EvidenceItem("notified-at", "张三", Told.AddHours(1), instant)], "张三", Told.AddHours(1), 2);

        Assert.That(Notify("2023-03-01T07:59:00+08:00").Refusal!.Message, Does.Contain("notified-at").And.Contain("早于检测时间"));
        Assert.That(Notify("2023-03-01T09:01:00+08:00").Refusal!.Message, Does.Contain("不晚于现在"));
        Assert.That(Notify("2023-03-01").Refusal!.Message, Does.Contain("带时区的时间"), "hours do not run from a day");
        Assert.That(Notify("2023-03-01T08:00:00+08:00").Succeeded);
        Assert.That(Object(AtSaleStopped(Positive(Told)), Told.AddMinutes(-1), Told.AddHours(1)).Refusal!.Message, Does.Contain("objected-at").And.Contain("早于告知时间"));
    }

    /// <summary>食品安全法 art 88(2) gives four hours to whoever was told; that the goods were given up first is no objection, and no duty was met.</summary>
    [TestCase(1)]
    [TestCase(30)]
    public void A_right_nobody_used_lapses_whatever_became_of_the_goods(int hours)
    {
        var at = Told.AddHours(hours);
        var disposed = AtSaleStopped(Positive(Told)).Apply(
            "dispose", [new EvidenceItem("disposal-method", "张三", at, "销毁"), new EvidenceItem("disposed-kg", "张三", at, "3.5")], "张三", at, 4).Value.State;

        Assert.That(Objection(disposed, Told.AddHours(2)).State, Is.EqualTo(ClockState.Running));
        var lapsed = Objection(disposed, Told.AddHours(31));
        Assert.That((lapsed.State, lapsed.IsPastDue, lapsed.IsLate), Is.EqualTo((ClockState.Overdue, false, false)), "and nothing is left to do");
        Assert.That(Escalation.Of(lapsed, Told.AddHours(31), Law, "440304"), Is.EqualTo(EscalationLevel.None));
    }

    [Test]
    public void A_case_closed_without_notice_waits_for_none()
    {
        var closed = CaseWalk.ReadyToClose(PositiveLifecycle.Table, ["record-repeat-negative", "confirm"]);
        closed = closed.Apply("close", [], "张三", Told.AddHours(1), closed.Version).Value.State;

        Assert.That(Objection(closed, Told.AddHours(2)).State, Is.EqualTo(ClockState.NotApplicable));
        Assert.That(Objection(closed, Told.AddMinutes(30)).State, Is.EqualTo(ClockState.AwaitingNotice), "read while it was open");
    }

    /// <summary>1 March 2023 is a Wednesday: the fifth working day after it is Wednesday the 8th, the ninetieth day Tuesday 30 May.</summary>
    [Test]
    public void A_disposal_case_has_a_clock_to_start_and_one_to_finish_from_the_receipt_of_the_report()
    {
        var opened = CaseWalk.Open(DisposalLifecycle.Table, new CaseFacts("440304", ReceivedAt: Told));

        var clocks = CaseClocks.Read(opened, Told.AddDays(100), Law);

        Assert.That(clocks.Select(clock => (clock.Code, clock.Start, clock.Due, clock.State)), Is.EqualTo(new[]
        {
            ("disposal-start", (DateTimeOffset?)Told, (DateTimeOffset?)Midnight(2023, 3, 9), ClockState.Overdue),
            ("disposal-finish", Told, Midnight(2023, 5, 31), ClockState.Overdue),
        }));
        Assert.That(clocks.Select(clock => clock.IsLate), Is.All.True);
    }

    [Test]
    public void Starting_meets_the_one_and_transferring_settles_both()
    {
        var opened = CaseWalk.Open(DisposalLifecycle.Table, new CaseFacts("440304", ReceivedAt: Told));
        var started = opened.Apply("start", [], "张三", Told.AddDays(6), 1).Value.State;
        var proposed = CaseWalk.Proposed(opened);
        var transferred = proposed.Apply("transfer", [new EvidenceItem("transfer-letter", "张三", Told.AddDays(95), "函〔2023〕1号")], "张三", Told.AddDays(95), 2).Value.State;

        Assert.That(StatesOf(started, Told.AddDays(30)), Is.EqualTo(new[] { ClockState.Met, ClockState.Running }));
        Assert.That(StatesOf(started, Told.AddDays(70)), Is.EqualTo(new[] { ClockState.Met, ClockState.DueSoon }));
        Assert.That(StatesOf(transferred, Told.AddDays(99)), Is.EqualTo(new[] { ClockState.Met, ClockState.Met }));
    }

    /// <summary>domain.md §8 no. 17: 食品相关产品 and 复用餐饮具 follow another regime; none of the food clocks is theirs.</summary>
    [Test]
    public void What_is_no_food_has_no_food_clock()
    {
        var disposal = CaseWalk.Open(DisposalLifecycle.Table, new CaseFacts("440304", ReceivedAt: Told, OtherRegime: true)) with { Parties = [new(PartyRole.Seller, "某商行")] };
        var positive = Positive(Told) with { Facts = CaseWalk.RegulatorsFarmProduce with { OtherRegime = true } };

        Assert.That(CaseClocks.All(disposal, Told.AddDays(100), Law).Select(clock => clock.State), Is.All.EqualTo(ClockState.NotApplicable));
        Assert.That(Objection(positive, Told.AddHours(5)).State, Is.EqualTo(ClockState.NotApplicable));
        Assert.That(AtSaleStopped(positive).Apply("object", [new EvidenceItem("objection-record", "张三", Told, "有异议")], "张三", Told, 4).Refusal!.Code, Is.EqualTo("no-objection-right"));
    }

    /// <summary>domain.md §6.6: 72 hours in one province's scoring; elsewhere there is no such clock until its own row is imported.</summary>
    [TestCase("620100", "71:59:59", ClockState.DueSoon)]
    [TestCase("620100", "72:00:00", ClockState.Overdue)]
    [TestCase("440304", "72:00:00", null)]
    public void The_handling_of_a_positive_has_a_clock_only_where_the_province_has_one(string district, string after, ClockState? expected)
    {
        var state = Positive(Told) with { Facts = CaseWalk.RegulatorsFarmProduce with { District = district } };
        var law = Law with { Limits = new LegalLimits([.. Law.Limits.All, Limit("positive-handling", 72, LegalUnit.Hours, "甘肃", "unsure") with { Region = "620000" }]) };
        var (hours, minutes) = (int.Parse(after[..2], System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Parse("00" + after[2..], System.Globalization.CultureInfo.InvariantCulture));

        var clock = CaseClocks.Read(state, state.OpenedAt.AddHours(hours) + minutes, law).SingleOrDefault(one => one.Code == "positive-handling");

        Assert.That(clock?.State, Is.EqualTo(expected));
    }

    [Test]
    public void A_limit_that_is_not_in_force_makes_the_clock_not_applicable()
    {
        var clock = CaseClocks.Read(Positive(Told), Told.AddHours(9), Law with { Limits = new LegalLimits([]) }).Single();

        Assert.That((clock.State, clock.Due, clock.Source), Is.EqualTo((ClockState.NotApplicable, (DateTimeOffset?)null, (string?)null)));
    }

    private static DateTimeOffset Midnight(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.FromHours(8));

    private static CaseState Positive(DateTimeOffset? told) => CaseState.Open(
        "YX-440304-2023-00001",
        CaseKind.Positive,
        CaseWalk.RegulatorsFarmProduce,
        "import",
        Told.AddHours(-1),
        told is { } known ? [new EvidenceItem("notified-at", "import", known, known.ToString("yyyy-MM-ddTHH:mm:ssK", System.Globalization.CultureInfo.InvariantCulture))] : []);

    private static Outcome<CaseChange> Object(CaseState state, DateTimeOffset raised, DateTimeOffset written) => state.Apply(
        "object",
        [new EvidenceItem("objected-at", "张三", written, raised.ToString("yyyy-MM-ddTHH:mm:ssK", System.Globalization.CultureInfo.InvariantCulture)), new EvidenceItem("objection-record", "张三", written, "当场提出")],
        "张三", written, state.Version);

    private static CaseState AtSaleStopped(CaseState state)
    {
        foreach (var action in new[] { "record-repeat-positive", "notify", "stop-sale" })
        {
            var needs = state.Lifecycle.Find(state.Stage, action)!.Needs.Where(kind => state.Find(kind.Code) is null);
            state = state.Apply(action, [.. needs.Select(kind => new EvidenceItem(kind.Code, "张三", Told, "有记录"))], "张三", Told, state.Version).Value.State;
        }

        return state;
    }

    private static CaseClock Objection(CaseState state, DateTimeOffset at) => CaseClocks.Read(state, at, Law).Single();

    private static IEnumerable<ClockState> StatesOf(CaseState state, DateTimeOffset at) => CaseClocks.Read(state, at, Law).Select(clock => clock.State);

    private static readonly ClockLaw Law = new(
        new LegalLimits(
        [
            Limit("rapid-objection", 4, LegalUnit.Hours, "食品安全法第八十八条第二款", "certain"),
            Limit("agriculture-rapid-objection", 4, LegalUnit.Hours, "农产品质量安全法第五十一条第二款", "certain"),
            Limit("disposal-start", 5, LegalUnit.WorkingDays, "总局年度抽检计划", "unsure"),
            Limit("disposal-finish", 90, LegalUnit.CalendarDays, "总局年度抽检计划", "unsure"),
        ]),
        new WorkingCalendar([], [], [2023]),
        TimeSpan.FromHours(8));

    private static LegalLimit Limit(string rule, int value, LegalUnit unit, string source, string certainty) =>
        new(rule, rule, value, unit, null, "事件", null, null, source, certainty, new DateOnly(2022, 1, 1), null, null);
}
