using System.Data.Common;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>
/// One import's writing to the database. In mode valid-rows every chunk is a transaction: rows, faults, counters, cases and checkpoint together.
/// Where the whole file decides (all-or-nothing, max-bad, dry run) all chunks share one transaction that is committed or taken back at the end.
/// One writer a district at a time, so that what deciding saw is still true when its rows are written.
/// </summary>
public abstract class ImportTransaction(DbConnection connection, int uploadId, bool wholeFile) : IDisposable
{
    private int _faultSequence;

    public DbConnection Connection { get; } = connection;

    public int UploadId { get; } = uploadId;

    public DbTransaction Transaction { get; private set; } = null!;

    /// <summary>Numbers of the words that rows share.</summary>
    public abstract TermIds Terms { get; }

    /// <summary>Starts the transaction if none is open.</summary>
    public void Begin()
    {
        if (Transaction is null)
            Transaction = BeginExclusive();
    }

    /// <summary>Keeps writers of one district more out until the open transaction ends; several are asked for in the order of their codes.</summary>
    public abstract void LockToo(string districtCode);

    /// <summary>Writes faults and the checkpoint, and commits unless the whole file decides.</summary>
    public void EndChunk(IReadOnlyList<RowFault> faults, IReadOnlyList<RowFault> warnings, int lastRowNumber, int rowsRead)
    {
        if (wholeFile)
            return;
        WriteFaults(faults, isWarning: false);
        WriteFaults(warnings, isWarning: true);
        Connection.Run(Transaction, "UPDATE uploads SET checkpoint_row = @row, rows_read = @read WHERE id = @id",
            ("row", lastRowNumber), ("read", rowsRead), ("id", UploadId));
        Commit();
    }

    /// <summary>Makes everything since <see cref="Begin"/> permanent.</summary>
    public void Commit()
    {
        Transaction?.Commit();
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
        InsertFaults(faults, isWarning, _faultSequence + 1);
        _faultSequence += faults.Count;
    }

    /// <summary>Adds changes to the stored counters, inside the transaction of the rows that caused them; no place stands twice.</summary>
    public abstract void AddToCounters(string districtCode, IReadOnlyCollection<CounterChange> changes);

    /// <summary>How this database stores rapid tests.</summary>
    public abstract RapidTestStore RapidTests(RulesSnapshot rules);

    /// <summary>Writes faults, numbered from <paramref name="firstSequence"/> on.</summary>
    protected abstract void InsertFaults(IReadOnlyList<RowFault> faults, bool isWarning, int firstSequence);

    /// <summary>Starts a transaction that no other writer of the district can enter.</summary>
    protected abstract DbTransaction BeginExclusive();

    private void End()
    {
        Transaction?.Dispose();
        Transaction = null!;
    }

    public virtual void Dispose()
    {
        if (Transaction is not null)
            Rollback();
        Connection.Dispose();
        GC.SuppressFinalize(this);
    }
}
