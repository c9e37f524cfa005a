using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Corrections.Views;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Samples.Doors;

/// <summary>Stored laboratory results in the order they came, a page at a time. A laboratory sees those it sent.</summary>
/// <param name="Verdict">compliant | non-compliant</param>
/// <param name="From">First local day of testing.</param>
/// <param name="To">Last local day of testing.</param>
/// <param name="Cursor">The <c>next</c> of the page before.</param>
/// <param name="Limit">Most rows on a page, 1–1000.</param>
/// <param name="Upload">Only rows of this upload, by its public id.</param>
/// <param name="Row">Only the row with this number in its file.</param>
public sealed record ListResults(string? District, string? SampleNo, string? TestItem, string? Verdict, DateOnly? From, DateOnly? To, string? Cursor, int Limit = 100,
    string? Upload = null, int? Row = null)
{
    public async Task<Outcome<ResultList>> Handle(LimsDb db, Caller caller, CancellationToken cancel)
    {
        if (Verdict is not (null or "compliant" or "non-compliant"))
            return new Refusal("unknown-verdict", $"判定“{Verdict}”不存在；可用：compliant、non-compliant。", RefusalKind.Invalid);
        if (Limit is < 1 or > 1000)
            return new Refusal("out-of-range", "limit 须为 1 到 1000。", RefusalKind.Invalid);
        var after = 0L;
        if (Cursor is not null && !long.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return new Refusal("bad-cursor", $"游标“{Cursor}”无效：请使用上一页返回的 next。", RefusalKind.Invalid);
        int? upload = null;
        if (Upload is not null && (upload = Uploads.Upload.ParseNumber(Upload)) is null)
            return new Refusal("unknown-upload", $"“{Upload}”不是上传编号，应如 U-000017。", RefusalKind.Invalid);
        if (District is not null && !await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        if (caller.Role != Roles.Lab && Access.ToDistrict(caller, District ?? caller.District ?? "") is { } refusal)
            return refusal;

        var results = db.SampleResults.AsNoTracking().Where(result => result.Id > after);
        if (caller.Role == Roles.Lab)
            results = results.Where(result => db.Uploads.Any(upload => upload.Id == result.UploadId && upload.OrganisationCode == caller.Organisation));
        if ((District ?? caller.District) is { } district)
            results = results.Where(result => db.Samples.Any(sample => sample.Id == result.SampleId && sample.DistrictCode == district)
                || db.Findings.Any(finding => finding.Id == result.FindingId && finding.DistrictCode == district));
        if (SampleNo is not null)
            // The results of a blind sample say its blind code; those who may know it find them by its number too.
            results = results.Where(result => result.SampleNo == SampleNo
                || (caller.IsRegulator && db.Samples.Any(sample => sample.Id == result.SampleId && sample.SampleNo == SampleNo)));
        if (TestItem is not null)
            results = results.Where(result => result.TestItem == TestItem);
        if (Verdict is not null)
        {
            var wanted = Verdict == "compliant" ? Domain.Sampling.Verdict.Compliant : Domain.Sampling.Verdict.NonCompliant;
            results = results.Where(result => result.Verdict == wanted);
        }
        if (upload is { } sent)
            results = results.Where(result => result.UploadId == sent);
        if (Row is { } row)
            results = results.Where(result => result.RowNumber == row);
        if (From is { } from)
            results = results.Where(result => result.TestedOn >= from);
        if (To is { } to)
            results = results.Where(result => result.TestedOn <= to);

        var page = await results.OrderBy(result => result.Id).Take(Limit + 1).ToListAsync(cancel);
        var more = page.Count > Limit;
        if (more)
            page.RemoveAt(Limit);
        var versions = await RowVersions.Of(db, "results", [.. page.Select(result => result.Id)], cancel);
        return new ResultList([.. page.Select(result => ResultList.Of(result, versions))], more ? page[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }
}
