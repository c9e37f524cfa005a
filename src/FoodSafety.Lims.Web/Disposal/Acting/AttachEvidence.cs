using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Adds a statement, a file, or both to a case.</summary>
/// <param name="Number">The case.</param>
/// <param name="Given">What it is.</param>
/// <param name="FileName">The sender's name of the file, for people only; null when there is none.</param>
/// <param name="File">Its bytes.</param>
public sealed record AttachEvidence(string Number, GivenEvidence Given, string? FileName = null, Stream? File = null)
{
    private const int MostAttempts = 5;

    public async Task<Outcome<DisposalCase>> Handle(LimsDb db, LimsSettings settings, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        List<EvidenceItem> stated = [new(Given.Code, caller.Name, at, Given.Value)];
        if (Recheck.RefusalOf(stated, await RapidMethodNames.For(db, stated, cancel)) is { } rapid)
            return rapid;
        // Asked before the bytes are kept: a file nobody accepts is not kept.
        var looked = await Attach(db, caller, at, File is null ? null : new string('0', 64), cancel);
        if (looked.Refusal is { } refused)
            return refused;

        string? sha256 = null;
        if (File is not null)
        {
            (sha256, var bytes) = await EvidenceFiles.Keep(settings.EvidenceFolder, File, cancel);
            if (bytes == 0)
                return new Refusal("missing", $"证据文件“{FileName}”是空的：请重新选择文件。", RefusalKind.Unprocessable);
            if (bytes > EvidenceFiles.MostBytes)
                return new Refusal("too-large", $"证据文件“{FileName}”超过 {EvidenceFiles.MostBytes / 1024 / 1024} MB：请压缩或拆分后再上传。", RefusalKind.Unprocessable);
        }

        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            var attached = await Attach(db, caller, at, sha256, cancel);
            if (attached.Refusal is { } meanwhile)
                return meanwhile;

            var (row, change) = attached.Value;
            row.Take(change);
            try
            {
                await db.SaveAudited(caller.Name, at, new AuditedChange(change.Event.Action, Number), cancel);
                return row;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostAttempts)
            {
                // Several photos of one case come at once: evidence only adds, so it is added to what is there now.
            }
            catch (DbUpdateConcurrencyException)
            {
                return await StoredCase.ChangedMeanwhile(db, Number, change.State.Version - 1, cancel);
            }
        }
    }

    private async Task<Outcome<(DisposalCase Row, CaseChange Change)>> Attach(LimsDb db, Caller caller, DateTimeOffset at, string? sha256, CancellationToken cancel)
    {
        var found = await new ShowCase(Number).Handle(db, caller, cancel);
        if (found.Refusal is { } refused)
            return refused;
        var attached = found.Value.State(db).Attach(new EvidenceItem(Given.Code, caller.Name, at, Given.Value, Given.Waiver, sha256, FileName, Given.Party));
        return attached.Refusal is { } no ? no : (found.Value, attached.Value);
    }
}
