using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace FoodSafety.Lims.Web.Daily.Pages;

/// <summary>Which markets have not sent their log of a day; the first page of the daily work.</summary>
public sealed class IndexModel(LimsDatabase database, TimeProvider clock) : DailyPage(database, clock)
{
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    /// <summary>HH:mm; empty: whenever it came.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    public MissingLogList? Missing { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Who.IsRegulator)
            return Redirect("/daily/closures");
        await using var db = Database.CreateContext();
        await Open(db, cancel);
        var day = DayOf(On);
        On = FormattableString.Invariant($"{day:yyyy-MM-dd}");
        Missing = Shown(await new MissingLogs(District!, day, LocalClock.TryReadTime(By, out var by) ? by : null, Now).Handle(db, Database.Settings.TimeZone, Who, cancel));
        return Page();
    }
}
