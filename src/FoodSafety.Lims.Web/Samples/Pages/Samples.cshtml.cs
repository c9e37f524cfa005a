using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using static FoodSafety.Lims.Web.Shell.Pages.ListAddress;

namespace FoodSafety.Lims.Web.Samples.Pages;

/// <summary>Inspected samples and where they stand; a laboratory sees its own, blind ones by their blind code.</summary>
public sealed class SamplesModel(LimsDb db) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    /// <summary>Only those taken for a complaint.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Complaints { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public IReadOnlyList<District> Districts { get; private set; } = [];

    public SampleList Samples { get; private set; } = new([], null);

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator && caller.Role != Roles.Lab)
            return Redirect("/denied");

        Districts = await db.Districts.AsNoTracking()
            .Where(district => caller.District == null || district.Code == caller.District)
            .OrderBy(district => district.Code).ToListAsync(cancel);
        var listed = await new ListSamples(Given(District), Given(Stage), Given(Cursor), PageSize, Complaints).Handle(db, caller, cancel);
        Refused = listed.Refusal;
        if (Refused is null)
            Samples = listed.Value;
        return Page();
    }

    /// <summary>The address of the next page.</summary>
    public string NextPage() => ListAddress.Next(Samples.Next, (nameof(District), District), (nameof(Stage), Stage), (nameof(Complaints), Complaints ? "true" : null));
}
