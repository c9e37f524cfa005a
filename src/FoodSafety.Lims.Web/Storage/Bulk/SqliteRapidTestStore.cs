using System.Text;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Rules;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>
/// Rapid tests into SQLite through its C interface: one prepared statement, texts bound as the bytes they were read as.
/// ADO.NET's boxing of a parameter costs more than SQLite's own work on it.
/// </summary>
public sealed class SqliteRapidTestStore : RapidTestStore
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _insert, _anyOn, _load;
    private long _lastId = -1;

    public SqliteRapidTestStore(ImportTransaction import, RulesSnapshot rules)
        : base(import, rules)
    {
        _db = ((SqliteConnection)import.Connection).Handle!;
        _insert = Prepare(
            """
            INSERT INTO rapid_tests (id, tested_on, market_id, sample_no, item_id, tested_at, tested_precision, outcome, reported_outcome, organiser,
                food_id, category_id, method_id, reading, unit_id, place_type_id, stage_id, programme_id, stall_no, vendor, notified_at, details, upload_id, row_number)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)
            """);
        _anyOn = Prepare("SELECT 1 FROM rapid_tests WHERE tested_on = ?1 AND market_id = ?2 LIMIT 1");
        _load = Prepare(
            """
            SELECT item_id, tested_at, tested_precision, outcome, reported_outcome, reading, upload_id, row_number,
                place_type_id, stage_id, category_id, programme_id, organiser
            FROM rapid_tests WHERE tested_on = ?1 AND market_id = ?2 AND sample_no = ?3 ORDER BY id
            """);
    }

    public override bool AnyOn(int day, int marketId)
    {
        raw.sqlite3_bind_int(_anyOn, 1, day);
        raw.sqlite3_bind_int(_anyOn, 2, marketId);
        var any = Step(_anyOn) == raw.SQLITE_ROW;
        raw.sqlite3_reset(_anyOn);
        return any;
    }

    public override void Load(int day, int marketId, ReadOnlySpan<byte> sampleNo, List<StoredRapidTest> into)
    {
        raw.sqlite3_bind_int(_load, 1, day);
        raw.sqlite3_bind_int(_load, 2, marketId);
        raw.sqlite3_bind_text(_load, 3, sampleNo);
        while (Step(_load) == raw.SQLITE_ROW)
        {
            var reading = raw.sqlite3_column_blob(_load, 5);
            into.Add(new StoredRapidTest(
                raw.sqlite3_column_int(_load, 0),
                raw.sqlite3_column_int64(_load, 1),
                (TimePrecision)raw.sqlite3_column_int(_load, 2),
                (RapidOutcome)raw.sqlite3_column_int(_load, 3),
                (RapidOutcome)raw.sqlite3_column_int(_load, 4),
                reading.IsEmpty ? null : Encoding.UTF8.GetString(reading),
                CountersOf(day, marketId, Term(8), Term(9), Term(10), Term(11), (Organiser)raw.sqlite3_column_int(_load, 12)),
                raw.sqlite3_column_int(_load, 6),
                raw.sqlite3_column_int(_load, 7)));
        }
        raw.sqlite3_reset(_load);

        int? Term(int column) => raw.sqlite3_column_type(_load, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_int(_load, column);
    }

    protected override void Write(RapidTestChunk chunk, List<int> accepted)
    {
        if (accepted.Count == 0)
            return;
        // Another import may have written since our last chunk: ids go on from what is there now.
        _lastId = Import.Connection.Ask<long>(Import.Transaction, "SELECT coalesce(max(id), 0) FROM rapid_tests");
        var rows = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(chunk.Rows);
        var terms = TermOfWord;
        foreach (var index in accepted)
        {
            ref readonly var row = ref rows[index];
            raw.sqlite3_bind_int64(_insert, 1, ++_lastId);
            raw.sqlite3_bind_int(_insert, 2, row.TestedOn);
            raw.sqlite3_bind_int(_insert, 3, row.MarketId);
            raw.sqlite3_bind_text(_insert, 4, chunk.Text(row.SampleNo));
            raw.sqlite3_bind_int(_insert, 5, terms[row.Item]);
            raw.sqlite3_bind_int64(_insert, 6, row.TestedAt);
            raw.sqlite3_bind_int(_insert, 7, (int)row.TestedPrecision);
            raw.sqlite3_bind_int(_insert, 8, (int)row.Outcome);
            raw.sqlite3_bind_int(_insert, 9, (int)row.ReportedOutcome);
            raw.sqlite3_bind_int(_insert, 10, (int)row.Organiser);
            raw.sqlite3_bind_int(_insert, 11, terms[row.Food]);
            BindTerm(12, row.Category, terms);
            BindTerm(13, row.Method, terms);
            BindText(14, chunk.Text(row.Reading));
            BindTerm(15, row.Unit, terms);
            BindTerm(16, row.PlaceType, terms);
            BindTerm(17, row.Stage, terms);
            BindTerm(18, row.Programme, terms);
            BindText(19, chunk.Text(row.StallNo));
            BindText(20, chunk.Text(row.Vendor));
            if (row.NotifiedAt != 0)
                raw.sqlite3_bind_int64(_insert, 21, row.NotifiedAt);
            BindText(22, chunk.Text(row.Details));
            raw.sqlite3_bind_int(_insert, 23, Import.UploadId);
            raw.sqlite3_bind_int(_insert, 24, row.RowNumber);
            Step(_insert);
            raw.sqlite3_reset(_insert);
            raw.sqlite3_clear_bindings(_insert);
        }
    }

    /// <summary>Not given stays NULL: bindings are cleared after each row.</summary>
    private void BindTerm(int parameter, int word, ReadOnlySpan<int> terms)
    {
        if (word != Words.None)
            raw.sqlite3_bind_int(_insert, parameter, terms[word]);
    }

    private void BindText(int parameter, ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty)
            raw.sqlite3_bind_text(_insert, parameter, text);
    }

    private sqlite3_stmt Prepare(string sql)
    {
        if (raw.sqlite3_prepare_v2(_db, sql, out var statement) != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(_db).utf8_to_string(), raw.sqlite3_errcode(_db));
        return statement;
    }

    private int Step(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE)
            return result;
        var failure = new SqliteException(raw.sqlite3_errmsg(_db).utf8_to_string(), result, raw.sqlite3_extended_errcode(_db));
        raw.sqlite3_reset(statement);
        throw failure;
    }

    public override void Dispose()
    {
        _insert.Dispose();
        _anyOn.Dispose();
        _load.Dispose();
        base.Dispose();
    }
}
