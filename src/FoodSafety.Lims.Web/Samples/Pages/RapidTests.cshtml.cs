using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using static FoodSafety.Lims.Web.Shell.Pages.ListAddress;

namespace FoodSafety.Lims.Web.Samples.Pages;

/// <summary>Stored rapid tests, filtered, a page at a time.</summary>
public sealed class RapidTestsModel(LimsDb db, LimsSettings settings) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Market { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? SampleNo { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Outcome { get; set; }

    /// <summary>Only rows of this upload.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Upload { get; set; }

    /// <summary>Only the row with this number in its file.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Row { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public IReadOnlyList<District> Districts { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> Markets { get; private set; } = [];

    public RapidTestList Tests { get; private set; } = new([], null);

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator && caller.Role != Roles.Market)
            return Redirect("/denied");

        Districts = await db.Districts.AsNoTracking()
            .Where(district => caller.District == null || district.Code == caller.District)
            .OrderBy(district => district.Code).ToListAsync(cancel);
        var chosen = Given(District) ?? caller.District;
        var markets = await db.Organisations.AsNoTracking()
            .Where(market => market.Kind == "market" && (chosen == null || market.DistrictCode == chosen) && (caller.IsRegulator || market.Code == caller.Organisation))
            .OrderBy(market => market.Code).Select(market => new { market.Code, market.Name }).ToListAsync(cancel);
        Markets = [.. markets.Select(market => (market.Code, market.Name))];
        // A market of the district that was chosen before says nothing about this one.
        if (Given(Market) is { } before && !markets.Exists(market => market.Code == before))
            Market = null;

        var asked = new ListRapidTests(
            Given(District), Given(Market), Given(SampleNo), Given(Outcome), null, null, Given(Cursor), PageSize, Given(Upload), Row);
        var listed = await asked.Handle(db, caller, settings.TimeZone, cancel);
        Refused = listed.Refusal;
        if (Refused is null)
            Tests = listed.Value;
        return Page();
    }

    /// <summary>The address of the next page.</summary>
    public string NextPage() => ListAddress.Next(Tests.Next, (nameof(District), District), (nameof(Market), Market), (nameof(SampleNo), SampleNo), (nameof(Outcome), Outcome), (nameof(Upload), Upload));
}
