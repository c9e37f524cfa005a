using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Whatever is asked of a case by one action's code: API, command and page come in here, and it goes to the operation that knows the code.</summary>
/// <param name="Number">The case.</param>
/// <param name="Action">Code of a move of the lifecycle, of an act on a time limit, or of one on a party.</param>
/// <param name="Version">The version the caller looked at; null takes the stored one.</param>
public sealed record CaseRequest(string Number, string Action, int? Version = null)
{
    public IReadOnlyList<GivenEvidence> Evidence { get; init; } = [];

    public IReadOnlyList<GivenFile> Files { get; init; } = [];

    /// <summary>Of an act on a time limit: which; and why, as for ending an overturned finding.</summary>
    public string? Clock { get; init; }

    public string? Reason { get; init; }

    /// <summary>Of an act on a party, or on a time limit of one: its number; or the role and name of one that is added.</summary>
    public int? Party { get; init; }

    public PartyRole? Role { get; init; }

    public string? Name { get; init; }

    /// <param name="reading">The reference data, and the instant it is done at.</param>
    public Task<Outcome<DisposalCase>> Handle(LimsDb db, LimsSettings settings, CaseReading reading, Caller caller, CancellationToken cancel) =>
        Action == PartyTable.Add.Code ? new AddCaseParty(Number, Role, Name, Version).Handle(db, caller, reading.AsOf, cancel)
        : Action == Dispute.Conclude.Code ? new ConcludeCase(Number, Reason, Version).Handle(db, caller, reading.AsOf, cancel)
        : PartyProcedures.Of(Action) is not null ? new ActOnCaseParty(Number, Action, Party, Evidence, Version).Handle(db, reading, caller, cancel)
        : ClockActions.Find(Action) is not null ? new ChangeCaseClock(Number, Action, Clock, Reason, Party, Version).Handle(db, reading, caller, cancel)
        : new ActOnCaseWithFiles(Number, Action, Evidence, Files, Version).Handle(db, settings, caller, reading.AsOf, cancel);
}
