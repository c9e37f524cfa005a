using System.Threading.Channels;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>
/// Takes small uploads from many senders at once. Each is judged on its sender's thread; one writer stores all that wait in one transaction, so that
/// many share the disk flush of one commit. Nobody is answered before the commit that holds their rows.
/// </summary>
public sealed class SmallIntake(LimsDatabase database, RulesCache cache)
{
    /// <summary>More than the connections of a busy morning; a group still takes well under a second.</summary>
    private const int MostInGroup = 256;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly Lock _gate = new();
    private Task? _writer;

    private sealed record Waiting(JudgedUpload Judged)
    {
        public TaskCompletionSource<StoredSmall> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SmallUpload Upload => Judged.Upload;
    }

    /// <summary>Judges the rows here and now, and answers once they are stored.</summary>
    public Task<StoredSmall> Store(SmallUpload upload)
    {
        var waiting = new Waiting(upload.Judge(cache.Latest()));
        lock (_gate)
            _writer ??= Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _waiting.Writer.TryWrite(waiting);
        return waiting.Stored.Task;
    }

    private void Write()
    {
        var group = new List<Waiting>();
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < MostInGroup && _waiting.Reader.TryRead(out var next))
                group.Add(next);
            ImportEvents.Log.Reached("group-taken", 0);
            foreach (var district in group.GroupBy(waiting => waiting.Upload.DistrictCode))
                StoreGroup([.. district]);
            group.Clear();
        }
    }

    private void StoreGroup(IReadOnlyList<Waiting> group, bool isSecondTime = false)
    {
        try
        {
            // Deciding has added to the chunk the first time, so it is read again.
            var stored = StoreTogether([.. group.Select(waiting => isSecondTime ? waiting.Upload.Judge(waiting.Judged.Rules) : waiting.Judged)]);
            for (var i = 0; i < group.Count; i++)
                group[i].Stored.SetResult(stored[i]);
        }
        catch (Exception failure) when (group.Count == 1)
        {
            group[0].Stored.SetException(failure);
        }
        catch (Exception)
        {
            // One must not fail the others: each by itself says whose fault it is.
            foreach (var waiting in group)
                StoreGroup([waiting], isSecondTime: true);
        }
    }

    private List<StoredSmall> StoreTogether(IReadOnlyList<JudgedUpload> group)
    {
        using var import = database.BeginImport(uploadId: 0, group[0].Upload.DistrictCode, wholeFile: true);
        import.Begin();
        var stored = new List<StoredSmall>(group.Count);
        var current = RulesCache.IsCurrent(group[^1].Rules, import.Connection, import.Transaction) ? group[^1].Rules : cache.Refresh();
        using var stores = new SmallStores(import, current);
        var audited = new List<(DateTimeOffset At, string By, AuditedChange Change)>();
        foreach (var judged in group)
            stored.Add(StoreOne(import, stores, judged.Rules == current ? judged : judged.Upload.Judge(current), audited));
        AuditLog.Append(import.Connection, import.Transaction, audited);
        import.Commit();
        return stored;
    }

    private static StoredSmall StoreOne(
        ImportTransaction import, SmallStores stores, JudgedUpload judged, List<(DateTimeOffset At, string By, AuditedChange Change)> audited)
    {
        var (sent, chunk) = (judged.Upload, judged.Chunk);
        if (SameFile.Find(import.Connection, import.Transaction, sent.Sha256, sent.Kind, sent.Sender.Code, sent.DistrictCode, sheet: null) is { } same)
            return new StoredSmall(same, true, chunk.Faults, [], []);

        var upload = Insert(import, sent);
        stores.NextUpload(upload.Id, sent);
        var outcome = judged.Store(stores);
        chunk.SortByRow();
        var tally = new ReceiptTally();
        tally.Add(chunk, outcome);
        tally.AssertBalance();
        import.WriteFaults(chunk.Faults, isWarning: false);
        import.WriteFaults(chunk.Warnings, isWarning: true);
        import.WriteDuplicates(chunk.Duplicates);
        var status = outcome.Refused > 0 ? "completed-with-refusals" : "completed";
        var receipt = Receipts.Of(upload, status, tally: tally);
        receipt = receipt with { Adjustments = import.Months.Touched is { Count: > 0 } touched ? touched : null, File = receipt.File with { Encoding = judged.Encoding, Format = judged.Format, HeaderRow = judged.HeaderRow } };
        import.Connection.Run(import.Transaction, "UPDATE uploads SET status = @status, receipt = @receipt, rows_read = @read, finished_at = started_at WHERE id = @id",
            ("status", status), ("receipt", receipt.ToJson()), ("read", outcome.Read), ("id", upload.Id));
        if (AuditedImport.Of(upload, receipt) is { } change)
            audited.Add((sent.Now, sent.By, import.Tell(change)));
        return new StoredSmall(upload.Id, false, chunk.Faults, chunk.Warnings, chunk.Duplicates, receipt.Adjustments);
    }

    private static UploadRow Insert(ImportTransaction import, SmallUpload sent)
    {
        var upload = new UploadRow(0, sent.Kind, "running", sent.Sender.Code, sent.DistrictCode, ImportMode.ValidRows.Text, false, sent.Name,
            StoredFile.NameOf(sent.Sha256), sent.Sha256, sent.Csv.Length, sent.Now, 0, null, null, null, sent.By).Insert(import.Connection, import.Transaction, sent.Now)!;
        import.Connection.Run(import.Transaction, "INSERT INTO upload_contents (upload_id, content) VALUES (@id, @content)", ("id", upload.Id), ("content", sent.Csv));
        return upload;
    }
}
