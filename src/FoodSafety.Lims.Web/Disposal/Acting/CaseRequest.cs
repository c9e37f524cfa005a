using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Approvals;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
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

    /// <summary>Of a transfer: the district in this system it goes to; null for any other authority.</summary>
    public string? District { get; init; }

    /// <summary>Of a merge: the case it goes on in.</summary>
    public string? Into { get; init; }

    /// <summary>未过秤的理由: why every weight that the case has not and that is not among the evidence was not taken.</summary>
    public string? Unweighed { get; init; }

    /// <summary>
    /// Files are attached first, each a change of its own: where the act is then refused they stay, and need not be sent again.
    /// </summary>
    /// <param name="reading">The reference data, and the instant it is done at.</param>
    public async Task<Outcome<DisposalCase>> Handle(LimsDb db, LimsSettings settings, CaseReading reading, Caller caller, CancellationToken cancel)
    {
        if (!string.IsNullOrWhiteSpace(Unweighed))
        {
            var found = await new ShowCase(Number).Handle(db, caller, cancel);
            return found.Refusal is not null ? found : await (this with { Unweighed = null, Evidence = [.. Evidence, .. WeighGoods.Excused(found.Value.State(), Evidence, Unweighed)] }).Handle(db, settings, reading, caller, cancel);
        }
        if (RefusalOfEvidence() is { } notTaken)
            return notTaken;
        var version = Version;
        if (Files.Count > 0)
        {
            var attached = await Attach(db, settings, reading, caller, cancel);
            if (attached.Refusal is { } refused)
                return refused;
            version = attached.Value;
            db.ChangeTracker.Clear();
        }

        return await (
            Action == PartyTable.Add.Code ? new AddCaseParty(Number, Role, Name, version).Handle(db, caller, reading.AsOf, cancel)
            : Action == Dispute.Conclude.Code ? new ConcludeCase(Number, Reason, version).Handle(db, caller, reading.AsOf, cancel)
            : Action == ProposeApproval.Action.Code ? new ProposeOnCase(Number, Reason, version).Handle(db, caller, reading.AsOf, cancel)
            : CorrectEvidence.Find(Action) is not null ? new CorrectCaseEvidence(Number, Action, Evidence, Reason, Party, version).Handle(db, caller, reading.AsOf, cancel)
            : Action == MergeCases.Action.Code ? new MergeIntoCase(Number, Into, Reason, version).Handle(db, caller, reading.AsOf, cancel)
            : Action == DisposalLifecycle.Transfer.Code && District is { Length: > 0 } district
                ? new TransferCase(Number, district, Evidence, version).Handle(db, settings.TimeZone, caller, reading.AsOf, cancel)
            : PartyProcedures.Of(Action) is not null ? new ActOnCaseParty(Number, Action, Party, Evidence, version).Handle(db, reading, caller, cancel)
            : ClockActions.Find(Action) is not null ? new ChangeCaseClock(Number, Action, Clock, Reason, Party, version).Handle(db, reading, caller, cancel)
            : new ActOnCase(Number, Action, Evidence, version).Handle(db, reading, caller, cancel));
    }

    /// <summary>Evidence of an act that takes none is refused by name: dropped in silence, its sender would believe it kept.</summary>
    private Refusal? RefusalOfEvidence()
    {
        var takesStatements = CorrectEvidence.Request.Code == Action;
        CaseAction[] without = [PartyTable.Add, Dispute.Conclude, MergeCases.Action, ProposeApproval.Action, .. CorrectEvidence.Actions, .. ClockActions.All];
        if (without.FirstOrDefault(known => known.Code == Action) is not { } action)
            return null;
        var given = (takesStatements ? [] : Evidence.Select(item => item.Code)).Concat(Files.Select(file => file.Code)).ToList();
        return given.Count == 0
            ? null
            : new Refusal("evidence-not-taken", $"案件 {Number}：{action.Name}（{action.Code}）不收证据（{string.Join("、", given)}），未作任何更改；请先补充证据，再办此事。", RefusalKind.Invalid);
    }

    /// <summary>The version after the files were attached; no file is kept for an act that the stage or the version refuses: the act itself says why.</summary>
    private async Task<Outcome<int?>> Attach(LimsDb db, LimsSettings settings, CaseReading reading, Caller caller, CancellationToken cancel)
    {
        var found = await new ShowCase(Number).Handle(db, caller, cancel);
        if (found.Refusal is { } unknown)
            return unknown;
        var version = Version ?? found.Value.Version;
        if (version != found.Value.Version || !IsPossible(found.Value.State(), reading.AsOf))
            return (int?)version;
        foreach (var file in Files)
        {
            var attached = await new AttachEvidence(Number, new GivenEvidence(file.Code, Party: Party), file.Name, file.Content).Handle(db, settings, caller, reading.AsOf, cancel);
            if (attached.Refusal is { } refused)
                return refused;
            version++;
        }

        return (int?)version;
    }

    private bool IsPossible(CaseState state, DateTimeOffset at) => PartyProcedures.Of(Action) is { } procedure
        ? PartyProgress.Of(state, procedure, at).Any(progress => progress.Number == Party && procedure.Find(progress.Stage, Action) is not null)
        : state.Lifecycle.Find(state.Stage, Action) is not null;
}
