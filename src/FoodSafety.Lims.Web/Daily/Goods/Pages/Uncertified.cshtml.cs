using FoodSafety.Lims.Web.Daily.Pages;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace FoodSafety.Lims.Web.Daily.Goods.Pages;

/// <summary>无证未检 of a district and some days.</summary>
public sealed class UncertifiedModel(LimsDatabase database, TimeProvider clock) : DailyPage(database, clock)
{
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public UncertifiedList? List { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Who.IsRegulator)
            return Redirect("/denied");
        await using var db = Database.CreateContext();
        await Open(db, cancel);
        var from = DayOf(From);
        var to = string.IsNullOrEmpty(To) ? from : DayOf(To);
        (From, To) = (FormattableString.Invariant($"{from:yyyy-MM-dd}"), FormattableString.Invariant($"{to:yyyy-MM-dd}"));
        List = Shown(await new ListUncertified(District, from, to).Handle(Database, Who, cancel));
        return Page();
    }
}
