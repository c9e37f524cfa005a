using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

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
        var found = await new ShowCase(Number).Handle(db, caller, cancel);
        if (found.Refusal is not null)
            return found;

        var row = found.Value;
        var given = Evidence.Select(item => new EvidenceItem(item.Code, caller.Name, at, item.Value, item.Waiver)).ToList();
        var applied = row.State().Apply(Action, given, caller.Name, at, Version ?? row.Version);
        if (applied.Refusal is { } refused)
            return refused;

        row.Take(applied.Value);
        await using var own = applied.Value.Opens is not null && db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        try
        {
            await db.SaveChangesAsync(cancel);
            if (applied.Value.Opens is { } opens)
                CarryOn(db, row, opens, at, zone);
            if (own is not null)
                await own.CommitAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangedMeanwhile(Number);
        }

        return row;
    }

    internal static Refusal ChangedMeanwhile(string number) =>
        new("stale-version", $"案件 {number} 刚刚被他人更新，本次未作任何更改。请重新打开后再办。");

    /// <summary>The case of the other kind that carries on: about the same sample, with its own number and clocks.</summary>
    private static void CarryOn(LimsDb db, DisposalCase from, CaseKind kind, DateTimeOffset at, TimeZoneInfo zone) =>
        CaseWriter.Open(db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction(), new NewCase
        {
            Kind = kind,
            DistrictCode = from.DistrictCode,
            Year = at.LocalDay(zone).Year,
            OpenedAt = at,
            UploadId = from.UploadId,
            RowNumber = from.RowNumber,
            SampleNo = from.SampleNo,
            TestItems = [from.TestItems],
            MarketId = from.MarketId,
            TestedOn = from.TestedOn?.DayNumber,
            Food = from.Food,
            Organiser = from.Organiser,
            FarmProduce = from.FarmProduce,
            Parties = [.. from.Parties.Select(party => (party.Role, party.Name))],
        });
}
