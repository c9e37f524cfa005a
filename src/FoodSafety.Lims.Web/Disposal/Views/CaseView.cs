using System.Text.Json.Serialization;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>A case as the outside sees it: the shape of the contract, with what a person reads added.</summary>
/// <param name="Awaited">Codes of the evidence that comes after the end: of a transfer its receipt, of a closed case the look-back (回头看).</param>
/// <param name="Links">Numbers of other cases this one goes on in, took in, or carries on.</param>
/// <param name="Merged">The cases that go on in this one (并案), with their evidence; only where one case is shown.</param>
/// <param name="PartiesWithoutTask">Numbers of the parties that were named and that nobody was given yet; empty once the case has ended.</param>
/// <param name="GoodsFaults">The balances of its goods that do not hold, in sentences; empty while not everything was weighed.</param>
/// <param name="Correction">The change of a time that starts a limit that waits for a second person; null while none does.</param>
/// <param name="HasFirstPerson">Whether anybody handled it or asked for an approval: until then nobody approves.</param>
public sealed record CaseView(
    string Number,
    string Kind,
    string District,
    CaseView.FindingView Finding,
    IReadOnlyList<CaseView.PartyView> Parties,
    string Stage,
    string StageName,
    CaseResolution? Resolution,
    int Version,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt,
    IReadOnlyList<CaseView.ClockView> Clocks,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Actions,
    IReadOnlyList<CaseView.EventView> Events,
    IReadOnlyList<CaseView.EvidenceView> Evidence,
    EscalationLevel Escalation,
    IReadOnlyList<string> Awaited,
    IReadOnlyList<string> Links,
    IReadOnlyList<CaseView.MergedView> Merged,
    IReadOnlyList<int> PartiesWithoutTask,
    IReadOnlyList<string> GoodsFaults,
    CaseView.CorrectionView? Correction,
    bool HasFirstPerson)
{
    /// <summary>Where a laboratory is to confirm it: of a positive that a rapid room of the network (1+5+N) found, where one case is shown.</summary>
    public Laboratory.ConfirmOrder? ConfirmOrder { get; init; }

    /// <summary>Where a positive was found, whose goods it was and what was read; null of a disposal case and in a list.</summary>
    public RapidScreening? Screening { get; init; }

    /// <summary>Its own clocks and its parties'.</summary>
    [JsonIgnore]
    public IEnumerable<ClockView> AllClocks => Clocks.Concat(Parties.SelectMany(party => party.Clocks));

    /// <param name="Organiser">Who had the rapid test done; of a laboratory's finding the regulator.</param>
    public sealed record FindingView(string Upload, int Row, string SampleNo, string TestItem, string Food, Organiser Organiser);

    /// <param name="Number">1-based; an act on the party's task names it.</param>
    /// <param name="Stage">Where its task stands; <c>unassigned</c> while nobody was given it.</param>
    /// <param name="Department">Who was given it: an own department, or the authority a letter (协查函) went to.</param>
    /// <param name="ServedAt">When it was served, as it was stated.</param>
    /// <param name="Clocks">The task's own, and those of its disputes.</param>
    /// <param name="Actions">Codes of what may be done to the task and to its disputes.</param>
    /// <param name="Disputes">Its re-examination (复检) and objection (异议), where they were begun.</param>
    public sealed record PartyView(
        PartyRole Role, string Name, int Number, string Stage, string StageName, string? Department, string? LetterNo, string? ServedAt, string? ServiceMethod,
        string? Outcome, DateTimeOffset? ClosedAt, IReadOnlyList<ClockView> Clocks, IReadOnlyList<string> Actions, IReadOnlyList<DisputeView> Disputes);

    public sealed record DisputeView(string Kind, string Name, string Stage, string StageName, DateTimeOffset? EndedAt);

    /// <param name="IsRight">Whether it is the vendor's time to act in: past due it has lapsed.</param>
    /// <param name="IsLate">Whether the office is late.</param>
    /// <param name="Escalation">Who must know of it by now.</param>
    /// <param name="Extension">How it was extended; null where it was not.</param>
    /// <param name="Suspensions">When it stood still, oldest first.</param>
    /// <param name="Asked">Requests that wait for a second person.</param>
    /// <param name="Actions">Codes of what may be done to it.</param>
    /// <param name="CalendarKnown">False where it counts through days whose holidays are not published: the day may still move.</param>
    public sealed record ClockView(
        string Code, string Name, DateTimeOffset? Start, DateTimeOffset? Due, ClockState State, string? Source, string? Certainty, bool IsRight, bool IsLate,
        EscalationLevel Escalation, ExtensionView? Extension, IReadOnlyList<SuspensionView> Suspensions, IReadOnlyList<AskedView> Asked, IReadOnlyList<string> Actions,
        bool CalendarKnown);

    /// <param name="Value">By how much, in <paramref name="Unit"/>.</param>
    public sealed record ExtensionView(int? Value, LegalUnit Unit, string? Reason, string By, DateTimeOffset At);

    /// <param name="Until">When it was resumed; null while it stands still.</param>
    public sealed record SuspensionView(DateTimeOffset Since, DateTimeOffset? Until, string? Reason, string By);

    public sealed record AskedView(string Action, string? Reason, string By, DateTimeOffset At);

    /// <param name="Clock">Code of the clock an act on a time limit is about.</param>
    /// <param name="Link">Number of the other case.</param>
    public sealed record EventView(
        int Version, string Action, string Name, string? From, string To, string By, DateTimeOffset At, IReadOnlyList<string> Evidence, string? Clock, string? Reason,
        int? Party, string? Link);

    public sealed record CorrectionView(string Code, string Name, string Value, string? Reason, string By, DateTimeOffset At, int? Party);

    public sealed record MergedView(string Number, FindingView Finding, IReadOnlyList<EvidenceView> Evidence);

    public sealed record EvidenceView(string Code, string Name, string? Value, string? Waiver, string? FileName, string? Sha256, string By, DateTimeOffset At, int? Party);
}
