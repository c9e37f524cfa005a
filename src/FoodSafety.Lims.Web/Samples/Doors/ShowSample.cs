using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Corrections.Views;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Samples.Doors;

/// <summary>One registered sample with its results, for the regulators of its district.</summary>
public sealed record ShowSample(string Number)
{
    public async Task<Outcome<SampleView>> Handle(LimsDb db, Caller caller, CancellationToken cancel)
    {
        var sample = await db.Samples.AsNoTracking().SingleOrDefaultAsync(found => found.SampleNo == Number, cancel);
        if (sample is null)
            return new Refusal("unknown-sample", $"没有编号为 {Number} 的抽样单。", RefusalKind.NotFound);
        if (Access.ToDistrict(caller, sample.DistrictCode) is { } refusal)
            return refusal;

        var results = await db.SampleResults.AsNoTracking().Where(result => result.SampleId == sample.Id).OrderBy(result => result.Id).ToListAsync(cancel);
        var versions = await RowVersions.Of(db, "results", [.. results.Select(result => result.Id)], cancel);
        var number = await db.Cases.Where(disposal => disposal.SampleId == sample.Id).Select(disposal => disposal.Number).FirstOrDefaultAsync(cancel);
        return new SampleView(
            sample.SampleNo, sample.DistrictCode, sample.SampledOn, sample.State, sample.TestedOn, sample.ReportedOn, sample.Programme, sample.ProgrammeSource,
            sample.SamplingOrganisation, sample.Laboratory, sample.SampledParty, sample.Food, sample.FoodCategory, ResultList.Word(sample.Verdict),
            [.. results.Select(result => ResultList.Of(result, versions))], number, Uploads.Upload.FormatNumber(sample.UploadId), sample.RowNumber);
    }
}
