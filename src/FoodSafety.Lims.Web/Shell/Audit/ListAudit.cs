using System.Globalization;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Shell.Audit;

/// <summary>Who did what, when, why, and what stood before and after: the newest first, a page at a time.</summary>
/// <param name="Subject">Only of this subject, e.g. a case's number, an upload or a sample by either of its numbers; null for all.</param>
/// <param name="By">Only by this person or token; null for all.</param>
/// <param name="Cursor">The <c>next</c> of the page before; null for the first.</param>
/// <param name="Limit">Most entries on a page, 1–1000.</param>
public sealed record ListAudit(string? Subject = null, string? By = null, string? Cursor = null, int Limit = 100)
{
    public async Task<Outcome<AuditList>> Handle(LimsDb db, TimeZoneInfo zone, Caller caller, CancellationToken cancel)
    {
        if (Access.ToAudit(caller) is { } refusal)
            return refusal;
        if (Limit is < 1 or > 1000)
            return new Refusal("out-of-range", "limit 须为 1 到 1000。", RefusalKind.Invalid);
        var before = long.MaxValue;
        if (Cursor is not null && !long.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return new Refusal("bad-cursor", $"游标“{Cursor}”无效：请使用上一页返回的 next。", RefusalKind.Invalid);

        var found = db.Audit.AsNoTracking().Where(entry => entry.Seq < before);
        if (Subject is not null)
        {
            var subjects = await SubjectsOf(db, Subject, cancel);
            found = found.Where(entry => subjects.Contains(entry.Subject));
        }
        if (By is not null)
            found = found.Where(entry => entry.By == By);
        var page = await found.OrderByDescending(entry => entry.Seq).Take(Limit + 1).ToListAsync(cancel);
        var items = page.Take(Limit)
            .Select(entry => new AuditList.Item(entry.Seq, entry.At.ToLocal(zone), entry.By, entry.Action, entry.Subject, JsonSerializer.Deserialize<JsonElement>(entry.Detail), entry.Hash))
            .ToList();
        return new AuditList(items, page.Count > Limit ? items[^1].Seq.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>What is written of it: of a sample, by the form's number or the office's own, its steps and the import it was registered by.</summary>
    private static async Task<List<string>> SubjectsOf(LimsDb db, string subject, CancellationToken cancel) =>
        await db.Samples.Where(sample => sample.SampleNo == subject || sample.OwnNumber == subject)
            .Select(sample => new { sample.SampleNo, sample.OwnNumber, sample.UploadId }).FirstOrDefaultAsync(cancel) is { } found
            ? [subject, found.SampleNo, found.OwnNumber, Upload.FormatNumber(found.UploadId)]
            : [subject];
}
