using System.Globalization;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Tests.Domain.Calendar;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

/// <summary>Reminder before and escalation after (所 → 区局 → 市局); domain.md §8 no. 8.</summary>
[TestFixture]
public sealed class EscalationTests
{
    private static readonly ClockLaw Law = new(ReferenceTables.Limits, ReferenceTables.WorkingDays, TimeSpan.FromHours(8));

    /// <summary>Five working days from Wednesday 20 September 2023 end with the 27th; 国庆 follows until 6 October, 7 and 8 October are worked.</summary>
    [TestCase("2023-09-24T23:59:59+08:00", EscalationLevel.None)]
    [TestCase("2023-09-25T00:00:00+08:00", EscalationLevel.Reminder, Description = "two working days are left")]
    [TestCase("2023-09-27T23:59:59+08:00", EscalationLevel.Reminder)]
    [TestCase("2023-09-28T00:00:00+08:00", EscalationLevel.Station)]
    [TestCase("2023-09-28T23:59:59+08:00", EscalationLevel.Station)]
    [TestCase("2023-09-29T00:00:00+08:00", EscalationLevel.District, Description = "the 28th passed as well")]
    [TestCase("2023-10-10T23:59:59+08:00", EscalationLevel.District, Description = "28, make-up 7 and 8, 9, 10")]
    [TestCase("2023-10-11T00:00:00+08:00", EscalationLevel.City)]
    public void A_limit_is_reminded_of_and_rises_by_the_working_calendar(string at, EscalationLevel expected) =>
        Assert.That(LevelOf(Received("2023-09-20"), At(at), Law), Is.EqualTo(expected));

    [Test]
    public void What_is_done_or_stands_still_rises_no_more()
    {
        var opened = Received("2023-09-20");
        var started = opened.Apply("start", [], "张三", At("2023-10-12T09:00:00+08:00"), 1).Value.State;
        var asked = new ChangeClock("request-suspension", "disposal-start", "等待鉴定").Apply(opened, "张三", At("2023-09-26T09:00:00+08:00"), 1, Law).Value.State;
        var suspended = new ChangeClock("approve-suspension", "disposal-start", "同意").Apply(asked, "李四", At("2023-09-27T09:00:00+08:00"), 2, Law).Value.State;

        Assert.That(LevelOf(started, At("2023-10-12T08:59:59+08:00"), Law), Is.EqualTo(EscalationLevel.City));
        Assert.That(LevelOf(started, At("2023-10-12T09:00:00+08:00"), Law), Is.EqualTo(EscalationLevel.None));
        Assert.That(LevelOf(suspended, At("2023-10-12T09:00:00+08:00"), Law), Is.EqualTo(EscalationLevel.None));
    }

    [Test]
    public void A_limit_is_due_soon_exactly_while_it_is_reminded_of()
    {
        var state = Received("2023-09-20");
        for (var at = At("2023-09-20T09:00:00+08:00"); at < At("2023-12-25T00:00:00+08:00"); at = at.AddHours(12))
            foreach (var clock in CaseClocks.Read(state, at, Law))
                Assert.That(clock.State is ClockState.DueSoon, Is.EqualTo(Escalation.Of(clock, at, Law, "440304") is EscalationLevel.Reminder), $"{clock.Code} at {at}");
    }

    /// <summary>The vendor's four hours are a right: when they lapse nobody was late.</summary>
    [Test]
    public void A_right_of_the_vendor_never_rises()
    {
        var told = At("2023-03-01T09:00:00+08:00");
        var state = CaseState.Open("YX-440304-2023-00001", CaseKind.Positive, CaseWalk.RegulatorsFarmProduce, "import", told,
            [new EvidenceItem("notified-at", "import", told, "2023-03-01T09:00:00+08:00")]);

        Assert.That(Escalation.Of(CaseClocks.Read(state, told.AddDays(9), Law).Single(), told.AddDays(9), Law, "440304"), Is.EqualTo(EscalationLevel.None));
    }

    [Test]
    public void Without_its_reference_data_nothing_rises()
    {
        var bare = Law with { Limits = new LegalLimits([.. Law.Limits.All.Where(limit => limit.RuleId == "disposal-start")]) };

        Assert.That(LevelOf(Received("2023-09-20"), At("2023-12-01T00:00:00+08:00"), bare), Is.EqualTo(EscalationLevel.None));
    }

    private static EscalationLevel LevelOf(CaseState state, DateTimeOffset at, ClockLaw law) =>
        Escalation.Of(CaseClocks.Read(state, at, law).Single(clock => clock.Code == "disposal-start"), at, law, state.Facts.District);

    private static CaseState Received(string day) => CaseWalk.Open(DisposalLifecycle.Table, new CaseFacts("440304", ReceivedAt: At(day + "T09:00:00+08:00")));

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
