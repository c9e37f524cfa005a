using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Rates.Pages;

/// <summary>How often samples failed, group by group, each basis with its funnel.</summary>
public sealed class RatesModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    public IReadOnlyList<District> Districts { get; private set; } = [];

    public ComparedRates? Rates { get; private set; }

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator)
            return Redirect("/denied");
        await using var db = database.CreateContext();
        Districts = await db.Districts.AsNoTracking().Where(district => caller.District == null || district.Code == caller.District).OrderBy(district => district.Code).ToListAsync(cancel);
        (District, Period) = await SampledPeriod.Usual(db, District, Period, caller, clock.GetUtcNow(), database.Settings.TimeZone, cancel);
        By ??= CompareRates.Groupings.Keys.First();
        var compared = await new CompareRates(District, Period, By, clock.GetUtcNow()).Handle(db, database.Settings.TimeZone, caller, cancel);
        (Refused, Rates) = (compared.Refusal, compared.Succeeded ? compared.Value : null);
        return Page();
    }
}
