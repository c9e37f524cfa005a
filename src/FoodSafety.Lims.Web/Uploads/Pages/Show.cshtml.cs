using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Profiles.Columns;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads.Doors;
using FoodSafety.Lims.Web.Uploads.Queue;
using FoodSafety.Lims.Web.Uploads.Undo;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Uploads.Pages;

public sealed class ShowModel(LimsDb db, LimsDatabase database, LimsSettings settings, UploadBell bell, TimeProvider clock) : PageModel
{
    public const int FaultsOnAPage = 100;

    /// <summary>1-based page of the faults.</summary>
    [BindProperty(SupportsGet = true)]
    public int Faults { get; set; } = 1;

    public Upload Upload { get; private set; } = null!;

    public Receipt? Receipt { get; private set; }

    public string OrganisationName { get; private set; } = "";

    public string DistrictName { get; private set; } = "";

    /// <summary>What the sender may tell once so that this file can be taken; null when there is nothing to tell.</summary>
    public MissingHeaders? Missing { get; private set; }

    /// <summary>When, by whom and why it was undone; null when it was not.</summary>
    public UndoReceipt? Undone { get; private set; }

    /// <summary>The first rows that were not stored because their twins were.</summary>
    public IReadOnlyList<UploadDuplicate> Duplicates { get; private set; } = [];

    /// <summary>Whether stored rows of this kind have pages of their own.</summary>
    public bool HasRowPages => Upload.Kind is "rapid-tests" or "results";

    public TimeZoneInfo Zone => settings.TimeZone;

    public bool Waiting => Upload.Status is "received" or "running";

    /// <summary>Whether there is something to correct or to look at: then the sender wants their file back with it marked.</summary>
    public bool HasNotes => Receipt is { } receipt && receipt.Faults.Count + receipt.Warnings.Count + receipt.Rows.Duplicate > 0;

    public int FaultPages => Receipt is null ? 0 : (Receipt.Faults.Count + FaultsOnAPage - 1) / FaultsOnAPage;

    public IEnumerable<Receipt.FaultPart> FaultsShown => Receipt!.Faults.Skip((Faults - 1) * FaultsOnAPage).Take(FaultsOnAPage);

    /// <summary>Remembers which header means which column, and imports the same file again as a new upload.</summary>
    public async Task<IActionResult> OnPostRemember(string number, string[] column, string[] header, CancellationToken cancel)
    {
        var caller = Caller.From(User);
        var shown = await new ShowUpload(number).Handle(db, caller, cancel);
        if (shown.Refusal is not null)
            return await OnGet(number, cancel);
        var upload = shown.Value;
        var told = column.Zip(header).Where(pair => !string.IsNullOrEmpty(pair.Second)).ToList();
        if (!new RememberColumn(upload.OrganisationCode, upload.Kind, told).Handle(database, caller, clock.GetUtcNow()).AddTo(ModelState))
        {
            await using var content = new FileStream(StoredFile.PathOf(database, upload.Id, upload.StoredAs), FileMode.Open, FileAccess.Read, FileShare.Read);
            var again = await new SubmitUpload(new ReceiveUpload(upload.Kind, upload.OrganisationCode, upload.DistrictCode, upload.Mode, upload.DryRun, upload.FileName, null))
                .Handle(database, bell, caller, content, clock.GetUtcNow(), cancel);
            if (!again.AddTo(ModelState))
                return Redirect($"/uploads/{Upload.FormatNumber(again.Value.UploadId)}");
        }
        return await OnGet(number, cancel);
    }

    public async Task<IActionResult> OnGet(string number, CancellationToken cancel)
    {
        var shown = await new ShowUpload(number).Handle(db, Caller.From(User), cancel);
        if (shown.Refusal is { } refusal)
            return this.NotShown(refusal);

        Upload = shown.Value;
        Receipt = Upload.Receipt is null ? null : Receipts.FromJson(Upload.Receipt);
        if (Receipt?.Faults.Any(fault => fault.Code == FaultCodes.MissingColumn) == true)
            Missing = MissingHeaders.Of(database, Upload);
        Faults = Math.Clamp(Faults, 1, Math.Max(1, FaultPages));
        if (Upload.Status == "undone")
            Undone = new UndoUpload(number).Preview(database, Caller.From(User)).Value;
        Duplicates = await db.UploadDuplicates.AsNoTracking().Where(row => row.UploadId == Upload.Id).OrderBy(row => row.RowNumber).Take(FaultsOnAPage).ToListAsync(cancel);
        OrganisationName = await db.Organisations.Where(found => found.Code == Upload.OrganisationCode).Select(found => found.Name).SingleOrDefaultAsync(cancel) ?? "";
        DistrictName = await db.Districts.Where(found => found.Code == Upload.DistrictCode).Select(found => found.Name).SingleOrDefaultAsync(cancel) ?? "";
        return Page();
    }
}
