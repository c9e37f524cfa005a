using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Units.Pages;

/// <summary>一街一车一室: a row a street, a column a kind of unit.</summary>
public sealed class UnitsModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    public IReadOnlyList<District> Districts { get; private set; } = [];

    public UnitMatrix? Matrix { get; private set; }

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator)
            return Redirect("/denied");
        await using var db = database.CreateContext();
        Districts = await db.Districts.AsNoTracking().Where(district => caller.District == null || district.Code == caller.District).OrderBy(district => district.Code).ToListAsync(cancel);
        District ??= await Registered(db, cancel) ?? Districts[0].Code;
        Period ??= await LastMonth(db, cancel);
        var asked = await new AskUnitMatrix(District, Period).Handle(db, caller, cancel);
        (Refused, Matrix) = (asked.Refusal, asked.Succeeded ? asked.Value : null);
        return Page();
    }

    /// <summary>The district of the last test that names a unit, where the caller may see it.</summary>
    private async Task<string?> Registered(LimsDb db, CancellationToken cancel)
    {
        var last = await db.RapidTests.Where(test => test.UnitCode != null).OrderByDescending(test => test.TestedOn).Select(test => test.MarketId).FirstOrDefaultAsync(cancel);
        var district = await db.Organisations.Where(market => market.Id == last).Select(market => market.DistrictCode).FirstOrDefaultAsync(cancel);
        return Districts.Any(known => known.Code == district) ? district : null;
    }

    /// <summary>The month of the last test that names a unit: this month where there is none.</summary>
    private async Task<string> LastMonth(LimsDb db, CancellationToken cancel)
    {
        var last = await db.RapidTests.Where(test => test.UnitCode != null).MaxAsync(test => (DateOnly?)test.TestedOn, cancel) ?? clock.GetUtcNow().LocalDay(database.Settings.TimeZone);
        return FormattableString.Invariant($"{last:yyyy-MM}");
    }
}
