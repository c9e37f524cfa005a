using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FoodSafety.Lims.Web.Profiles.Pages;

/// <summary>来源平台: which platform each organisation's logs come from; for regulators.</summary>
public sealed class IndexModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    /// <summary>Stands for "no platform" in the list of platforms: to take a registration away must be chosen, not left.</summary>
    public const string None = "-";

    [BindProperty]
    public string Org { get; set; } = "";

    /// <summary>A profile's code, or <see cref="None"/>.</summary>
    [BindProperty]
    public string? Profile { get; set; }

    /// <summary>yyyy-MM-dd; empty = always.</summary>
    [BindProperty]
    public string? From { get; set; }

    public ProfileList List { get; private set; } = new([], []);

    /// <summary>The organisations the visitor may register, by district.</summary>
    public IReadOnlyList<OrganisationLine> Senders { get; private set; } = [];

    public Task<IActionResult> OnGet(CancellationToken cancel) => Shown(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var from = default(DateOnly);
        if (!string.IsNullOrEmpty(From) && !LocalClock.TryReadDay(From, out from))
            ModelState.AddModelError("", LocalClock.NotADay("From", From).Message);
        else if (!new AssignProfile(Org, Profile == None ? null : Profile ?? "", string.IsNullOrEmpty(From) ? null : from)
            .Handle(database, Caller.From(User), clock.GetUtcNow()).AddTo(ModelState))
            return Redirect("/profiles");
        return await Shown(cancel);
    }

    private async Task<IActionResult> Shown(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator)
            return Redirect("/denied");
        List = new ListProfiles().Handle(database, caller);
        await using var db = database.CreateContext();
        Senders = [.. (await new ListOrganisations(null, null).Handle(db, caller, cancel)).Value.Items
            .Where(line => Access.ToDistrict(caller, line.District) is null)
            .OrderBy(line => line.Code, StringComparer.Ordinal)];
        return Page();
    }
}
