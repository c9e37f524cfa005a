using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads.Doors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Uploads.Pages;

public sealed class ShowModel(LimsDb db, LimsSettings settings) : PageModel
{
    public const int FaultsOnAPage = 100;

    /// <summary>1-based page of the faults.</summary>
    [BindProperty(SupportsGet = true)]
    public int Faults { get; set; } = 1;

    public Upload Upload { get; private set; } = null!;

    public Receipt? Receipt { get; private set; }

    public string OrganisationName { get; private set; } = "";

    public string DistrictName { get; private set; } = "";

    public TimeZoneInfo Zone => settings.TimeZone;

    public bool Waiting => Upload.Status is "received" or "running";

    public int FaultPages => Receipt is null ? 0 : (Receipt.Faults.Count + FaultsOnAPage - 1) / FaultsOnAPage;

    public IEnumerable<Receipt.FaultPart> FaultsShown => Receipt!.Faults.Skip((Faults - 1) * FaultsOnAPage).Take(FaultsOnAPage);

    public async Task<IActionResult> OnGet(string number, CancellationToken cancel)
    {
        var shown = await new ShowUpload(number).Handle(db, Caller.From(User), cancel);
        if (shown.Refusal is { } refusal)
            return refusal.Kind == RefusalKind.Forbidden ? Redirect("/denied") : StatusCode(Problems.Status(refusal.Kind));

        Upload = shown.Value;
        Receipt = Upload.Receipt is null ? null : Receipts.FromJson(Upload.Receipt);
        Faults = Math.Clamp(Faults, 1, Math.Max(1, FaultPages));
        OrganisationName = await db.Organisations.Where(found => found.Code == Upload.OrganisationCode).Select(found => found.Name).SingleOrDefaultAsync(cancel) ?? "";
        DistrictName = await db.Districts.Where(found => found.Code == Upload.DistrictCode).Select(found => found.Name).SingleOrDefaultAsync(cancel) ?? "";
        return Page();
    }
}
