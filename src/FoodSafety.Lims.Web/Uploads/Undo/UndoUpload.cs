using System.Data;
using System.Data.Common;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary>
/// Takes back exactly what an import did, in one transaction, or nothing at all. Done again it answers that it is done.
/// </summary>
/// <param name="Number">The upload's public id.</param>
/// <param name="Reason">Why, for the audit.</param>
/// <param name="DespiteReports">Why figures of issued reports may move; null = they may not.</param>
public sealed record UndoUpload(string Number, string? Reason = null, string? DespiteReports = null)
{
    public const string AuditAction = "undo-upload";

    private static readonly string[] Stored = ["completed", "completed-with-refusals", "failed"];

    /// <summary>What it would do, by reading alone: it holds nobody up.</summary>
    public Outcome<UndoReceipt> Preview(LimsDatabase database, Caller caller)
    {
        using var connection = database.OpenConnection();
        using var transaction = connection is Microsoft.Data.Sqlite.SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : connection.BeginTransaction(IsolationLevel.RepeatableRead);
        var found = Find(connection, transaction, caller);
        if (found.Refusal is { } refusal)
            return refusal;
        if (found.Value.Status == "undone")
            return UndoWork.Done(connection, transaction, found.Value, database.Settings.TimeZone) with { AlreadyUndone = true };
        var work = new UndoWork(connection, transaction, found.Value, database.Settings);
        work.Read();
        return Told(work.Receipt("preview") with { CanUndo = work.Blocking(null).Count == 0 }, caller);
    }

    /// <returns>The receipt, with status <c>undone</c>, or <c>blocked</c> and what is in the way: then nothing was changed.</returns>
    public Outcome<UndoReceipt> Handle(LimsDatabase database, Caller caller, DateTimeOffset now)
    {
        if (DespiteReports is not null && string.IsNullOrWhiteSpace(DespiteReports))
            return new Refusal("missing", "须写明为何可以改动已报出的数字。", RefusalKind.Invalid);
        Outcome<UploadRow> asked;
        using (var connection = database.OpenConnection())
            asked = Find(connection, null, caller);
        if (asked.Refusal is { } refusal)
            return refusal;
        if (DespiteReports is not null && Access.ToOverrideReports(caller) is { } forbidden)
            return forbidden;

        using var import = database.BeginImport(asked.Value.Id, asked.Value.DistrictCode, wholeFile: true);
        import.Begin();
        // Under the district's lock: what is seen now is still so when it is written.
        var found = Find(import.Connection, import.Transaction, caller);
        if (found.Refusal is { } meanwhile)
            return meanwhile;
        var upload = found.Value;
        if (upload.Status == "undone")
            return UndoWork.Done(import.Connection, import.Transaction, upload, database.Settings.TimeZone) with { AlreadyUndone = true };
        var work = new UndoWork(import.Connection, import.Transaction, upload, database.Settings);
        work.Read();
        if (work.Blocking(DespiteReports).Count > 0)
            return Told(work.Receipt("blocked"), caller);
        var requestedBy = work.TakesPublishedPositives ? UndoRequest.AskedBy(import, Upload.FormatNumber(upload.Id), caller.Name) : null;
        if (work.TakesPublishedPositives && requestedBy is null)
            return UndoRequest.Ask(import, Upload.FormatNumber(upload.Id), work.Reports[0].Number, DespiteReports!, caller.Name, now);
        if (requestedBy is not null && Access.ToApprove(caller) is { } unnamed)
            return unnamed;
        import.Months.Cause = new(AdjustmentCause.Undo, Upload.FormatNumber(upload.Id), now, caller.Name);
        if (work.Apply(import, caller.Name, now) is { } changed)
            return changed;
        var receipt = work.Receipt("undone") with { At = now.ToLocal(database.Settings.TimeZone), By = caller.Name, Reason = DespiteReports ?? Reason };
        AuditLog.Append(import.Connection, import.Transaction, now, caller.Name, import.Tell(new AuditedChange(AuditAction, receipt.Upload, DespiteReports ?? Reason)
        {
            Before = new { upload.Status },
            After = new
            {
                receipt.Status,
                overridden = DespiteReports is not null,
                requestedBy,
                reports = work.Reports.Select(report => report.Number),
                receipt.Rows,
                receipt.Batches,
                cases = receipt.Cases.Select(one => new { one.Number, one.Kind, one.SampleNo, one.Effect }),
                lost = receipt.Lost.Select(one => new { one.Upload, one.Rows }),
            },
        }));
        ImportEvents.Log.Reached("undo-ready", upload.Id);
        import.Commit();
        ImportEvents.Log.Reached("undo-committed", upload.Id);
        return Told(receipt, caller);
    }

    private static UndoReceipt Told(UndoReceipt receipt, Caller caller) => caller.IsRegulator || receipt.Kind != "samples" ? receipt : receipt.WithoutFindings();

    private Outcome<UploadRow> Find(DbConnection connection, DbTransaction? transaction, Caller caller)
    {
        if (Upload.ParseNumber(Number) is not { } id || connection.Ask<int?>(transaction, "SELECT id FROM uploads WHERE id = @id", ("id", id)) is null)
            return new Refusal("unknown-upload", $"没有编号为 {Number} 的上传。", RefusalKind.NotFound);
        var upload = UploadRow.Load(connection, id, transaction);
        if (Access.ToUpload(caller, upload.OrganisationCode, upload.DistrictCode) is { } refusal)
            return refusal;
        if (upload.Status is "received" or "running")
            return new Refusal("not-finished", $"{Number} 还在导入，结束后才能撤回。");
        if (upload.Status != "undone" && !Stored.Contains(upload.Status))
            return new Refusal("nothing-to-undo", $"{Number} 没有存入任何数据（{ReceiptText.Status(upload.Status)}），无须撤回。");
        return upload;
    }
}
