using System.Data.Common;
using System.Numerics;
using System.Text;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Storage.Sealing;

/// <summary>
/// Seals of stored rapid tests. A row is hashed from where it lies when it is stored; a stored one is brought into the same form first, so that
/// both are hashed by the same lines. Its words are hashed as texts: whoever edits a shared word edits every row that uses it.
/// </summary>
public static class RapidTestSeals
{
    /// <param name="row">A judged row as it is stored.</param>
    /// <param name="chunk">Where its texts are.</param>
    /// <param name="words">The hashes of its words by their numbers.</param>
    public static ulong HashOf(in RapidTestRow row, RapidTestChunk chunk, ReadOnlySpan<ulong> words)
    {
        var hash = new RowHash();
        hash.Add((ulong)(uint)row.TestedOn << 32 | (uint)row.MarketId);
        hash.Add((ulong)(uint)row.RowNumber << 32 | (uint)((int)row.TestedPrecision << 24 | (int)row.Outcome << 16 | (int)row.ReportedOutcome << 8 | (int)row.Organiser));
        hash.Add((ulong)row.TestedAt);
        hash.Add((ulong)row.NotifiedAt);
        // Hashes are mixed already: turned by their place they need no multiplication each.
        hash.Add(words[row.Item] ^ BitOperations.RotateLeft(words[row.Food], 8) ^ Turned(words, row.Category, 16) ^ Turned(words, row.Method, 24)
            ^ Turned(words, row.Unit, 32) ^ Turned(words, row.PlaceType, 40) ^ Turned(words, row.Stage, 48) ^ Turned(words, row.Programme, 56));
        hash.Add(chunk.Text(row.SampleNo));
        hash.Add(chunk.Text(row.Reading));
        hash.Add(chunk.Text(row.StallNo));
        hash.Add(chunk.Text(row.Vendor));
        hash.Add(chunk.Text(row.UnitCode));
        hash.Add(chunk.Text(row.Details));
        return hash.Value;
    }

    /// <summary>The seals of stored rapid tests by upload.</summary>
    public static Dictionary<int, RowSeal> Read(DbConnection connection, DbTransaction transaction, string where = "1 = 1", params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var (numbers, hashes) = Words(connection, transaction);
        var seals = new Dictionary<int, RowSeal>();
        var chunk = new RapidTestChunk(rows: 64);
        using var command = connection.Command(transaction,
            $"""
            SELECT upload_id, row_number, tested_on, market_id, tested_at, tested_precision, outcome, reported_outcome, organiser, notified_at,
                item_id, food_id, category_id, method_id, unit_id, place_type_id, stage_id, programme_id, sample_no, reading, stall_no, vendor, unit_code, details
            FROM rapid_tests WHERE {where}
            """,
            parameters);
        command.CommandTimeout = 0;
        using var stored = command.ExecuteReader();
        while (stored.Read())
        {
            chunk.Clear();
            ref var row = ref chunk.AddRow();
            (row.RowNumber, row.TestedOn, row.MarketId, row.TestedAt) = (Int(1), Int(2), Int(3), Number(4));
            (row.TestedPrecision, row.Outcome, row.ReportedOutcome, row.Organiser) = ((TimePrecision)Code(5), (RapidOutcome)Code(6), (RapidOutcome)Code(7), (Organiser)Code(8));
            row.NotifiedAt = stored.IsDBNull(9) ? 0 : Number(9) is var told and not 0 ? told : long.MinValue;
            (row.Item, row.Food, row.Category, row.Method) = (Word(10), Word(11), Word(12), Word(13));
            (row.Unit, row.PlaceType, row.Stage, row.Programme) = (Word(14), Word(15), Word(16), Word(17));
            (row.SampleNo, row.Reading, row.StallNo, row.Vendor, row.UnitCode, row.Details) = (Text(18), Text(19), Text(20), Text(21), Text(22), Text(23));
            var upload = Int(0);
            seals[upload] = seals.GetValueOrDefault(upload) + RowSeal.Of(row.RowNumber, HashOf(row, chunk, hashes));
        }
        return seals;

        // SQLite keeps whatever a hand writes into a column: what no import could have stored must neither break this off nor pass for something else.
        long Number(int column) => stored.GetValue(column) switch { long number => number, int number => number, short number => number, _ => long.MinValue };

        int Int(int column) => (int)Math.Clamp(Number(column), int.MinValue, int.MaxValue);

        byte Code(int column) => Number(column) is >= 0 and < byte.MaxValue and var code ? (byte)code : byte.MaxValue;

        int Word(int column) => stored.IsDBNull(column) ? Ingestion.Pipeline.Words.None : numbers.GetValueOrDefault(Int(column));

        TextSlice Text(int column) => stored.GetValue(column) switch
        {
            DBNull => default,
            string { Length: > 0 } text => chunk.Keep(Encoding.UTF8.GetBytes(text)),
            _ => chunk.Keep("\0"u8),
        };
    }

    /// <summary>Number of a stored word → place of its hash; place 0 is that of a number that no word has.</summary>
    private static (Dictionary<int, int> Numbers, ulong[] Hashes) Words(DbConnection connection, DbTransaction transaction)
    {
        var (numbers, hashes) = (new Dictionary<int, int>(), new List<ulong> { 1 });
        using var command = connection.Command(transaction, "SELECT id, text FROM terms");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            numbers[row.GetInt32(0)] = hashes.Count;
            hashes.Add(RowHash.Of(row.GetString(1)));
        }
        return (numbers, [.. hashes]);
    }

    private static ulong Turned(ReadOnlySpan<ulong> words, int word, int bits) =>
        word == Ingestion.Pipeline.Words.None ? 0 : BitOperations.RotateLeft(words[word], bits);
}
