using System.Data.Common;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage.Sealing;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>
/// One import's writing to the database. In mode valid-rows every chunk is a transaction: rows, faults, counters, cases and checkpoint together.
/// Where the whole file decides (all-or-nothing, max-bad, dry run) all chunks share one transaction that is committed or taken back at the end.
/// One writer a district at a time, so that what deciding saw is still true when its rows are written.
/// </summary>
public abstract class ImportTransaction(DbConnection connection, int uploadId, bool wholeFile) : IDisposable
{
    private MonthAdjusting? _months;
    private readonly List<(long First, long Last)> _ids = [];
    private int? _faultSequence;

    public DbConnection Connection { get; } = connection;

    public int UploadId { get; private set; } = uploadId;

    /// <summary>The person or the token that sent the upload; null of what is no upload.</summary>
    public string? SentBy { get; set; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset SentAt { get; set; }

    public DbTransaction Transaction { get; private set; } = null!;

    /// <summary>Numbers of the words that rows share.</summary>
    public abstract TermIds Terms { get; }

    /// <summary>Starts the transaction if none is open.</summary>
    /// <returns>Whether it was started: others may have changed what holds since the one before.</returns>
    public bool Begin()
    {
        if (Transaction is not null)
            return false;
        Transaction = BeginExclusive();
        ImportEvents.Log.Reached("transaction-begun", UploadId);
        return true;
    }

    /// <summary>Keeps writers of one district more out until the open transaction ends; several are asked for in the order of their codes.</summary>
    public abstract void LockToo(string districtCode);

    /// <summary>Keeps which ids a chunk's rapid tests got: they are how the upload's rows are found.</summary>
    public void NoteIds(long firstId, int count) => _ids.Add((firstId, firstId + count - 1));

    /// <summary>A row that is stored in the place of another takes over its id: there is no run to keep.</summary>
    public void ForgetIds() => _ids.Clear();

    /// <summary>Writes what is said of the chunk's rows and the checkpoint, and commits; where the whole file decides, nothing yet.</summary>
    /// <param name="chunk">The stored chunk.</param>
    /// <param name="worker">Who runs the import.</param>
    /// <param name="tally">What all chunks so far add up to: whoever goes on from here begins with it.</param>
    /// <exception cref="ImportTakenOver">Nothing of the chunk is stored.</exception>
    public void EndChunk(JudgedChunk chunk, string worker, ChunkOutcome tally)
    {
        if (wholeFile)
            return;
        WriteFaults(chunk.Faults, isWarning: false);
        WriteFaults(chunk.Warnings, isWarning: true);
        WriteDuplicates(chunk.Duplicates);
        CommitTo(chunk.LastRowNumber, worker, tally);
    }

    /// <summary>Commits with a checkpoint: whoever goes on with the import neither decides nor stores rows up to it again.</summary>
    /// <param name="lastRow">Spreadsheet number of the last row decided.</param>
    /// <param name="worker">Who runs the import.</param>
    /// <param name="tally">What all rows so far add up to.</param>
    /// <exception cref="ImportTakenOver">Nothing since <see cref="Begin"/> is stored.</exception>
    public void CommitTo(int lastRow, string worker, ChunkOutcome tally)
    {
        Begin();
        var isOurs = Connection.Run(Transaction,
            "UPDATE uploads SET checkpoint_row = @row, rows_read = @read, tally = @tally WHERE id = @id AND worker = @worker AND status = 'running'",
            ("row", lastRow), ("read", tally.Read), ("tally", tally.ToJson()), ("id", UploadId), ("worker", worker)) == 1;
        if (!isOurs)
            throw new ImportTakenOver(UploadId);
        ImportEvents.Log.Reached("chunk-ready", UploadId);
        Commit();
        ImportEvents.Log.Reached("chunk-committed", UploadId);
    }

    /// <summary>What follows belongs to another upload: many small ones share one transaction.</summary>
    public void NextUpload(int id, string? sentBy, DateTimeOffset sentAt)
    {
        WriteIds();
        Months.Write();
        (UploadId, SentBy, SentAt, _faultSequence) = (id, sentBy, sentAt, null);
    }

    /// <summary>Makes everything since <see cref="Begin"/> permanent.</summary>
    public void Commit()
    {
        if (Transaction is not null)
        {
            WriteIds();
            Months.Write();
            TellUntold();
            Transaction.Commit();
        }
        End();
    }

    /// <summary>Takes everything since <see cref="Begin"/> back.</summary>
    public void Rollback()
    {
        Transaction?.Rollback();
        Terms.Clear();
        End();
    }

    /// <summary>Keeps faults of a file that was decided as a whole, or of the last chunk.</summary>
    public void WriteFaults(IReadOnlyList<RowFault> faults, bool isWarning)
    {
        if (faults.Count == 0)
            return;
        Begin();
        _faultSequence ??= Connection.Ask<int>(Transaction, "SELECT coalesce(max(sequence), 0) FROM upload_faults WHERE upload_id = @id", ("id", UploadId));
        InsertFaults(faults, isWarning, _faultSequence.Value + 1);
        _faultSequence += faults.Count;
    }

    /// <summary>Keeps which rows are not stored because their twins are.</summary>
    public void WriteDuplicates(IReadOnlyList<DuplicateRow> duplicates)
    {
        if (duplicates.Count == 0)
            return;
        Begin();
        InsertDuplicates(duplicates);
    }

    /// <summary>Rows of sealed tables that were changed here by hand-written statements; what no operation takes for its own entry is told when it is committed.</summary>
    public List<RowChange> ChangedRows { get; } = [];

    /// <summary>How the stored rows of uploads changed; what no operation takes for its own entry is told when it is committed.</summary>
    public StoredChanges Stored { get; } = new();

    /// <summary>The entry of an operation with all that was changed here and is not told yet.</summary>
    public AuditedChange Tell(AuditedChange change)
    {
        Months.Write();
        var told = change with { Rows = [.. change.Rows, .. ChangedRows], Stored = Stored.Take() };
        ChangedRows.Clear();
        return told;
    }

    /// <summary>What a chunk stored and did to cases, as one entry of the audit: the entry of the import comes later, when others may have acted on them.</summary>
    private void TellUntold()
    {
        if (Stored.Any || ChangedRows.Count > 0)
        {
            var (isAdjusting, cause) = (!Stored.Any && ChangedRows.TrueForAll(row => row.Row.StartsWith("month_adjustments/", StringComparison.Ordinal)), Months.Cause ?? LateRows);
            var change = isAdjusting ? new AuditedChange("adjust-months", cause.Subject) : new AuditedChange(Stored.Any ? "store-rows" : "change-cases", Upload.FormatNumber(UploadId));
            AuditLog.Append(Connection, Transaction, isAdjusting ? cause.At : SentAt, isAdjusting ? cause.By : SentBy ?? CaseWriter.Importer, Tell(change));
        }
    }

    /// <summary>What this does to figures of closed months.</summary>
    public MonthAdjusting Months => _months ??= new(this);

    /// <summary>The cause of what an upload's rows change.</summary>
    public AdjustmentCause LateRows => new(AdjustmentCause.Import, Upload.FormatNumber(UploadId), SentAt, SentBy ?? CaseWriter.Importer);

    /// <summary>Where changes of counters are noted too, for whoever tells people what a transaction comes to; null for nobody.</summary>
    public List<CounterChange>? NotedChanges { get; set; }

    /// <summary>Adds changes to the stored counters, inside the transaction of the rows that caused them; no place stands twice.</summary>
    public void AddToCounters(string districtCode, IReadOnlyCollection<CounterChange> changes)
    {
        NotedChanges?.AddRange(changes);
        Months.Note(districtCode, changes);
        WriteCounters(districtCode, changes);
    }

    /// <summary>How this database stores rapid tests.</summary>
    public abstract RapidTestStore RapidTests(RulesSnapshot rules);

    /// <summary>Adds to the counters.</summary>
    protected abstract void WriteCounters(string districtCode, IReadOnlyCollection<CounterChange> changes);

    /// <summary>Writes faults, numbered from <paramref name="firstSequence"/> on.</summary>
    protected abstract void InsertFaults(IReadOnlyList<RowFault> faults, bool isWarning, int firstSequence);

    /// <summary>Writes which rows are duplicates.</summary>
    protected abstract void InsertDuplicates(IReadOnlyList<DuplicateRow> duplicates);

    /// <summary>Starts a transaction that no other writer of the district can enter.</summary>
    protected abstract DbTransaction BeginExclusive();

    private void WriteIds()
    {
        foreach (var (first, last) in _ids)
            Connection.Run(Transaction, "INSERT INTO upload_chunks (upload_id, first_id, last_id) VALUES (@upload, @first, @last)",
                ("upload", UploadId), ("first", first), ("last", last));
        _ids.Clear();
    }

    private void End()
    {
        Transaction?.Dispose();
        Transaction = null!;
        _ids.Clear();
        ChangedRows.Clear();
        Stored.Clear();
        Months.Forget();
    }

    public virtual void Dispose()
    {
        if (Transaction is not null)
            Rollback();
        Connection.Dispose();
        GC.SuppressFinalize(this);
    }
}
