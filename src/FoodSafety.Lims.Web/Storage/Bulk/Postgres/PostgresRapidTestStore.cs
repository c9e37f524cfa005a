using System.Runtime.InteropServices;
using System.Text;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Validity;
using Npgsql;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>
/// Rapid tests into PostgreSQL: rows by binary COPY, and what is stored of a chunk's batches asked for in two questions a chunk,
/// since a round trip costs more here than a look-up.
/// </summary>
public sealed class PostgresRapidTestStore(ImportTransaction import, RulesSnapshot rules) : RapidTestStore(import, rules)
{
    private const string Copy =
        """
        COPY rapid_tests (id, tested_on, market_id, sample_no, item_id, tested_at, tested_precision, outcome, reported_outcome, organiser,
            food_id, category_id, method_id, reading, unit_id, place_type_id, stage_id, programme_id, stall_no, vendor, unit_code, notified_at, details, upload_id, row_number)
        FROM STDIN (FORMAT binary)
        """;

    private const short CopyColumns = 25;

    private readonly HashSet<(int Day, int Market)> _daysWithTests = [];
    private readonly Dictionary<(int Day, int Market, string SampleNo), List<StoredRapidTest>> _stored = [];

    public override bool AnyOn(int day, int marketId) => _daysWithTests.Contains((day, marketId));

    public override void Load(int day, int marketId, ReadOnlySpan<byte> sampleNo, List<StoredRapidTest> into)
    {
        if (_stored.TryGetValue((day, marketId, Encoding.UTF8.GetString(sampleNo)), out var tests))
            into.AddRange(tests);
    }

    protected override void LookUp(RapidTestChunk chunk)
    {
        _daysWithTests.Clear();
        _stored.Clear();
        FindDays(chunk);
        if (_daysWithTests.Count > 0)
            FindTests(chunk);
    }

    private void FindDays(RapidTestChunk chunk)
    {
        var asked = new HashSet<(int Day, int Market)>();
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(chunk.Rows))
            asked.Add((row.TestedOn, row.MarketId));
        if (asked.Count == 0)
            return;

        using var command = Import.Connection.Command(Import.Transaction,
            """
            SELECT day, market FROM unnest(@days, @markets) AS asked(day, market)
            WHERE EXISTS (SELECT 1 FROM rapid_tests WHERE tested_on = day AND market_id = market)
            """,
            ("days", asked.Select(one => one.Day).ToArray()), ("markets", asked.Select(one => one.Market).ToArray()));
        using var reader = command.ExecuteReader();
        while (reader.Read())
            _daysWithTests.Add((reader.GetInt32(0), reader.GetInt32(1)));
    }

    private void FindTests(RapidTestChunk chunk)
    {
        var asked = new HashSet<(int Day, int Market, string SampleNo)>();
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(chunk.Rows))
        {
            if (_daysWithTests.Contains((row.TestedOn, row.MarketId)))
                asked.Add((row.TestedOn, row.MarketId, Encoding.UTF8.GetString(chunk.Text(row.SampleNo))));
        }

        using var command = Import.Connection.Command(Import.Transaction,
            $"""
            SELECT tested_on, market_id, sample_no, item_id, tested_at, tested_precision, outcome, reported_outcome, reading, upload_id, row_number,
                organiser, place_type_id, stage_id, category_id, programme_id, {ValidityLaws.NotValid(HasNotValid, "rapid_tests.id")}
            FROM unnest(@days, @markets, @samples) AS asked(day, market, sample)
            JOIN rapid_tests ON tested_on = day AND market_id = market AND sample_no = sample
            ORDER BY id
            """,
            ("days", asked.Select(one => one.Day).ToArray()),
            ("markets", asked.Select(one => one.Market).ToArray()),
            ("samples", asked.Select(one => one.SampleNo).ToArray()));
        using var reader = (NpgsqlDataReader)command.ExecuteReader();
        while (reader.Read())
        {
            var (day, market) = (reader.GetInt32(0), reader.GetInt32(1));
            ref var tests = ref CollectionsMarshal.GetValueRefOrAddDefault(_stored, (day, market, reader.GetString(2)), out _);
            (tests ??= []).Add(new StoredRapidTest(
                reader.GetInt32(3),
                reader.GetInt64(4),
                (TimePrecision)reader.GetInt16(5),
                (RapidOutcome)reader.GetInt16(6),
                (RapidOutcome)reader.GetInt16(7),
                reader.IsDBNull(8) ? null : reader.GetString(8),
                CountersOf(day, market, Term(reader, 12), Term(reader, 13), Term(reader, 14), Term(reader, 15), (Organiser)reader.GetInt16(11), reader.GetInt32(16) == 1),
                reader.GetInt32(9),
                reader.GetInt32(10)));
        }
    }

    protected override long Write(RapidTestChunk chunk, List<int> accepted)
    {
        // Districts write side by side: the sequence steps by a chunk, so that every chunk has a run of ids of its own.
        var firstId = Import.Connection.Ask<long>(Import.Transaction, $"SELECT nextval('{PostgresLimsDb.RapidTestIds}')");
        var id = firstId;
        using var copy = new BinaryCopy((NpgsqlConnection)Import.Connection, Copy, CopyColumns);
        var rows = CollectionsMarshal.AsSpan(chunk.Rows);
        var terms = TermOfWord;
        foreach (var index in accepted)
        {
            ref readonly var row = ref rows[index];
            copy.Row();
            copy.BigInt(id++);
            copy.Int(row.TestedOn);
            copy.Int(row.MarketId);
            copy.Text(chunk.Text(row.SampleNo));
            copy.Int(terms[row.Item]);
            copy.BigInt(row.TestedAt);
            copy.SmallInt((int)row.TestedPrecision);
            copy.SmallInt((int)row.Outcome);
            copy.SmallInt((int)row.ReportedOutcome);
            copy.SmallInt((int)row.Organiser);
            copy.Int(terms[row.Food]);
            CopyTerm(copy, row.Category, terms);
            CopyTerm(copy, row.Method, terms);
            CopyText(copy, chunk.Text(row.Reading));
            CopyTerm(copy, row.Unit, terms);
            CopyTerm(copy, row.PlaceType, terms);
            CopyTerm(copy, row.Stage, terms);
            CopyTerm(copy, row.Programme, terms);
            CopyText(copy, chunk.Text(row.StallNo));
            CopyText(copy, chunk.Text(row.Vendor));
            CopyText(copy, chunk.Text(row.UnitCode));
            if (row.NotifiedAt != 0)
                copy.BigInt(row.NotifiedAt);
            else
                copy.Null();
            CopyText(copy, chunk.Text(row.Details));
            copy.Int(Import.UploadId);
            copy.Int(row.RowNumber);
            Seal(chunk, row);
        }
        copy.Complete();
        return firstId;
    }

    private static int? Term(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);

    private static void CopyTerm(BinaryCopy copy, int word, ReadOnlySpan<int> terms)
    {
        if (word == Words.None)
            copy.Null();
        else
            copy.Int(terms[word]);
    }

    private static void CopyText(BinaryCopy copy, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            copy.Null();
        else
            copy.Text(text);
    }
}
