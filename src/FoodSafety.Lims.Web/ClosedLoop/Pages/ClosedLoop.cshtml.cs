using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.ClosedLoop.Pages;

/// <summary>抽检研处控 of a district and period.</summary>
public sealed class ClosedLoopModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    public IReadOnlyList<District> Districts { get; private set; } = [];

    public ClosedLoopView? Loop { get; private set; }

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator)
            return Redirect("/denied");
        await using var db = database.CreateContext();
        Districts = await db.Districts.AsNoTracking().Where(district => caller.District == null || district.Code == caller.District).OrderBy(district => district.Code).ToListAsync(cancel);
        (District, Period) = await SampledPeriod.Usual(db, District, Period, caller, clock.GetUtcNow(), database.Settings.TimeZone, cancel);
        var asked = await new AskClosedLoop(District, Period, clock.GetUtcNow()).Handle(db, database.Settings.TimeZone, caller, cancel);
        (Refused, Loop) = (asked.Refusal, asked.Succeeded ? asked.Value : null);
        return Page();
    }
}
