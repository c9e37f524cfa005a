using FoodSafety.Lims.Web.Daily.Pages;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace FoodSafety.Lims.Web.Daily.Campaigns.Pages;

/// <summary>Campaigns and events of a district by their tags; an office adds its events here.</summary>
public sealed class CampaignsModel(LimsDatabase database, TimeProvider clock) : DailyPage(database, clock)
{
    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    [BindProperty]
    public string? Tag { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public int Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public CampaignTallies? Tallies { get; private set; }

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!LocalClock.TryReadDay(From, out var from))
            ModelState.AddModelError("", LocalClock.NotADay("From", From).Message);
        else if (!LocalClock.TryReadDay(To, out var to))
            ModelState.AddModelError("", LocalClock.NotADay("To", To).Message);
        else
        {
            await using var db = Database.CreateContext();
            if (!(await new AddEvent(District, Tag, Title, from, to).Handle(db, Who, Now, cancel)).AddTo(ModelState))
                return Redirect(FormattableString.Invariant($"/daily/campaigns?District={Uri.EscapeDataString(District!)}&Period={from:yyyy-MM}"));
        }
        return await Show(cancel);
    }

    public async Task<IActionResult> OnPostWithdraw(CancellationToken cancel)
    {
        await using var db = Database.CreateContext();
        return (await new WithdrawEvent(Id, Reason).Handle(db, Who, Now, cancel)).AddTo(ModelState)
            ? await Show(cancel)
            : Redirect($"/daily/campaigns?District={Uri.EscapeDataString(District ?? "")}&Period={Uri.EscapeDataString(Period ?? "")}");
    }

    private async Task<IActionResult> Show(CancellationToken cancel)
    {
        if (!Who.IsRegulator)
            return Redirect("/denied");
        await using var db = Database.CreateContext();
        await Open(db, cancel);
        Period = string.IsNullOrWhiteSpace(Period) ? FormattableString.Invariant($"{Today:yyyy-MM}") : Period.Trim();
        Tallies = Shown(await new AskCampaigns(District, Period, Now).Handle(Database, Who, cancel));
        return Page();
    }
}
