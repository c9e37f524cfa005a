using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Uploads.Doors;

/// <summary>One upload, for its sender and for the regulators of its district.</summary>
/// <param name="Number">The public id, U-000017.</param>
public sealed record ShowUpload(string Number)
{
    public async Task<Outcome<Upload>> Handle(LimsDb db, Caller caller, CancellationToken cancel)
    {
        var upload = Upload.ParseNumber(Number) is { } id
            ? await db.Uploads.AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, cancel)
            : null;
        if (upload is null)
            return new Refusal("unknown-upload", $"没有编号为 {Number} 的上传。", RefusalKind.NotFound);
        return Access.ToUpload(caller, upload.OrganisationCode, upload.DistrictCode) is { } refusal ? refusal : upload;
    }
}
