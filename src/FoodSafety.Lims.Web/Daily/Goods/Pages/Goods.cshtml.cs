using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Daily.Pages;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace FoodSafety.Lims.Web.Daily.Goods.Pages;

/// <summary>入场登记, one entry at a time: a market for itself, a regulator for any market of the district.</summary>
public sealed class GoodsModel(LimsDatabase database, TimeProvider clock) : DailyPage(database, clock)
{
    /// <summary>The words of LW （20）, which the vocabulary certificate holds.</summary>
    public static IReadOnlyList<string> Certificates { get; } = ["承诺达标合格证", "检测合格证", "检疫证", "购货凭证", "无"];

    [BindProperty(SupportsGet = true)]
    public string? Market { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty]
    public string? StallNo { get; set; }

    [BindProperty]
    public string? Vendor { get; set; }

    [BindProperty]
    public string? Food { get; set; }

    [BindProperty]
    public string? Certificate { get; set; }

    [BindProperty]
    public string? Quantity { get; set; }

    [BindProperty]
    public string? Supplier { get; set; }

    /// <summary>What was just recorded.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Said { get; set; }

    /// <summary>Of an entry that is corrected or withdrawn.</summary>
    [BindProperty]
    public string? ClientId { get; set; }

    [BindProperty]
    public long? Entry { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public GoodsList? List { get; private set; }

    public IReadOnlyList<OrganisationLine> Markets { get; private set; } = [];

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!LocalClock.TryReadDay(On, out var on))
            ModelState.AddModelError("", LocalClock.NotADay("On", On).Message);
        else
        {
            var row = new RecordGoods.Row(Guid.NewGuid().ToString("N"), Food, Certificate, StallNo, Vendor, Quantity, Supplier);
            var recorded = await new RecordGoods(Market ?? "", on, [row]).Handle(Database, Who, Now, cancel);
            if (!recorded.AddTo(ModelState))
            {
                foreach (var fault in recorded.Value.Rows[0].Faults)
                    ModelState.AddModelError("", fault.Message);
                if (ModelState.IsValid)
                    return Redirect("/daily/goods" + QueryString.Create(new Dictionary<string, string?> { ["District"] = District, ["Market"] = Market, ["On"] = On, ["Said"] = $"{Food} {Certificate}" }));
            }
        }
        return await Show(cancel);
    }

    public Task<IActionResult> OnPostCorrect(CancellationToken cancel) => Change((db, on) =>
        new CorrectGoods(Market ?? "", on, ClientId ?? "", new(ClientId, Food ?? "", Certificate ?? "", StallNo ?? "", Vendor ?? "", Quantity ?? "", Supplier ?? ""), Reason, Entry).Handle(Database, Who, Now, cancel), cancel);

    public Task<IActionResult> OnPostWithdraw(CancellationToken cancel) => Change((db, on) =>
        new WithdrawGoods(Market ?? "", on, ClientId ?? "", Reason, Entry).Handle(db, Who, Now, cancel), cancel);

    private async Task<IActionResult> Change(Func<LimsDb, DateOnly, Task<Outcome<GoodsList>>> act, CancellationToken cancel)
    {
        if (!LocalClock.TryReadDay(On, out var on))
            ModelState.AddModelError("", LocalClock.NotADay("On", On).Message);
        else
        {
            await using var db = Database.CreateContext();
            if (!(await act(db, on)).AddTo(ModelState))
                return Redirect("/daily/goods" + QueryString.Create(new Dictionary<string, string?> { ["District"] = District, ["Market"] = Market, ["On"] = On }));
        }
        // What was typed belongs to the entry, not to the form of a new one.
        (Food, Certificate, StallNo, Vendor, Quantity, Supplier) = (null, null, null, null, null, null);
        return await Show(cancel);
    }

    private async Task<IActionResult> Show(CancellationToken cancel)
    {
        if (!Who.IsRegulator && Who.Role != Roles.Market)
            return Redirect("/denied");
        await using var db = Database.CreateContext();
        await Open(db, cancel);
        On = FormattableString.Invariant($"{DayOf(On):yyyy-MM-dd}");
        Markets = Shown(await new ListOrganisations(District, "market").Handle(db, Who, cancel))?.Items ?? [];
        Market ??= Markets.Count > 0 ? Markets[0].Code : null;
        List = Market is null ? null : Shown(await new ListGoods(Market, DayOf(On)).Handle(db, Who, Now, cancel));
        return Page();
    }
}
