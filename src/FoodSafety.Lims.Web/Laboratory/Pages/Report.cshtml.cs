using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Pages;
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

    /// <summary>Field → value, as they were sent.</summary>
    public IReadOnlyDictionary<string, string> Given { get; private set; } = new Dictionary<string, string>();

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(string number, CancellationToken cancel)
    {
        var shown = await new ShowLabReport(number).Handle(database, Caller.From(User), clock.GetUtcNow(), cancel);
        if (shown.Refusal is { } refusal)
            return this.NotShown(refusal);
        Report = shown.Value;
        return Page();
    }

    public async Task<IActionResult> OnPost(string number, CancellationToken cancel)
    {
        // Read by hand: where no field is sent, the binder would take every other one for a field of the move.
        Given = Request.Form.Where(field => field.Key.StartsWith("Given[", StringComparison.Ordinal)).ToDictionary(field => field.Key[6..^1], field => field.Value.ToString());
        var acted = await new ActOnLabReport(number, Move, Given, Version).Handle(database, Caller.From(User), clock.GetUtcNow(), cancel);
        if (acted.Refusal is not { } refused)
            return Redirect($"/lab/reports/{number}");
        Refused = refused;
        return await OnGet(number, cancel);
    }
}
