using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FoodSafety.Lims.Web.Laboratory.Pages;

public sealed class ReportModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    public LabReportView Report { get; private set; } = null!;

    /// <summary>Code of the action that is asked for.</summary>
    [BindProperty]
    public string Move { get; set; } = "";

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Given { get; set; } = [];

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(string number, CancellationToken cancel)
    {
        var shown = await new ShowLabReport(number).Handle(database, Caller.From(User), clock.GetUtcNow(), cancel);
        if (shown.Refusal is { } refusal)
            return refusal.Kind == RefusalKind.Forbidden ? Redirect("/denied") : StatusCode(Problems.Status(refusal.Kind));
        Report = shown.Value;
        return Page();
    }

    public async Task<IActionResult> OnPost(string number, CancellationToken cancel)
    {
        var given = Given.Where(field => !string.IsNullOrWhiteSpace(field.Value)).ToDictionary(field => field.Key, field => field.Value!);
        var acted = await new ActOnLabReport(number, Move, given, Version).Handle(database, Caller.From(User), clock.GetUtcNow(), cancel);
        if (acted.Refusal is not { } refused)
            return Redirect($"/lab/reports/{number}");
        Refused = refused;
        return await OnGet(number, cancel);
    }
}
