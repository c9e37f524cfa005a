using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FoodSafety.Lims.Web.Disposal.Pages;

public sealed class ShowModel(LimsDb db, LimsSettings settings, TimeProvider clock) : PageModel
{
    public CaseView Case { get; private set; } = null!;

    /// <summary>Names of the evidence and moves that the case's lifecycle knows by code.</summary>
    public Lifecycle Lifecycle { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string number, CancellationToken cancel)
    {
        var shown = await new ShowCase(number).Handle(db, Caller.From(User), cancel);
        if (shown.Refusal is { } refusal)
            return refusal.Kind == RefusalKind.Forbidden ? Redirect("/denied") : StatusCode(Problems.Status(refusal.Kind));

        var reading = await CaseReading.Load(db, clock.GetUtcNow(), settings.TimeZone, cancel);
        Case = reading.View(shown.Value);
        Lifecycle = Lifecycle.Find(Case.Kind)!;
        return Page();
    }
}
