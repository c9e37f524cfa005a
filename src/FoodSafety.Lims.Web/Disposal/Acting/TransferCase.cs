using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>
/// 移送管辖 to a district in this system: its own case is opened with its own clocks, or the one it has of the sample takes this one in.
/// To any other authority the move <c>transfer</c> goes alone, with the letter; its receipt is added when it comes.
/// </summary>
/// <param name="Number">The case.</param>
/// <param name="District">Code of the district it goes to.</param>
/// <param name="Evidence">The letter.</param>
/// <param name="Version">The version the caller looked at; null takes the stored one.</param>
public sealed record TransferCase(string Number, string District, IReadOnlyList<GivenEvidence> Evidence, int? Version = null)
{
    public async Task<Outcome<DisposalCase>> Handle(LimsDb db, TimeZoneInfo zone, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        var given = Evidence.Select(item => new EvidenceItem(item.Code, caller.Name, at, item.Value, item.Waiver)).ToList();
        return await StoredCase.Change(db, Number, Version, caller, Apply, cancel,
            async (row, _, written) => row.Events[^1].Link = await Receive(db, row, zone, caller, at, written, cancel));

        Outcome<CaseChange> Apply(CaseState state, int version) => state.Facts.District == District
            ? new Refusal("same-district", $"案件 {Number} 本来就属于 {District}，不需要移送。", RefusalKind.Invalid)
            : state.Apply(DisposalLifecycle.Transfer.Code, given, caller.Name, at, version);
    }

    /// <summary>Number of the case of the other district.</summary>
    private async Task<string> Receive(LimsDb db, DisposalCase from, TimeZoneInfo zone, Caller caller, DateTimeOffset at, List<RowChange> written, CancellationToken cancel)
    {
        DistrictLock.Take(db, District);
        var standing = await StoredCase.Whole(db).FirstOrDefaultAsync(
            one => one.DistrictCode == District && one.Kind == from.Kind && one.SampleNo == from.SampleNo && one.ClosedAt == null, cancel);
        if (standing is null)
            return CarriedOn.Open(db, from, CaseKind.Disposal, District, from.SampleNo, from.SampleId, caller, at, zone, written);
        standing.Take(TakeIn.From(standing.State(), from.State(), caller.Name, at));
        return standing.Number;
    }
}
