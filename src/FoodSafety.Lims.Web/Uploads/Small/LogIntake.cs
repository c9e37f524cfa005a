using System.Threading.Channels;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>
/// Takes small logs from many senders at once. Each is judged on its sender's thread; one writer stores all that wait in one transaction, so that
/// many share the disk flush of one commit. Nobody is answered before the commit that holds their rows.
/// </summary>
public sealed class LogIntake(LimsDatabase database, RulesCache cache)
{
    /// <summary>More than the connections of a busy morning; a group still takes well under a second.</summary>
    private const int MostInGroup = 256;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly Lock _gate = new();
    private Task? _writer;

    private sealed record Waiting(SmallLog Log, KeptRules Rules, RapidTestChunk Chunk, int HeaderRow, string Format, string Encoding)
    {
        public TaskCompletionSource<StoredLog> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Judges the log here and now, and answers once it is stored.</summary>
    public Task<StoredLog> Store(SmallLog log)
    {
        var rules = cache.Latest();
        var (chunk, headerRow, format, encoding) = log.Judge(rules);
        var waiting = new Waiting(log, rules, chunk, headerRow, format, encoding);
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
            foreach (var district in group.GroupBy(waiting => waiting.Log.DistrictCode))
                StoreGroup([.. district]);
            group.Clear();
        }
    }

    private void StoreGroup(IReadOnlyList<Waiting> group, bool isSecondTime = false)
    {
        try
        {
            // Deciding has added to the chunk the first time, so it is read again.
            var stored = StoreTogether(isSecondTime ? [.. group.Select(waiting => Rejudged(waiting, waiting.Rules))] : group);
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

    private List<StoredLog> StoreTogether(IReadOnlyList<Waiting> group)
    {
        var district = group[0].Log.DistrictCode;
        using var import = database.BeginImport(uploadId: 0, district, wholeFile: true);
        import.Begin();
        var stored = new List<StoredLog>(group.Count);
        var current = RulesCache.IsCurrent(group[^1].Rules, import.Connection, import.Transaction) ? group[^1].Rules : cache.Refresh();
        using var store = import.RapidTests(current.Of(group[0].Log.Sender, district, SmallLog.Kind, group[0].Log.Now));
        var audited = new List<(DateTimeOffset At, string By, AuditedChange Change)>();
        foreach (var waiting in group)
            stored.Add(StoreOne(import, store, waiting.Rules == current ? waiting : Rejudged(waiting, current), audited));
        AuditLog.Append(import.Connection, import.Transaction, audited);
        import.Commit();
        return stored;
    }

    private static Waiting Rejudged(Waiting waiting, KeptRules rules)
    {
        var (chunk, headerRow, format, encoding) = waiting.Log.Judge(rules);
        return waiting with { Rules = rules, Chunk = chunk, HeaderRow = headerRow, Format = format, Encoding = encoding };
    }

    private static StoredLog StoreOne(
        ImportTransaction import, RapidTestStore store, Waiting waiting, List<(DateTimeOffset At, string By, AuditedChange Change)> audited)
    {
        var (log, chunk) = (waiting.Log, waiting.Chunk);
        if (SameFile.Find(import.Connection, import.Transaction, log.Sha256, SmallLog.Kind, log.Sender.Code, log.DistrictCode, sheet: null) is { } same)
            return new StoredLog(same, chunk.Faults.ToLookup(fault => fault.RowNumber), null);

        var upload = Insert(import, log);
        import.NextUpload(upload.Id);
        store.NextUpload();
        var outcome = store.Store(chunk);
        chunk.SortByRow();
        var tally = new ReceiptTally();
        tally.Add(chunk, outcome);
        tally.AssertBalance();
        import.WriteFaults(chunk.Faults, isWarning: false);
        import.WriteFaults(chunk.Warnings, isWarning: true);
        import.WriteDuplicates(chunk.Duplicates);
        var status = outcome.Refused > 0 ? "completed-with-refusals" : "completed";
        var receipt = Receipts.Of(upload, status, tally: tally);
        receipt = receipt with { File = receipt.File with { Encoding = waiting.Encoding, Format = waiting.Format, HeaderRow = waiting.HeaderRow } };
        import.Connection.Run(import.Transaction, "UPDATE uploads SET status = @status, receipt = @receipt, rows_read = @read, finished_at = started_at WHERE id = @id",
            ("status", status), ("receipt", receipt.ToJson()), ("read", outcome.Read), ("id", upload.Id));
        if (AuditedImport.Of(upload, receipt) is { } change)
            audited.Add((log.Now, log.By, change));
        return new StoredLog(upload.Id, chunk.Faults.ToLookup(fault => fault.RowNumber), chunk.Duplicates.Select(duplicate => duplicate.RowNumber).ToHashSet());
    }

    private static UploadRow Insert(ImportTransaction import, SmallLog log)
    {
        var upload = new UploadRow(0, SmallLog.Kind, "running", log.Sender.Code, log.DistrictCode, ImportMode.ValidRows.Text, false, log.Name,
            StoredFile.NameOf(log.Sha256), log.Sha256, log.Csv.Length, log.Now, 0, null, null, null, log.By).Insert(import.Connection, import.Transaction, log.Now)!;
        import.Connection.Run(import.Transaction, "INSERT INTO upload_contents (upload_id, content) VALUES (@id, @content)", ("id", upload.Id), ("content", log.Csv));
        return upload;
    }
}
