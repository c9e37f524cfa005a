using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace FoodSafety.Lims.Web.Reconciliation.Pages;

/// <summary>对数: a platform's totals beside ours; for regulators. Nothing is stored.</summary>
public sealed class IndexModel(LimsDatabase database, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>More than this many differing rows are in the file to download, not on the page.</summary>
    public const int RowsOnThePage = 500;

    [BindProperty]
    public string District { get; set; } = "";

    [BindProperty]
    public string? Org { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    /// <summary>The sheet to read, of a workbook; empty to find it.</summary>
    [BindProperty]
    public string? Sheet { get; set; }

    [BindProperty]
    public IFormFile? Totals { get; set; }

    public ReconciliationAnswer? Answer { get; private set; }

    /// <summary>The differing rows as a file.</summary>
    public string Csv => "data:text/csv;charset=utf-8;base64," + Convert.ToBase64String(ReconciliationCsv.Write(Answer!));

    /// <summary>The districts the visitor may look at, by code.</summary>
    public IReadOnlyDictionary<string, string> Districts { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGet(CancellationToken cancel) => Shown(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var (from, to) = (default(DateOnly), default(DateOnly));
        if (Totals is null || Totals.Length == 0)
        {
            ModelState.AddModelError("", texts["请选择一个非空的文件。"]);
        }
        else if (!string.IsNullOrEmpty(From) && !LocalClock.TryReadDay(From, out from))
        {
            ModelState.AddModelError("", LocalClock.NotADay("From", From).Message);
        }
        else if (!string.IsNullOrEmpty(To) && !LocalClock.TryReadDay(To, out to))
        {
            ModelState.AddModelError("", LocalClock.NotADay("To", To).Message);
        }
        else
        {
            await using var content = Totals.OpenReadStream();
            var answer = await new Reconcile(District, string.IsNullOrWhiteSpace(Org) ? null : Org.Trim(), string.IsNullOrEmpty(From) ? null : from, string.IsNullOrEmpty(To) ? null : to, Sheet)
                .Handle(database, Caller.From(User), content, cancel);
            if (!answer.AddTo(ModelState))
                Answer = answer.Value;
        }
        return await Shown(cancel);
    }

    private async Task<IActionResult> Shown(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator)
            return Redirect("/denied");
        await using var db = database.CreateContext();
        Districts = await db.Districts.Where(district => caller.District == null || district.Code == caller.District)
            .ToDictionaryAsync(district => district.Code, district => district.Name, cancel);
        return Page();
    }
}
