using System.Data.Common;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;
using Npgsql;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>PostgreSQL lets districts write side by side: an advisory lock, held to the end of the transaction, keeps one writer a district.</summary>
public sealed class PostgresImportTransaction(NpgsqlConnection connection, NpgsqlConnection words, int uploadId, string districtCode, bool wholeFile)
    : ImportTransaction(connection, uploadId, wholeFile)
{
    /// <summary>
    /// Words are stored at once, each in a statement of its own: two districts that meet the same new words in different order
    /// would otherwise wait for each other's uncommitted words. A word of a row that was taken back does no harm.
    /// </summary>
    public override TermIds Terms { get; } = new(words, () => null);

    public override RapidTestStore RapidTests(RulesSnapshot rules) => new PostgresRapidTestStore(this, rules);

    public override void LockToo(string districtCode) => DistrictLock.Take(Connection, Transaction, districtCode);

    protected override void WriteCounters(string districtCode, IReadOnlyCollection<CounterChange> changes)
    {
        if (changes.Count > 0)
            Connection.Run(Transaction,
                """
                INSERT INTO counter_days (district_code, counter, day, site_id, batches, items, passed)
                SELECT @district, * FROM unnest(@counters, @days, @sites, @batches, @items, @passed)
                ON CONFLICT (district_code, counter, day, site_id) DO UPDATE SET
                    batches = counter_days.batches + excluded.batches,
                    items = counter_days.items + excluded.items,
                    passed = counter_days.passed + excluded.passed
                """,
                ("district", districtCode),
                ("counters", changes.Select(change => change.Counter).ToArray()),
                ("days", changes.Select(change => change.Day).ToArray()),
                ("sites", changes.Select(change => change.SiteId).ToArray()),
                ("batches", changes.Select(change => change.Batches).ToArray()),
                ("items", changes.Select(change => change.Items).ToArray()),
                ("passed", changes.Select(change => change.Passed).ToArray()));
    }

    protected override void InsertFaults(IReadOnlyList<RowFault> faults, bool isWarning, int firstSequence) => Connection.Run(Transaction,
        """
        INSERT INTO upload_faults (upload_id, sequence, row_number, column_name, value, code, message, is_warning)
        SELECT @upload, @first + place::int - 1, nullif(row_number, 0), column_name, value, code, message, @warning
        FROM unnest(@rows, @columns, @values, @codes, @messages) WITH ORDINALITY AS fault(row_number, column_name, value, code, message, place)
        """,
        ("upload", UploadId), ("first", firstSequence), ("warning", isWarning),
        ("rows", faults.Select(fault => Math.Max(fault.RowNumber, 0)).ToArray()),
        ("columns", faults.Select(fault => fault.ColumnName).ToArray()),
        ("values", faults.Select(fault => fault.Value).ToArray()),
        ("codes", faults.Select(fault => fault.Code).ToArray()),
        ("messages", faults.Select(fault => fault.Message).ToArray()));

    protected override void InsertDuplicates(IReadOnlyList<DuplicateRow> duplicates) => Connection.Run(Transaction,
        """
        INSERT INTO upload_duplicates (upload_id, row_number, twin_upload_id, twin_row_number)
        SELECT @upload, * FROM unnest(@rows, @twins, @twinRows)
        """,
        ("upload", UploadId),
        ("rows", duplicates.Select(duplicate => duplicate.RowNumber).ToArray()),
        ("twins", duplicates.Select(duplicate => duplicate.TwinUploadId == 0 ? UploadId : duplicate.TwinUploadId).ToArray()),
        ("twinRows", duplicates.Select(duplicate => duplicate.TwinRowNumber).ToArray()));

    protected override DbTransaction BeginExclusive()
    {
        var transaction = ((NpgsqlConnection)Connection).BeginTransaction();
        DistrictLock.Take(Connection, transaction, districtCode);
        return transaction;
    }

    public override void Dispose()
    {
        base.Dispose();
        words.Dispose();
    }
}
