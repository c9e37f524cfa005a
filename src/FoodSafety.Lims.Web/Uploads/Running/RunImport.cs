using System.Data.Common;
using System.Diagnostics;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.Profiles;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Workbooks.Annotating;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>
/// Runs one received upload to its receipt, or goes on with one whose process is gone: from its checkpoint, judging as at its start.
/// Run again, it answers with the receipt that is there.
/// </summary>
/// <param name="UploadId">The upload's number.</param>
public sealed record RunImport(int UploadId)
{
    /// <summary>How long to wait before asking again for what another process runs: between processes there is no event to wait for.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>As <see cref="Handle"/>; of an upload that another process runs, its receipt once it is there. If that process dies, this one goes on.</summary>
    public Receipt HandleOrAwait(LimsDatabase database, DateTimeOffset now, Action<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        Receipt? receipt;
        while ((receipt = Handle(database, now, progress)) is null)
        {
            cancel.WaitHandle.WaitOne(Glance);
            cancel.ThrowIfCancellationRequested();
        }
        return receipt;
    }

    /// <param name="database">Where to.</param>
    /// <param name="now">Times after it are in the future.</param>
    /// <param name="progress">Told after each chunk.</param>
    /// <returns>The receipt; null when another is running this upload.</returns>
    /// <exception cref="ImportInterrupted">The disk or the database failed; what was committed stays, and the import goes on when it is run again.</exception>
    public Receipt? Handle(LimsDatabase database, DateTimeOffset now, Action<ImportProgress>? progress = null)
    {
        var clock = Stopwatch.StartNew();
        using var connection = database.OpenConnection();
        using var taken = database.Worker.Take(connection, UploadId, now);
        var upload = UploadRow.Load(connection, UploadId);
        if (taken is null)
            return upload.Receipt is { } known ? Receipts.FromJson(known) : null;
        ImportEvents.Log.Reached("claimed", UploadId);

        Receipt receipt;
        if (FindSameFile(connection, upload) is { } same)
            receipt = Receipts.Of(upload, "duplicate-file") with { Upload = Upload.FormatNumber(same) };
        else
        {
            var tally = ReceiptTally.At(connection, upload);
            try
            {
                receipt = Import(database, connection, upload, tally, progress);
            }
            catch (Exception failure) when (StorageTrouble.Explain(failure, database.Settings.DataFolder) is { } trouble)
            {
                throw ImportInterrupted.Note(database, upload, trouble, failure);
            }
            catch (ImportTakenOver)
            {
                return null;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // The chunks before stay stored: whoever asks again is told so.
                Finish(database, connection, upload, Receipts.Of(upload, "failed", tally: tally), now, clock);
                throw;
            }
        }
        return Finish(database, connection, upload, receipt, now, clock);
    }

    /// <returns>The receipt; null where another has taken the upload over meanwhile and gives it.</returns>
    private Receipt? Finish(LimsDatabase database, DbConnection connection, UploadRow upload, Receipt receipt, DateTimeOffset now, Stopwatch clock)
    {
        receipt = receipt with { ElapsedMs = clock.ElapsedMilliseconds };
        ImportEvents.Log.Reached("all-stored", UploadId);
        // Whoever was refused for want of room, or failed by our fault, and sends again with the same key, wants it taken in and not this receipt.
        var forgetsKey = receipt.Status == "failed" || receipt.Faults.Any(fault => fault.Code == FaultCodes.NoSpace);
        using var transaction = connection.BeginTransaction();
        var isOurs = connection.Run(transaction,
            """
            UPDATE uploads SET status = @status, receipt = @receipt, finished_at = @now, rows_read = @read, tally = NULL, interruption = NULL,
                idempotency_key = CASE WHEN @forgetsKey THEN NULL ELSE idempotency_key END
            WHERE id = @id AND status = 'running' AND worker = @worker
            """,
            ("status", receipt.Status), ("receipt", receipt.ToJson()), ("now", (now + clock.Elapsed).ToUnixTimeMilliseconds()), ("read", receipt.Rows.Read), ("id", UploadId), ("forgetsKey", forgetsKey), ("worker", database.Worker.Name)) == 1;
        if (isOurs && AuditedImport.Of(upload, receipt) is { } change)
            AuditLog.Append(connection, transaction, now, upload.By, change);
        transaction.Commit();
        ImportEvents.Log.Reached("ended", UploadId);
        return isOurs ? receipt : null;
    }

