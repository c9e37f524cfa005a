using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FoodSafety.Lims.Web.Laboratory.Pages;

public sealed class TurnaroundModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    /// <summary>Year of sampling; this year where absent.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public TurnaroundAnswer Answer { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var answered = await new ReadTurnaround(null, null, Year, clock.GetUtcNow()).Handle(database, Caller.From(User), cancel);
        if (answered.Refusal is not null)
            return Redirect("/denied");
        Answer = answered.Value;
        return Page();
    }
}
