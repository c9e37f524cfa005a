using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using static FoodSafety.Lims.Web.Shell.Pages.ListAddress;

namespace FoodSafety.Lims.Web.Disposal.Pages;

public sealed class IndexModel(LimsDb db, LimsSettings settings, TimeProvider clock) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    /// <summary>positive | disposal; both where it is absent.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Only those the office is late with.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Overdue { get; set; }

    /// <summary>Only closed ones whose look-back (回头看) is still to come or late.</summary>
    [BindProperty(SupportsGet = true)]
    public bool LookBack { get; set; }

    /// <summary>The day, or the instant, whose clocks are read; now where it is absent.</summary>
    [BindProperty(SupportsGet = true)]
    public string? AsOf { get; set; }

    /// <summary>How many cases the pages before showed.</summary>
    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    public IReadOnlyList<District> Districts { get; private set; } = [];

    public RankedCases Cases { get; private set; } = new([], 0, null);

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator)
            return Redirect("/denied");

        Districts = await db.Districts.AsNoTracking()
            .Where(district => caller.District == null || district.Code == caller.District)
            .OrderBy(district => district.Code)
            .ToListAsync(cancel);
        var at = clock.GetUtcNow();
        if (Given(AsOf) is { } given && !LocalClock.TryReadInstant(given, settings.TimeZone, out at))
        {
            Refused = LocalClock.NotAnInstant("截至", given);
            return Page();
        }

        var reading = await CaseReading.Load(db, at, settings.TimeZone, cancel);
        var asked = new RankCases(Given(District), Given(Kind), Overdue, Skip, PageSize, LookBack);
        var listed = await asked.Handle(db, reading, caller, cancel);
        Refused = listed.Refusal;
        if (Refused is null)
            Cases = listed.Value;
        return Page();
    }
}
