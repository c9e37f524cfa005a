using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Clocks;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>A case as the outside sees it: the shape of the contract, with what a person reads added.</summary>
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
    IReadOnlyList<CaseView.EvidenceView> Evidence)
{
    public sealed record FindingView(string Upload, int Row, string SampleNo, string TestItem, string Food);

    public sealed record PartyView(PartyRole Role, string Name);

    /// <param name="IsRight">Whether it is the vendor's time to act in: past due it has lapsed.</param>
    /// <param name="IsLate">Whether the office is late.</param>
    public sealed record ClockView(
        string Code, string Name, DateTimeOffset? Start, DateTimeOffset? Due, ClockState State, string? Source, string? Certainty, bool IsRight, bool IsLate);

    public sealed record EventView(int Version, string Action, string Name, string? From, string To, string By, DateTimeOffset At, IReadOnlyList<string> Evidence);

    public sealed record EvidenceView(string Code, string Name, string? Value, string? Waiver, string? FileName, string? Sha256, string By, DateTimeOffset At);
}
