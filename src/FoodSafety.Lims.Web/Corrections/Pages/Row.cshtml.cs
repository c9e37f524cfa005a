using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Corrections.Views;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FoodSafety.Lims.Web.Corrections.Pages;

/// <summary>One stored row; a correction is looked at before it is done.</summary>
public sealed class RowModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    /// <summary>Column → value, as the form has it.</summary>
    [BindProperty]
    public Dictionary<string, string?> Values { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The version the form was filled from.</summary>
    [BindProperty]
    public int? Version { get; set; }

    /// <summary>Made with the preview: a second click on the same button is the same request.</summary>
    [BindProperty]
    public string? Key { get; set; }

    public RowView Row { get; private set; } = null!;

    /// <summary>What the correction would come to; null before it is asked for.</summary>
    public CorrectionAnswer? Preview { get; private set; }

    /// <summary>What the preview changes.</summary>
    public IReadOnlyDictionary<string, string?> Changes { get; private set; } = new Dictionary<string, string?>();

    /// <summary>The words the form offers, by column.</summary>
    public IReadOnlyDictionary<string, ColumnWords> Words { get; private set; } = new Dictionary<string, ColumnWords>();

    public bool SeesCases => Caller.From(User).IsRegulator;

    public Task<IActionResult> OnGet(string kind, long id) => Show(kind, id);

    public async Task<IActionResult> OnPostPreview(string kind, long id)
    {
        var shown = await Show(kind, id);
        if (shown is not PageResult)
            return shown;
        Changes = Changed();
        var outcome = await Task.Run(() => new CorrectRow(kind, id, Reason, Changes, Version).Preview(database, Caller.From(User), clock.GetUtcNow()));
        if (!outcome.AddTo(ModelState))
            (Preview, Key) = (outcome.Value, Guid.NewGuid().ToString("N"));
        return shown;
    }

    public async Task<IActionResult> OnPostCorrect(string kind, long id)
    {
        var changes = Values.ToDictionary(pair => pair.Key, pair => pair.Value);
        var outcome = await Task.Run(() => new CorrectRow(kind, id, Reason, changes, Version, Key).Handle(database, Caller.From(User), clock.GetUtcNow()));
        return outcome.AddTo(ModelState) ? await Show(kind, id) : Redirect($"/{kind}/{id}#history-section");
    }

    /// <summary>What the form shows of a column: what was typed, else what is stored.</summary>
    public string? Shown(RowView.Cell cell) => Values.TryGetValue(cell.Column, out var typed) ? typed : cell.Value;

    private Dictionary<string, string?> Changed() => Row.Values
        .Where(cell => Values.TryGetValue(cell.Column, out var typed) && Plain(typed) != Plain(cell.Value))
        .ToDictionary(cell => cell.Column, cell => Values[cell.Column]);

    // A browser sends every line's end as two characters.
    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    private async Task<IActionResult> Show(string kind, long id)
    {
        var found = await Task.Run(() => new ShowRow(kind, id).Handle(database, Caller.From(User)));
        if (found.Refusal is { } refusal)
            return this.NotShown(refusal);
        Row = found.Value;
        if (Row.CanCorrect)
            Words = ColumnWords.Of(database, kind, Row.District);
        return Page();
    }
}
