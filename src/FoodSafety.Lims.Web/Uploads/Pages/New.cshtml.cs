using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads.Doors;
using FoodSafety.Lims.Web.Uploads.Queue;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FoodSafety.Lims.Web.Uploads.Pages;

[DisableRequestSizeLimit]
[RequestFormLimits(MultipartBodyLengthLimit = 1L << 30)]
public sealed class NewModel(LimsDatabase database, UploadBell bell, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public string Kind { get; set; } = "rapid-tests";

    [BindProperty]
    public string? Org { get; set; }

    /// <summary>valid-rows | all-or-nothing | max-bad</summary>
    [BindProperty]
    public string Mode { get; set; } = "valid-rows";

    /// <summary>Per cent, of max-bad.</summary>
    [BindProperty]
    public string? MaxBad { get; set; } = "5";

    [BindProperty]
    public bool DryRun { get; set; }

    /// <summary>The sheet to read, of a workbook; empty to find it.</summary>
    [BindProperty]
    public string? Sheet { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The senders the visitor may choose, by district.</summary>
    public ILookup<string, OrganisationLine> Senders { get; private set; } = Array.Empty<OrganisationLine>().ToLookup(line => line.District);

    public IReadOnlyDictionary<string, string> DistrictNames { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (Upload is null || Upload.Length == 0)
        {
            ModelState.AddModelError("", texts["请选择一个非空的文件。"]);
        }
        else
        {
            var mode = Mode == "max-bad" ? $"max-bad:{MaxBad?.Trim()}%" : Mode;
            await using var content = Upload.OpenReadStream();
            var name = Path.GetFileName(Upload.FileName.Replace('\\', '/'));
            var submitted = new SubmitUpload(new ReceiveUpload(Kind, Org ?? "", null, mode, DryRun, name, null, Sheet));
            var received = await submitted.Handle(database, bell, Caller.From(User), content, clock.GetUtcNow(), cancel);
            if (!received.AddTo(ModelState))
                return Redirect($"/uploads/{Uploads.Upload.FormatNumber(received.Value.UploadId)}");
        }
        await Load(cancel);
        return Page();
    }

    private async Task Load(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        await using var db = database.CreateContext();
        var listed = await new ListOrganisations(null, null).Handle(db, caller, cancel);
        Senders = listed.Value.Items
            .Where(line => caller.Organisation is null || line.Code == caller.Organisation)
            .OrderBy(line => line.Kind == "regulator" ? 0 : line.Kind == "lab" ? 1 : 2)
            .ThenBy(line => line.Code, StringComparer.Ordinal)
            .ToLookup(line => line.District);
        DistrictNames = db.Districts.ToDictionary(district => district.Code, district => district.Name);
        Kinds = [.. ReceiveUpload.Kinds.Where(kind => caller.Organisation is null || Access.ToSend(caller, kind, caller.Organisation, null) is null)];
        if (!Kinds.Contains(Kind) && Kinds.Count > 0)
            Kind = Kinds[0];
    }
}
