using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FoodSafety.Lims.Web.Laboratory.Pages;

public sealed class ReportsModel(LimsDb db, LimsSettings settings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public LabReportList List { get; private set; } = new([], null);

    public bool SeesContracts => Caller.From(User).IsRegulator;

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var listed = await new ListLabReports(Stage: string.IsNullOrEmpty(Stage) ? null : Stage, Cursor: Cursor).Handle(db, Caller.From(User), settings.TimeZone, cancel);
        if (listed.Refusal is { Kind: RefusalKind.Forbidden })
            return Redirect("/denied");
        Refused = listed.Refusal;
        if (Refused is null)
            List = listed.Value;
        return Page();
    }
}
