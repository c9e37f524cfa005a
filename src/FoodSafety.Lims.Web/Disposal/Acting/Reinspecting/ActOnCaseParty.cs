using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Makes one move of a party of a case: of its task, of a re-examination, of an objection.</summary>
/// <param name="Number">The case.</param>
/// <param name="Action">Code of the action, e.g. <c>assign-party</c>.</param>
/// <param name="Party">Number of the party, 1-based.</param>
/// <param name="Evidence">Evidence given with it; of <c>choose-reinspection-body</c> the body is drawn here where a list is kept.</param>
/// <param name="Version">The version the caller looked at; null takes the stored one.</param>
public sealed record ActOnCaseParty(string Number, string Action, int? Party, IReadOnlyList<GivenEvidence> Evidence, int? Version = null)
{
    /// <param name="reading">The reference data, and the instant it is done at.</param>
    public async Task<Outcome<DisposalCase>> Handle(LimsDb db, CaseReading reading, Caller caller, CancellationToken cancel)
    {
        var given = Evidence.Select(item => new EvidenceItem(item.Code, caller.Name, reading.AsOf, item.Value, item.Waiver)).ToList();
        var found = await new ShowCase(Number).Handle(db, caller, cancel);
        if (found.Refusal is not null)
            return found;
        var bar = Action == ReinspectionTable.Accept.Code ? await ReinspectionRecords.BarOf(db, found.Value, Party, reading, cancel) : null;
        var drawn = Action == ReinspectionTable.ChooseBody.Code ? await ReinspectionRecords.Draw(db, found.Value, Party, given, caller, reading, cancel) : given;
        var backup = Action == ReinspectionTable.HandOver.Code ? await BackupHandOver.Of(db, found.Value, Party, given, caller, reading, cancel) : null;
        return await StoredCase.Change(db, found.Value, Version, caller, Apply, cancel, (_, _, written) =>
        {
            backup?.Write(db, written);
            return Task.CompletedTask;
        });

        Outcome<CaseChange> Apply(CaseState state, int version)
        {
            var applied = new ActOnParty(Party, Action, drawn.Refusal is null ? drawn.Value : given).Apply(state, caller.Name, reading.AsOf, version, reading.Law);
            // The stage and the version are asked first: whoever is late is told that, and not what the draw came to.
            return applied.Refusal is { Code: not "evidence-missing" } ? applied : (bar?.RefusalOf(Number) ?? drawn.Refusal ?? (applied.Refusal is null ? backup?.Moved.Refusal : null)) is { } refused ? refused : applied;
        }
    }
}
