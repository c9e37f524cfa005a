using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FoodSafety.Lims.Web.Samples.Pages;

/// <summary>One sample with its way, and a form for each move its table has for the visitor now.</summary>
public sealed class SampleModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    private static readonly IReadOnlyDictionary<string, SampleField> Fields =
        SampleLifecycle.Table.SelectMany(move => move.Needs.Concat(move.Takes)).DistinctBy(field => field.Code).ToDictionary(field => field.Code);

    /// <summary>Field → value, as the form has it.</summary>
    [BindProperty]
    public Dictionary<string, string?> Given { get; set; } = [];

    /// <summary>The version the form was shown with.</summary>
    [BindProperty]
    public int? Version { get; set; }

    public SampleView Sample { get; private set; } = null!;

    /// <summary>The move that was refused, so that its form stays open.</summary>
    public string? Tried { get; private set; }

    public Task<IActionResult> OnGet(string number, CancellationToken cancel) => Show(number, cancel);

    public async Task<IActionResult> OnPost(string number, string move, CancellationToken cancel)
    {
        var given = Given.Where(field => !string.IsNullOrWhiteSpace(field.Value)).ToDictionary(field => field.Key, field => WithZone(field.Key, field.Value!));
        var acted = await new ActOnSample(number, move, given, Version).Handle(database, Caller.From(User), clock.GetUtcNow(), cancel);
        if (!acted.AddTo(ModelState))
            return Redirect($"/samples/{Uri.EscapeDataString(acted.Value.Number)}#way");
        Tried = move;
        return await Show(number, cancel);
    }

    /// <summary>Chinese name of a field; the code itself where no move asks for it any more.</summary>
    public static string NameOf(string field) => Fields.TryGetValue(field, out var known) ? known.Name : field;

    /// <summary>Chinese name of a column of the form; the header itself of one nobody knows.</summary>
    public static string ColumnName(string column) => SampleColumns.Set.Columns.FirstOrDefault(known => known.Name == column)?.ChineseName ?? column;

    /// <summary>A field's value as people read it: codes by their names, instants by the district's clock.</summary>
    public string ValueOf(string field, string value) => Fields.GetValueOrDefault(field)?.Form switch
    {
        SampleFieldForm.SealCondition => value == SampleField.Intact ? "完好" : "破损",
        SampleFieldForm.BackupUse => BackupUse.NameOf(value),
        SampleFieldForm.Instant when LocalClock.TryReadInstant(value, database.Settings.TimeZone, out var at) => SampleWords.When(at.ToLocal(database.Settings.TimeZone), "minute"),
        _ => value,
    };

    /// <summary>A browser's date and time have no zone: they are the district's.</summary>
    private string WithZone(string field, string value) =>
        Fields.GetValueOrDefault(field)?.Form == SampleFieldForm.Instant && LocalClock.TryReadInstant(value, database.Settings.TimeZone, out var at)
            ? at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture)
            : value;

    private async Task<IActionResult> Show(string number, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var shown = await new ShowSample(number, clock.GetUtcNow()).Handle(db, Caller.From(User), database.Settings.TimeZone, cancel);
        if (shown.Refusal is { } refusal)
            return this.NotShown(refusal);
        Sample = shown.Value;
        return Page();
    }
}
