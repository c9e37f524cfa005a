using System.Data.Common;
using System.Text;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;
using Microsoft.Data.Sqlite;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>SQLite has one writer at a time for the whole file; <c>BEGIN IMMEDIATE</c> takes that place before anything is looked up.</summary>
public sealed class SqliteImportTransaction : ImportTransaction
{
    /// <summary>
    /// 64 MB of pages, because a shuffled log touches its index everywhere; the log of changes goes back into the file every 64 MB and not every
    /// 4 MB, because neighbouring chunks write the same pages again.
    /// </summary>
    private const string ForBulk = "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384;";

    /// <summary>SQLite's own settings: the connection goes back to a pool.</summary>
    private const string AsUsual = "PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000;";

    private SqliteStatement? _addToCounter;

    public SqliteImportTransaction(SqliteConnection connection, int uploadId, bool wholeFile)
        : base(connection, uploadId, wholeFile)
    {
        Terms = new TermIds(connection, () => Transaction);
        connection.Run(null, ForBulk);
    }

    public override TermIds Terms { get; }

    public override RapidTestStore RapidTests(RulesSnapshot rules) => new SqliteRapidTestStore(this, rules);

    public override void LockToo(string districtCode)
    {
        // BEGIN IMMEDIATE already keeps every other writer out.
    }

    protected override void WriteCounters(string districtCode, IReadOnlyCollection<CounterChange> changes)
    {
        _addToCounter ??= new SqliteStatement(((SqliteConnection)Connection).Handle!,
            """
            INSERT INTO counter_days (district_code, counter, day, site_id, batches, items, passed)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (district_code, counter, day, site_id) DO UPDATE SET
                batches = counter_days.batches + excluded.batches,
                items = counter_days.items + excluded.items,
                passed = counter_days.passed + excluded.passed
            """);
        _addToCounter.BindCopy(1, Encoding.UTF8.GetBytes(districtCode));
        var counter = "";
        // A log changes five counters of each of its days and markets: tens of thousands a year.
        foreach (var change in changes)
        {
            if (change.Counter != counter)
                _addToCounter.BindCopy(2, Encoding.UTF8.GetBytes(counter = change.Counter));
            _addToCounter.Bind(3, change.Day);
            _addToCounter.Bind(4, change.SiteId);
            _addToCounter.Bind(5, change.Batches);
            _addToCounter.Bind(6, change.Items);
            _addToCounter.Bind(7, change.Passed);
            _addToCounter.Step();
            _addToCounter.Reset();
        }
    }

    protected override void InsertFaults(IReadOnlyList<RowFault> faults, bool isWarning, int firstSequence)
    {
        using var insert = Connection.Command(Transaction,
            "INSERT INTO upload_faults (upload_id, sequence, row_number, column_name, value, code, message, is_warning) VALUES (@upload, @sequence, @row, @column, @value, @code, @message, @warning)",
            ("upload", UploadId), ("sequence", 0), ("row", 0), ("column", ""), ("value", ""), ("code", ""), ("message", ""), ("warning", isWarning));
        var sequence = firstSequence;
        foreach (var fault in faults)
        {
            insert.Parameters[1].Value = sequence++;
            insert.Parameters[2].Value = fault.RowNumber > 0 ? fault.RowNumber : DBNull.Value;
            insert.Parameters[3].Value = (object?)fault.ColumnName ?? DBNull.Value;
            insert.Parameters[4].Value = (object?)fault.Value ?? DBNull.Value;
            insert.Parameters[5].Value = fault.Code;
            insert.Parameters[6].Value = fault.Message;
            insert.ExecuteNonQuery();
        }
    }

    protected override void InsertDuplicates(IReadOnlyList<DuplicateRow> duplicates)
    {
        using var insert = Connection.Command(Transaction,
            "INSERT INTO upload_duplicates (upload_id, row_number, twin_upload_id, twin_row_number) VALUES (@upload, @row, @twin, @twinRow)",
            ("upload", UploadId), ("row", 0), ("twin", 0), ("twinRow", 0));
        foreach (var duplicate in duplicates)
        {
            insert.Parameters[1].Value = duplicate.RowNumber;
            insert.Parameters[2].Value = duplicate.TwinUploadId == 0 ? UploadId : duplicate.TwinUploadId;
            insert.Parameters[3].Value = duplicate.TwinRowNumber;
            insert.ExecuteNonQuery();
        }
    }

    protected override DbTransaction BeginExclusive() => ((SqliteConnection)Connection).BeginTransaction(deferred: false);

    public override void Dispose()
    {
        if (Transaction is not null)
            Rollback();
        _addToCounter?.Dispose();
        Connection.Run(null, AsUsual);
        base.Dispose();
    }
}
