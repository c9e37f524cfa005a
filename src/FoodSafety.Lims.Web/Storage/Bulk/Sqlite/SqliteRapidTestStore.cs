using System.Text;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Validity;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>
/// Rapid tests into SQLite through its C interface: one prepared statement, texts bound where they were read to.
/// ADO.NET's boxing of a parameter costs more than SQLite's own work on it.
/// </summary>
public sealed class SqliteRapidTestStore : RapidTestStore
{
    /// <summary>Rows a statement inserts at once: opening the table and its indexes is then paid once for all of them.</summary>
    private const int RowsAtOnce = 16;

    private const int Columns = 25;

    /// <summary>From a chunk of this size on the filter of own batches is worth its memory.</summary>
    private const int RowsWorthRemembering = 8_192;

    private OwnBatches? _ownBatches;
    private long _dataVersion;
    private readonly SqliteStatement _insertOne, _insertMany, _anyOn;
    private SqliteStatement? _load;
    private bool _loadsNotValid;

    public SqliteRapidTestStore(ImportTransaction import, RulesSnapshot rules)
        : base(import, rules)
    {
        var db = ((SqliteConnection)import.Connection).Handle!;
        _insertOne = new(db, InsertSql(1));
        _insertMany = new(db, InsertSql(RowsAtOnce));
        _anyOn = new(db, "SELECT 1 FROM rapid_tests WHERE tested_on = ?1 AND market_id = ?2 LIMIT 1");
    }

    public override bool AnyOn(int day, int marketId)
    {
        if (_ownBatches is { } own && own.IsOwn(day, marketId))
            return true;
        _anyOn.Bind(1, day);
        _anyOn.Bind(2, marketId);
        var any = _anyOn.Step();
        _anyOn.Reset();
        if (!any)
            _ownBatches?.Own(day, marketId);
        return any;
    }

