using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Daily.Pages;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace FoodSafety.Lims.Web.Daily.Nominations.Pages;

/// <summary>你点我检 of a district: an officer enters what the public named, and goes on with it.</summary>
public sealed class NominationsModel(LimsDatabase database, TimeProvider clock) : DailyPage(database, clock)
{
    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    [BindProperty]
    public string? Product { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Campaign { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Step { get; set; }

    [BindProperty]
    public int? Version { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? SampleNo { get; set; }

    [BindProperty]
    public string? RapidTest { get; set; }

    public NominationList? List { get; private set; }

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!LocalClock.TryReadDay(On, out var on))
            ModelState.AddModelError("", LocalClock.NotADay("On", On).Message);
        else if (!(await new AddNomination(District, Campaign, Product, Reason, Contact, on).Handle(Database, Who, Now, cancel)).AddTo(ModelState))
            return Redirect($"/daily/nominations?District={Uri.EscapeDataString(District ?? "")}");
        return await Show(cancel);
    }

    public async Task<IActionResult> OnPostAct(CancellationToken cancel)
    {
        long test = 0;
        if (ListAddress.Given(RapidTest) is { } number && !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out test))
            ModelState.AddModelError("", new Refusal("not-a-number", $"快检记录号“{number}”不是数字，请核对。").Message);
        else
        {
            await using var db = Database.CreateContext();
            var act = new ActOnNomination(Number ?? "", Step ?? "", Text, ListAddress.Given(SampleNo), ListAddress.Given(RapidTest) is null ? null : test, Version);
            if (!(await act.Handle(db, Who, Now, cancel)).AddTo(ModelState))
                return Redirect($"/daily/nominations?District={Uri.EscapeDataString(District ?? "")}#{Number}");
        }
        return await Show(cancel);
    }

    private async Task<IActionResult> Show(CancellationToken cancel)
    {
        if (!Who.IsRegulator)
            return Redirect("/denied");
        await using var db = Database.CreateContext();
        await Open(db, cancel);
        On ??= FormattableString.Invariant($"{Today:yyyy-MM-dd}");
        List = Shown(await new ListNominations(District, ListAddress.Given(Stage), Cursor).Handle(db, Who, cancel));
        return Page();
    }
}
