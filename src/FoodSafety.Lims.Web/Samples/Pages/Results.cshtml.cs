using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using static FoodSafety.Lims.Web.Shell.Pages.ListAddress;

namespace FoodSafety.Lims.Web.Samples.Pages;

/// <summary>Stored laboratory results, filtered, a page at a time; a laboratory sees those it sent.</summary>
public sealed class ResultsModel(LimsDb db) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? SampleNo { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? TestItem { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Verdict { get; set; }

    /// <summary>Only rows of this upload.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Upload { get; set; }

    /// <summary>Only the row with this number in its file.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Row { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public IReadOnlyList<District> Districts { get; private set; } = [];

    public ResultList Results { get; private set; } = new([], null);

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator && caller.Role != Roles.Lab)
            return Redirect("/denied");

        Districts = await db.Districts.AsNoTracking()
            .Where(district => caller.District == null || district.Code == caller.District)
            .OrderBy(district => district.Code).ToListAsync(cancel);
        var asked = new ListResults(
            Given(District), Given(SampleNo), Given(TestItem), Given(Verdict), null, null, Given(Cursor), PageSize, Given(Upload), Row);
        var listed = await asked.Handle(db, caller, cancel);
        Refused = listed.Refusal;
        if (Refused is null)
            Results = listed.Value;
        return Page();
    }

    /// <summary>The address of the next page.</summary>
    public string NextPage() => ListAddress.Next(Results.Next, (nameof(District), District), (nameof(SampleNo), SampleNo), (nameof(TestItem), TestItem), (nameof(Verdict), Verdict), (nameof(Upload), Upload));
}
