using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Approvals;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Asks for, approves or declines another time than the one that starts a limit of a case.</summary>
/// <param name="Number">The case.</param>
/// <param name="Action">Code of the action, e.g. <c>request-evidence-correction</c>.</param>
/// <param name="Evidence">Of asking: the time as it should be.</param>
/// <param name="Reason">Why.</param>
/// <param name="Party">Number of the party it is about; null for the case itself.</param>
/// <param name="Version">The version the caller looked at; null takes the stored one.</param>
public sealed record CorrectCaseEvidence(string Number, string Action, IReadOnlyList<GivenEvidence> Evidence, string? Reason, int? Party = null, int? Version = null)
{
    public Task<Outcome<DisposalCase>> Handle(LimsDb db, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        var given = Evidence.Select(item => new EvidenceItem(item.Code, caller.Name, at, item.Value, Party: item.Party ?? Party)).ToList();
        return StoredCase.Change(db, Number, Version, caller, (state, version) => new CorrectEvidence(Action, given, Reason).Apply(state, caller.Name, at, version), cancel);
    }
}
