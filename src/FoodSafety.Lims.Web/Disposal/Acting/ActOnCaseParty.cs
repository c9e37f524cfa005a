using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Makes one move of a party of a case: of its task, of a re-examination, of an objection.</summary>
/// <param name="Number">The case.</param>
/// <param name="Action">Code of the action, e.g. <c>assign-party</c>.</param>
/// <param name="Party">Number of the party, 1-based.</param>
/// <param name="Evidence">Evidence given with it.</param>
/// <param name="Version">The version the caller looked at; null takes the stored one.</param>
public sealed record ActOnCaseParty(string Number, string Action, int? Party, IReadOnlyList<GivenEvidence> Evidence, int? Version = null)
{
    /// <param name="reading">The reference data, and the instant it is done at.</param>
    public Task<Outcome<DisposalCase>> Handle(LimsDb db, CaseReading reading, Caller caller, CancellationToken cancel)
    {
        var given = Evidence.Select(item => new EvidenceItem(item.Code, caller.Name, reading.AsOf, item.Value, item.Waiver)).ToList();
        return StoredCase.Change(
            db, Number, Version, caller, (state, version) => new ActOnParty(Party, Action, given).Apply(state, caller.Name, reading.AsOf, version, reading.Law), cancel);
    }
}