    private static Receipt Import(LimsDatabase database, DbConnection connection, UploadRow upload, ReceiptTally tally, Action<ImportProgress>? progress)
    {
        if (DiskSpace.Missing(database, upload) is { } tooLittle)
            return Receipts.Of(upload, "refused", wholeFile: (FaultCodes.NoSpace, tooLittle));
        var path = StoredFile.PathOf(database, upload.Id, upload.StoredAs);
        var set = ImportKinds.Columns(upload.Kind);
        var own = SenderRules.Headers(connection, new ReferenceSets(connection), upload.OrganisationCode, upload.Kind);
        RowSource source;
        try
        {
            source = RowSources.Open(path, upload.Sheet, one => ColumnMap.Find(one, set, own));
        }
        catch (UnreadableFileException unreadable)
        {
            return Receipts.Of(upload, "refused", wholeFile: (unreadable.Code, unreadable.Message));
        }
        using (source)
        {
            ColumnMap? columns;
            MissingColumns? missing;
            try
            {
                (columns, missing) = ColumnMap.Find(source, set, own);
            }
            catch (UnreadableFileException unreadable)
            {
                return Receipts.Of(upload, "refused", source, wholeFile: (unreadable.Code, unreadable.Message));
            }
            // Our own workbook comes back corrected: what we wrote beside the rows is none of their data.
            using var returned = columns is null ? null : AnnotationColumns.Without(path, columns, source.Sheet);
            if (returned is not null)
                (columns, missing) = ColumnMap.Find(returned, set, own);
            return columns is null
                ? Receipts.Of(upload, "refused", source, wholeFile: (missing!.Code, missing.Message))
                : ImportRows(database, upload, returned ?? source, columns, tally, progress);
        }
    }

    private static Receipt ImportRows(LimsDatabase database, UploadRow upload, RowSource source, ColumnMap columns, ReceiptTally tally, Action<ImportProgress>? progress)
    {
        var mode = ImportMode.Parse(upload.Mode).Value;
        var wholeFile = upload.IsDecidedWhole;
        using var import = database.BeginImport(upload.Id, upload.DistrictCode, wholeFile);
        (import.SentBy, import.SentAt) = (upload.By, upload.StartedAt!.Value);
        // Under the district's lock: a plan replaced just now is either in the rules, or finds this import running and waits.
        import.Begin();
        var rules = RulesSnapshots.Take(import.Connection, upload.OrganisationCode, upload.DistrictCode, upload.StartedAt!.Value, database.Settings.TimeZone).Value;
        using var waiting = wholeFile ? new WaitingFaults() : null;
        (string Code, string Message)? brokenOff = null;
        var lastRow = upload.CheckpointRow;
        try
        {
            ImportKinds.Run(upload.Kind, source, columns, rules, import, upload.CheckpointRow, (chunk, outcome) =>
            {
                chunk.SortByRow();
                tally.Add(chunk, outcome);
                waiting?.Add(chunk);
                lastRow = chunk.LastRowNumber;
                import.EndChunk(chunk, database.Worker.Name, tally.Total);
                progress?.Invoke(new ImportProgress(tally.Total.Read, tally.Total.Accepted, tally.Total.Refused, chunk.Position, upload.Bytes));
            });
        }
        catch (UnreadableFileException unreadable)
        {
            // What was read before is sound and, where good rows are kept anyway, stays; the rest is named.
            brokenOff = (unreadable.Code, unreadable.Message);
        }
        tally.AssertBalance();

        var total = tally.Total;
        var tooManyBad = mode.MostBadRate is { } most && total.Refused > most * (total.Read - total.Blank);
        // A file of which nothing could be kept is refused as a whole, whatever the mode.
        var refused = wholeFile ? tooManyBad || brokenOff is not null : brokenOff is not null && total.Accepted + total.Duplicate == 0;
        if (wholeFile)
        {
            if (upload.DryRun || refused)
                import.Rollback();
            waiting!.WriteTo(import);
            import.CommitTo(lastRow, database.Worker.Name, total);
        }
        if (tooManyBad && brokenOff is null)
            brokenOff = (FaultCodes.TooManyBad, $"{total.Read - total.Blank} 行数据中有 {total.Refused} 行不合要求，超过导入方式 {mode.Text} 允许的范围，整份文件未存入。请按下列原因改正后重新上传。");
        var status = upload.DryRun ? "dry-run"
            : refused ? "refused"
            : total.Refused > 0 || brokenOff is not null ? "completed-with-refusals"
            : "completed";
        return Receipts.Of(upload, status, source, columns, brokenOff, tally) with { Adjustments = ClosedMonths.OfImport(import.Connection, import.Transaction, upload.DistrictCode, Upload.FormatNumber(upload.Id)) };
    }

    /// <summary>An import that is half stored goes on, whatever was sent beside it; a dry run says what would be.</summary>
    private static int? FindSameFile(DbConnection connection, UploadRow upload) => upload.DryRun || upload.CheckpointRow > 0
        ? null
        : SameFile.Find(connection, null, upload.Sha256, upload.Kind, upload.OrganisationCode, upload.DistrictCode, upload.Sheet);
}
