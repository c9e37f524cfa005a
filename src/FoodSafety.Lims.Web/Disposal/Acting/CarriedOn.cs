using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>A case about what another was about, with its own number, parties and clocks, linked to it.</summary>
internal static class CarriedOn
{
    /// <summary>Opens it in the transaction that ends the other; gives its number.</summary>
    /// <param name="from">The case it carries on.</param>
    /// <param name="kind">Of the new case.</param>
    /// <param name="district">Whose case it is.</param>
    /// <param name="sampleNo">The sample it is of.</param>
    /// <param name="sampleId">That sample, where it is registered.</param>
    /// <param name="written">Takes the rows, for the audit.</param>
    public static string Open(
        LimsDb db, DisposalCase from, CaseKind kind, string district, string sampleNo, long? sampleId, Caller caller, DateTimeOffset at, TimeZoneInfo zone, List<RowChange> written)
    {
        var opened = new NewCase
        {
            Kind = kind,
            DistrictCode = district,
            Year = at.LocalDay(zone).Year,
            OpenedAt = at,
            UploadId = from.UploadId,
            RowNumber = from.RowNumber,
            SampleNo = sampleNo,
            TestItems = [from.TestItems],
            SampleId = sampleId,
            FindingId = from.FindingId,
            Food = from.Food,
            Organiser = from.Organiser,
            FarmProduce = from.FarmProduce,
            Function = from.LegalFunction,
            OtherRegime = from.OtherRegime,
            Parties = [.. from.Parties.Select(party => (party.Role, party.Name))],
            By = caller.Name,
            Link = from.Number,
        };
        return CaseWriter.Open(db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction(), [opened], written)[0];
    }
}
