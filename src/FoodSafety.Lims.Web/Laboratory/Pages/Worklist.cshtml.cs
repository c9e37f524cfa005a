using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FoodSafety.Lims.Web.Laboratory.Pages;

public sealed class WorklistModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    /// <summary>Code of the laboratory; the visitor's own where absent.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Org { get; set; }

    /// <summary>Whether the visitor works at this bench: the page of entry is the laboratory's own.</summary>
    public bool Enters => Caller.From(User).Role == Roles.Lab;

    public WorkList Work { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var listed = await new ListWork(string.IsNullOrEmpty(Org) ? null : Org, clock.GetUtcNow()).Handle(database, Caller.From(User), cancel);
        if (listed.Refusal is not null)
            return Redirect("/denied");
        Work = listed.Value;
        return Page();
    }
}