    public override void Load(int day, int marketId, ReadOnlySpan<byte> sampleNo, List<StoredRapidTest> into)
    {
        if (_ownBatches is { } own && own.IsOwn(day, marketId) && !own.MayHold(day, marketId, sampleNo))
            return;
        var load = LoadStatement();
        load.Bind(1, day);
        load.Bind(2, marketId);
        load.BindCopy(3, sampleNo);
        var row = load.Row;
        while (load.Step())
        {
            var reading = raw.sqlite3_column_blob(row, 5);
            into.Add(new StoredRapidTest(
                raw.sqlite3_column_int(row, 0),
                raw.sqlite3_column_int64(row, 1),
                (TimePrecision)raw.sqlite3_column_int(row, 2),
                (RapidOutcome)raw.sqlite3_column_int(row, 3),
                (RapidOutcome)raw.sqlite3_column_int(row, 4),
                reading.IsEmpty ? null : Encoding.UTF8.GetString(reading),
                CountersOf(day, marketId, Term(8), Term(9), Term(10), Term(11), (Organiser)raw.sqlite3_column_int(row, 12), raw.sqlite3_column_int(row, 13) == 1),
                raw.sqlite3_column_int(row, 6),
                raw.sqlite3_column_int(row, 7)));
        }
        load.Reset();

        int? Term(int column) => raw.sqlite3_column_type(row, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_int(row, column);
    }

    /// <summary>Made anew where the district chose a validity rule set meanwhile.</summary>
    private SqliteStatement LoadStatement()
    {
        if (_load is not null && _loadsNotValid == HasNotValid)
            return _load;
        _load?.Dispose();
        _loadsNotValid = HasNotValid;
        return _load = new(((SqliteConnection)Import.Connection).Handle!,
            $"""
            SELECT item_id, tested_at, tested_precision, outcome, reported_outcome, reading, upload_id, row_number,
                place_type_id, stage_id, category_id, programme_id, organiser, {ValidityLaws.NotValid(HasNotValid, "rapid_tests.id")}
            FROM rapid_tests WHERE tested_on = ?1 AND market_id = ?2 AND sample_no = ?3 ORDER BY id
            """);
    }

    protected override void LookUp(RapidTestChunk chunk)
    {
        if (chunk.Rows.Count >= RowsWorthRemembering)
            _ownBatches ??= new OwnBatches();
        if (_ownBatches is null)
            return;
        // Changes when another connection has written: then nobody's days are ours alone any more.
        var version = Import.Connection.Ask<long>(Import.Transaction, "PRAGMA data_version");
        if (version != _dataVersion)
            _ownBatches.Clear();
        _dataVersion = version;
    }

    protected override long Write(RapidTestChunk chunk, List<int> accepted)
    {
        // Another import may have written since our last chunk: ids go on from what is there now.
        var firstId = SqliteRapidTestIds.Next(Import.Connection, Import.Transaction);
        var rows = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(chunk.Rows);
        var terms = TermOfWord;
        if (_ownBatches is { } own)
            foreach (var index in accepted)
                own.Add(rows[index].TestedOn, rows[index].MarketId, chunk.Text(rows[index].SampleNo));
        for (var start = 0; start < accepted.Count;)
        {
            var (insert, count) = accepted.Count - start >= RowsAtOnce ? (_insertMany, RowsAtOnce) : (_insertOne, 1);
            for (var i = 0; i < count; i++)
                Bind(insert, i * Columns, firstId + start + i, chunk, rows[accepted[start + i]], terms);
            insert.Step();
            insert.Reset();
            start += count;
        }
        return firstId;
    }

    private void Bind(SqliteStatement insert, int before, long id, RapidTestChunk chunk, in RapidTestRow row, ReadOnlySpan<int> terms)
    {
        insert.Bind(before + 1, id);
        insert.Bind(before + 2, row.TestedOn);
        insert.Bind(before + 3, row.MarketId);
        insert.BindPinned(before + 4, chunk.Text(row.SampleNo));
        insert.Bind(before + 5, terms[row.Item]);
        insert.Bind(before + 6, row.TestedAt);
        insert.Bind(before + 7, (int)row.TestedPrecision);
        insert.Bind(before + 8, (int)row.Outcome);
        insert.Bind(before + 9, (int)row.ReportedOutcome);
        insert.Bind(before + 10, (int)row.Organiser);
        insert.Bind(before + 11, terms[row.Food]);
        BindTerm(insert, before + 12, row.Category, terms);
        BindTerm(insert, before + 13, row.Method, terms);
        BindText(insert, before + 14, chunk.Text(row.Reading));
        BindTerm(insert, before + 15, row.Unit, terms);
        BindTerm(insert, before + 16, row.PlaceType, terms);
        BindTerm(insert, before + 17, row.Stage, terms);
        BindTerm(insert, before + 18, row.Programme, terms);
        BindText(insert, before + 19, chunk.Text(row.StallNo));
        BindText(insert, before + 20, chunk.Text(row.Vendor));
        BindText(insert, before + 21, chunk.Text(row.UnitCode));
        if (row.NotifiedAt == 0)
            insert.BindNull(before + 22);
        else
            insert.Bind(before + 22, row.NotifiedAt);
        BindText(insert, before + 23, chunk.Text(row.Details));
        insert.Bind(before + 24, Import.UploadId);
        insert.Bind(before + 25, row.RowNumber);
        Seal(chunk, row);
    }

    private static string InsertSql(int rows) =>
        """
        INSERT INTO rapid_tests (id, tested_on, market_id, sample_no, item_id, tested_at, tested_precision, outcome, reported_outcome, organiser,
            food_id, category_id, method_id, reading, unit_id, place_type_id, stage_id, programme_id, stall_no, vendor, unit_code, notified_at, details, upload_id, row_number)
        VALUES
        """ + " " + string.Join(", ", Enumerable.Repeat($"({string.Join(", ", Enumerable.Repeat("?", Columns))})", rows));

    private static void BindTerm(SqliteStatement insert, int parameter, int word, ReadOnlySpan<int> terms)
    {
        if (word == Words.None)
            insert.BindNull(parameter);
        else
            insert.Bind(parameter, terms[word]);
    }

    private static void BindText(SqliteStatement insert, int parameter, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            insert.BindNull(parameter);
        else
            insert.BindPinned(parameter, text);
    }

    public override void Dispose()
    {
        _insertOne.Dispose();
        _insertMany.Dispose();
        _anyOn.Dispose();
        _load?.Dispose();
        base.Dispose();
    }
}
