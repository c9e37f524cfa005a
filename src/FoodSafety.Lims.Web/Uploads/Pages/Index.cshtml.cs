using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Uploads.Pages;

public sealed class IndexModel(LimsDb db, LimsSettings settings) : PageModel
{
    public const int PageSize = 50;

    /// <summary>Only uploads before this one: the next page.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    public IReadOnlyList<Upload> Uploads { get; private set; } = [];

    public bool More { get; private set; }

    public TimeZoneInfo Zone => settings.TimeZone;

    /// <summary>While something runs the list asks again by itself.</summary>
    public bool Busy => Uploads.Any(upload => upload.Status is "received" or "running");

    public async Task OnGet(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        var uploads = db.Uploads.AsNoTracking();
        if (!caller.IsRegulator)
            uploads = uploads.Where(upload => upload.OrganisationCode == caller.Organisation);
        else if (caller.District is not null)
            uploads = uploads.Where(upload => upload.DistrictCode == caller.District);
        if (Before is { } before)
            uploads = uploads.Where(upload => upload.Id < before);

        var found = await uploads.OrderByDescending(upload => upload.Id).Take(PageSize + 1).ToListAsync(cancel);
        More = found.Count > PageSize;
        Uploads = More ? found[..PageSize] : found;
    }
}
