using System.Data.Common;
using System.Numerics;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Validity;

namespace FoodSafety.Lims.Web.Quotas;

/// <summary>
/// Counts rapid tests from the stored rows, batch by batch. What the counters hold by whole days is checked against this by
/// <c>lims verify</c>, and the one day that an instant cuts in two is counted by it.
/// </summary>
/// <param name="district">The district.</param>
/// <param name="plansByYear">Its plans.</param>
public sealed class RapidTestCount(string district, IReadOnlyDictionary<int, Plan> plansByYear)
{
    private readonly CounterSets _counters = new(plansByYear);
    private readonly Dictionary<(int Year, int Market, int Place, int Stage, int Category, int Programme, int Organiser), ulong> _known = [];

    private Dictionary<int, string>? _siteCodes;
    private Dictionary<int, string>? _words;

    /// <summary>What one batch adds to one counter.</summary>
    /// <param name="FirstId">Of its rows, the one that was stored first.</param>
    /// <param name="Unit">The word for its 快检单元, of the row stored first that names one; null where none does.</param>
    public readonly record struct Counted(string Counter, int Day, int MarketId, int Items, bool Passed, string SampleNo, long FirstId, string? Unit);

    /// <summary>Only batches of which a row names one of these units, on the days that a counter has any: found by the index of units, day by day.</summary>
    public sealed record OfUnits(IReadOnlyList<string> Words, string Counter, DateOnly First, DateOnly Last)
    {
        /// <summary>The batches; joined crosswise, for SQLite keeps to the order of a cross join and so seeks each batch by its key.</summary>
        internal string Batches =>
            $"""
            (SELECT DISTINCT tested_on AS on_day, market_id AS at_market, sample_no AS of_sample FROM rapid_tests
                WHERE unit_code IN ({string.Join(", ", Words.Index().Select(word => FormattableString.Invariant($"@unit{word.Index}")))})
                    AND tested_on IN (SELECT day FROM counter_days WHERE district_code = @district AND counter = @counter AND day BETWEEN @first AND @last)) AS asked
            CROSS JOIN rapid_tests
            """;

        internal void Bind(DbCommand command)
        {
            foreach (var (index, word) in Words.Index())
                command.Add(FormattableString.Invariant($"unit{index}"), word);
            command.Add("counter", Counter);
            command.Add("first", First.DayNumber);
            command.Add("last", Last.DayNumber);
        }
    }

    /// <summary>Rows read.</summary>
    public long Rows { get; private set; }

    /// <summary>Every batch's share in every counter.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="transaction">Its transaction, if any.</param>
    /// <param name="onlyDay">One local day, or null for all.</param>
    /// <param name="until">Tests after this instant are not there yet.</param>
    /// <param name="onlyMarket">One market, or null for all.</param>
    /// <param name="ofUnits">Only what these units had a part in; null for all.</param>
    public IEnumerable<Counted> Run(DbConnection connection, DbTransaction? transaction, DateOnly? onlyDay = null, DateTimeOffset? until = null, int? onlyMarket = null, OfUnits? ofUnits = null)
    {
        var siteCodes = _siteCodes ??= Texts(connection, transaction, "SELECT id, code FROM organisations WHERE kind = 'market'");
        var words = _words ??= Texts(connection, transaction, "SELECT id, text FROM terms");
        var batch = new BatchTally();
        (int Day, int Market, string? SampleNo) current = default;
        var firstId = 0L;
        (long Id, string? Word) unit = default;
        var notValid = ValidityLaws.NotValid(ValidityLaws.IsKept(connection, transaction, district), "rapid_tests.id");
        using var command = connection.Command(transaction,
            $"""
            SELECT tested_on, market_id, sample_no, item_id, outcome, organiser,
                coalesce(place_type_id, 0), coalesce(stage_id, 0), coalesce(category_id, 0), coalesce(programme_id, 0), {notValid}, id, unit_code
            FROM {ofUnits?.Batches ?? "rapid_tests"}
            WHERE market_id IN (SELECT id FROM organisations WHERE district_code = @district)
                {(onlyDay is null ? "" : "AND tested_on = @day")} {(until is null ? "" : "AND tested_at <= @until")} {(onlyMarket is null ? "" : "AND market_id = @market")}
                {(ofUnits is null ? "" : "AND tested_on = on_day AND market_id = at_market AND sample_no = of_sample")}
            ORDER BY tested_on, market_id, sample_no
            """,
            ("district", district));
        if (onlyDay is { } day)
            command.Add("day", day.DayNumber);
        if (until is { } instant)
            command.Add("until", instant.ToUnixTimeMilliseconds());
        if (onlyMarket is { } market)
            command.Add("market", market);
        ofUnits?.Bind(command);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            Rows++;
            var next = (row.GetInt32(0), row.GetInt32(1), row.GetString(2));
            if (current != next)
            {
                foreach (var counted in End())
                    yield return counted;
                (current, firstId, unit) = (next, row.GetInt64(11), default);
            }
            firstId = Math.Min(firstId, row.GetInt64(11));
            if (!row.IsDBNull(12) && (unit.Word is null || row.GetInt64(11) < unit.Id))
                unit = (row.GetInt64(11), row.GetString(12));
            batch.Add(row.GetInt32(3), (RapidOutcome)row.GetInt16(4), CountersOf(row, siteCodes, words));
        }
        foreach (var counted in End())
            yield return counted;

        List<Counted> End()
        {
            var ended = new List<Counted>();
            for (var bits = batch.Counted; bits != 0; bits &= bits - 1)
            {
                var bit = BitOperations.TrailingZeroCount(bits);
                ended.Add(new Counted(_counters.CodeOf(DateOnly.FromDayNumber(current.Day).Year, bit), current.Day, current.Market,
                    batch.ItemsOf(bit), (batch.Passed >> bit & 1) == 1, current.SampleNo!, firstId, unit.Word));
            }
            batch.Clear();
            return ended;
        }
    }

    private ulong CountersOf(DbDataReader row, Dictionary<int, string> siteCodes, Dictionary<int, string> words)
    {
        if (row.GetInt32(10) == 1)
            return 0;
        var key = (DateOnly.FromDayNumber(row.GetInt32(0)).Year, row.GetInt32(1), row.GetInt32(6), row.GetInt32(7), row.GetInt32(8), row.GetInt32(9), (int)row.GetInt16(5));
        if (!_known.TryGetValue(key, out var counters))
            _known[key] = counters = _counters.Of(key.Item1, RapidTestFacts.Of(
                siteCodes[key.Item2], Word(key.Item3), Word(key.Item4), Word(key.Item5), Word(key.Item6), (Organiser)key.Item7));
        return counters;

        string? Word(int term) => term == 0 ? null : words[term];
    }

    private static Dictionary<int, string> Texts(DbConnection connection, DbTransaction? transaction, string sql)
    {
        var texts = new Dictionary<int, string>();
        using var command = connection.Command(transaction, sql);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            texts[reader.GetInt32(0)] = reader.GetString(1);
        return texts;
    }
}
