using FoodSafety.Lims.Web.Reports.Doors;
using FoodSafety.Lims.Web.Reports.Verifying;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Reports.Pages;

/// <summary>
/// <c>/verify/{code}</c>: is the paper in my hand genuine. Open to everybody, so it tells what stands on the paper's first lines and
/// the file's hash, and nothing of the report's content.
/// </summary>
[AllowAnonymous]
public sealed class VerifyModel(LimsDb db, LimsDatabase database) : PageModel
{
    public string Code { get; private set; } = "";

    public string DistrictName { get; private set; } = "";

    public ReportVerification? Found { get; private set; }

    public TimeZoneInfo Zone => database.Settings.TimeZone;

    public async Task<IActionResult> OnGet(string code, CancellationToken cancel)
    {
        Code = VerificationCode.Normalise(code) ?? code;
        var report = await db.IssuedReports.AsNoTracking().SingleOrDefaultAsync(issued => issued.Code == Code, cancel);
        if (report is not null)
        {
            Found = await VerifyReportFile.Currency(db, database, report, report.Sha256, cancel);
            DistrictName = await db.Districts.Where(district => district.Code == report.DistrictCode).Select(district => district.Name).SingleAsync(cancel);
        }
        if (Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)))
        {
            Response.StatusCode = report is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
            return Page();
        }
        if (Found is null)
        {
            await Problems.Write(HttpContext, StatusCodes.Status404NotFound, "unknown-code", $"核验码 {Code} 不存在：请核对报表页脚的核验码。");
            return new EmptyResult();
        }
        return new JsonResult(PublicVerification.Of(Found, DistrictName, Zone), LimsJson.Options);
    }
}
