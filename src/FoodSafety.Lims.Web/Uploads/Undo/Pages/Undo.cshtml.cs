using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FoodSafety.Lims.Web.Uploads.Undo.Pages;

/// <summary>What an undo would come to, and the button that does it.</summary>
public sealed class UndoModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool DespiteReports { get; set; }

    public UndoReceipt Receipt { get; private set; } = null!;

    /// <summary>Whether the reader may open cases.</summary>
    public bool SeesCases => Caller.From(User).IsRegulator;

    /// <summary>Whether the reader may let issued figures move.</summary>
    public bool MayOverride => Access.ToOverrideReports(Caller.From(User)) is null;

    /// <summary>Whether what is in the way now was not when the form was shown.</summary>
    public bool LostRace { get; private set; }

    /// <summary>Whether a written reason is all that is needed.</summary>
    public bool NeedsReason => Receipt.Obstacles.Count > 0 && Receipt.Obstacles.All(obstacle => obstacle.Overridable);

    public Task<IActionResult> OnGet(string number, CancellationToken cancel) => Show(number, cancel);

    public async Task<IActionResult> OnPost(string number, CancellationToken cancel)
    {
        var undo = new UndoUpload(number, Reason, DespiteReports ? Reason ?? "" : null);
        var outcome = await Task.Run(() => undo.Handle(database, Caller.From(User), clock.GetUtcNow()), cancel);
        if (outcome.Succeeded && outcome.Value.Status == "undone")
            return Redirect($"/uploads/{number}");
        // The form is shown only where nothing is in the way: something came into the way since.
        if (!outcome.AddTo(ModelState))
            LostRace = true;
        return await Show(number, cancel);
    }

    private async Task<IActionResult> Show(string number, CancellationToken cancel)
    {
        var preview = await Task.Run(() => new UndoUpload(number).Preview(database, Caller.From(User)), cancel);
        if (preview.Refusal is { } refusal)
            return refusal.Kind switch
            {
                RefusalKind.Forbidden or RefusalKind.NotFound => this.NotShown(refusal),
                _ => Redirect($"/uploads/{number}"),
            };
        Receipt = preview.Value;
        return Receipt.AlreadyUndone ? Redirect($"/uploads/{number}") : Page();
    }
}
