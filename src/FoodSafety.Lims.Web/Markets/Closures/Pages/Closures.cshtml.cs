using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Daily.Pages;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace FoodSafety.Lims.Web.Markets.Closures.Pages;

/// <summary>停检申报: a market for itself, a regulator for any market of the district.</summary>
public sealed class ClosuresModel(LimsDatabase database, TimeProvider clock) : DailyPage(database, clock)
{
    /// <summary>yyyy-MM; the running month where it is empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty]
    public string? Market { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<OrganisationLine> Markets { get; private set; } = [];

    public ClosureList? List { get; private set; }

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(cancel);

    public Task<IActionResult> OnPost(CancellationToken cancel) =>
        Do((db, from, to) => new DeclareClosure(Market, from, to, Kind, Reason).Handle(db, Who, Now, cancel), cancel);

    public Task<IActionResult> OnPostWithdraw(CancellationToken cancel) =>
        Do((db, from, to) => new WithdrawClosure(Market, from, to, Reason).Handle(db, Who, Now, cancel), cancel);

    private async Task<IActionResult> Do(Func<LimsDb, DateOnly, DateOnly, Task<Outcome<ClosureList>>> act, CancellationToken cancel)
    {
        DateOnly to = default;
        if (!LocalClock.TryReadDay(From, out var from))
            ModelState.AddModelError("", LocalClock.NotADay("From", From).Message);
        else if (!string.IsNullOrEmpty(To) && !LocalClock.TryReadDay(To, out to))
            ModelState.AddModelError("", LocalClock.NotADay("To", To).Message);
        else
        {
            await using var db = Database.CreateContext();
            if (!(await act(db, from, string.IsNullOrEmpty(To) ? from : to)).AddTo(ModelState))
                return Redirect(FormattableString.Invariant($"/daily/closures?District={Uri.EscapeDataString(District ?? "")}&Month={from:yyyy-MM}"));
        }
        return await Show(cancel);
    }

    private async Task<IActionResult> Show(CancellationToken cancel)
    {
        if (!Who.IsRegulator && Who.Role != Roles.Market)
            return Redirect("/denied");
        await using var db = Database.CreateContext();
        await Open(db, cancel);
        var month = ReportPeriod.Read(Month is { Length: 7 } ? Month : FormattableString.Invariant($"{Today:yyyy-MM}"));
        if (Shown(month) is not { } shown)
            return Page();
        (Month, From) = (shown.Code, From ?? FormattableString.Invariant($"{Today:yyyy-MM-dd}"));
        Markets = Shown(await new ListOrganisations(District, "market").Handle(db, Who, cancel))?.Items ?? [];
        List = Shown(await new ListClosures(District, shown.From, shown.To, null, Withdrawn: true).Handle(db, Who, cancel));
        return Page();
    }
}
