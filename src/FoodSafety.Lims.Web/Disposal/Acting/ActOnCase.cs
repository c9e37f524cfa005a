using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Makes one move of a case's lifecycle.</summary>
/// <param name="Number">The case.</param>
/// <param name="Action">Code of the action.</param>
/// <param name="Evidence">Evidence given with it; who and when are set here.</param>
/// <param name="Version">The version the caller looked at; null takes the stored one.</param>
public sealed record ActOnCase(string Number, string Action, IReadOnlyList<GivenEvidence> Evidence, int? Version = null)
{
    public async Task<Outcome<DisposalCase>> Handle(LimsDb db, TimeZoneInfo zone, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        var given = Evidence.Select(item => new EvidenceItem(item.Code, caller.Name, at, item.Value, item.Waiver)).ToList();
        if (Recheck.RefusalOf(given, await RapidMethodNames.For(db, given, cancel)) is { } rapid)
            return rapid;
        return await StoredCase.Change(db, Number, Version, caller, (state, version) => state.Apply(Action, given, caller.Name, at, version), cancel, (row, change, written) =>
        {
            if (change.Opens is { } opens)
                CarriedOn.Open(db, row, opens, row.DistrictCode, caller, at, zone, written);
            return Task.CompletedTask;
        });
    }
}
