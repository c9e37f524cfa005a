using FoodSafety.Lims.Web.Daily.Pages;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace FoodSafety.Lims.Web.Daily.WatchLists.Pages;

/// <summary>The watch-lists of a district in one week.</summary>
public sealed class WatchModel(LimsDatabase database, TimeProvider clock) : DailyPage(database, clock)
{
    /// <summary>A day of the week, or 2023-W23.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Week { get; set; }

    public WatchWeek? Lists { get; private set; }

    /// <summary>The Monday shown.</summary>
    public string Day => FormattableString.Invariant($"{Lists?.From ?? Today:yyyy-MM-dd}");

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Who.IsRegulator)
            return Redirect("/denied");
        await using var db = Database.CreateContext();
        await Open(db, cancel);
        Lists = Shown(await new AskWatchLists(District, Week, Now).Handle(Database, Who, cancel));
        return Page();
    }
}
