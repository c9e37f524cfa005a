using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
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
        var sampled = db.Samples.Where(sample => caller.District == null || sample.DistrictCode == caller.District);
        District ??= await sampled.GroupBy(sample => sample.DistrictCode).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstOrDefaultAsync(cancel) ?? Districts[0].Code;
        Period ??= (await sampled.Where(sample => sample.DistrictCode == District).MaxAsync(sample => (DateOnly?)sample.SampledOn, cancel) ?? clock.GetUtcNow().LocalDay(database.Settings.TimeZone))
            .ToString("yyyy", CultureInfo.InvariantCulture);
        var asked = await new AskClosedLoop(District, Period, clock.GetUtcNow()).Handle(db, database.Settings.TimeZone, caller, cancel);
        (Refused, Loop) = (asked.Refusal, asked.Succeeded ? asked.Value : null);
        return Page();
    }
}
