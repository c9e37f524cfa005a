using System.Text;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Rules;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>
/// Rapid tests into SQLite through its C interface: one prepared statement, texts bound where they were read to.
/// ADO.NET's boxing of a parameter costs more than SQLite's own work on it.
/// </summary>
public sealed class SqliteRapidTestStore : RapidTestStore
{
    private readonly SqliteStatement _insert, _anyOn, _load;

    public SqliteRapidTestStore(ImportTransaction import, RulesSnapshot rules)
        : base(import, rules)
    {
        var db = ((SqliteConnection)import.Connection).Handle!;
        _insert = new(db,
            """
            INSERT INTO rapid_tests (id, tested_on, market_id, sample_no, item_id, tested_at, tested_precision, outcome, reported_outcome, organiser,
                food_id, category_id, method_id, reading, unit_id, place_type_id, stage_id, programme_id, stall_no, vendor, notified_at, details, upload_id, row_number)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)
            """);
        _anyOn = new(db, "SELECT 1 FROM rapid_tests WHERE tested_on = ?1 AND market_id = ?2 LIMIT 1");
        _load = new(db,
            """
            SELECT item_id, tested_at, tested_precision, outcome, reported_outcome, reading, upload_id, row_number,
                place_type_id, stage_id, category_id, programme_id, organiser
            FROM rapid_tests WHERE tested_on = ?1 AND market_id = ?2 AND sample_no = ?3 ORDER BY id
            """);
    }

    public override bool AnyOn(int day, int marketId)
    {
        _anyOn.Bind(1, day);
        _anyOn.Bind(2, marketId);
        var any = _anyOn.Step();
        _anyOn.Reset();
        return any;
    }

    public override void Load(int day, int marketId, ReadOnlySpan<byte> sampleNo, List<StoredRapidTest> into)
    {
        _load.Bind(1, day);
        _load.Bind(2, marketId);
        _load.BindCopy(3, sampleNo);
        var row = _load.Row;
        while (_load.Step())
        {
            var reading = raw.sqlite3_column_blob(row, 5);
            into.Add(new StoredRapidTest(
                raw.sqlite3_column_int(row, 0),
                raw.sqlite3_column_int64(row, 1),
                (TimePrecision)raw.sqlite3_column_int(row, 2),
                (RapidOutcome)raw.sqlite3_column_int(row, 3),
                (RapidOutcome)raw.sqlite3_column_int(row, 4),
                reading.IsEmpty ? null : Encoding.UTF8.GetString(reading),
                CountersOf(day, marketId, Term(8), Term(9), Term(10), Term(11), (Organiser)raw.sqlite3_column_int(row, 12)),
                raw.sqlite3_column_int(row, 6),
                raw.sqlite3_column_int(row, 7)));
        }
        _load.Reset();

        int? Term(int column) => raw.sqlite3_column_type(row, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_int(row, column);
    }

    protected override void Write(RapidTestChunk chunk, List<int> accepted)
    {
        if (accepted.Count == 0)
            return;
        // Another import may have written since our last chunk: ids go on from what is there now.
        var lastId = Import.Connection.Ask<long>(Import.Transaction, "SELECT coalesce(max(id), 0) FROM rapid_tests");
        var rows = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(chunk.Rows);
        var terms = TermOfWord;
        _insert.Bind(23, Import.UploadId);
        foreach (var index in accepted)
        {
            ref readonly var row = ref rows[index];
            _insert.Bind(1, ++lastId);
            _insert.Bind(2, row.TestedOn);
            _insert.Bind(3, row.MarketId);
            _insert.BindPinned(4, chunk.Text(row.SampleNo));
            _insert.Bind(5, terms[row.Item]);
            _insert.Bind(6, row.TestedAt);
            _insert.Bind(7, (int)row.TestedPrecision);
            _insert.Bind(8, (int)row.Outcome);
            _insert.Bind(9, (int)row.ReportedOutcome);
            _insert.Bind(10, (int)row.Organiser);
            _insert.Bind(11, terms[row.Food]);
            BindTerm(12, row.Category, terms);
            BindTerm(13, row.Method, terms);
            BindText(14, chunk.Text(row.Reading));
            BindTerm(15, row.Unit, terms);
            BindTerm(16, row.PlaceType, terms);
            BindTerm(17, row.Stage, terms);
            BindTerm(18, row.Programme, terms);
            BindText(19, chunk.Text(row.StallNo));
            BindText(20, chunk.Text(row.Vendor));
            if (row.NotifiedAt == 0)
                _insert.BindNull(21);
            else
                _insert.Bind(21, row.NotifiedAt);
            BindText(22, chunk.Text(row.Details));
            _insert.Bind(24, row.RowNumber);
            _insert.Step();
            _insert.Reset();
        }
    }

    private void BindTerm(int parameter, int word, ReadOnlySpan<int> terms)
    {
        if (word == Words.None)
            _insert.BindNull(parameter);
        else
            _insert.Bind(parameter, terms[word]);
    }

    private void BindText(int parameter, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            _insert.BindNull(parameter);
        else
            _insert.BindPinned(parameter, text);
    }

    public override void Dispose()
    {
        _insert.Dispose();
        _anyOn.Dispose();
        _load.Dispose();
        base.Dispose();
    }
}
