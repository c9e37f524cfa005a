using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads.Undo;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>Reads whole batches of stored rapid tests with everything that scoring asks.</summary>
internal sealed class StoredTests(DbConnection connection, DbTransaction transaction, string district, ValidityLaw law, IReadOnlyDictionary<int, Plan> plansByYear, TimeZoneInfo zone)
{
    /// <summary>Ids that one statement names.</summary>
    public const int IdsAtOnce = 500;

    private const string OfBatch = "t.tested_on = b.tested_on AND t.market_id = b.market_id AND t.sample_no = b.sample_no";

    private readonly RapidTestCounters _counters = new(connection, transaction, plansByYear);
    private readonly Dictionary<int, string> _markets = Markets(connection, transaction, district);
    private readonly Dictionary<int, DateTimeOffset> _receivedAt = [];
    private readonly Dictionary<string, string> _provenances = Provenances(connection);
    private readonly LocalTimes _times = new(zone);

    /// <summary>When a correction that is being made adds photos to a test that had none; it is kept after the test is stored.</summary>
    public (long TestId, DateTimeOffset At)? PhotosAddedNow { get; init; }

    /// <summary>The code of a counter's bit on a day.</summary>
    public string CodeOf(int day, int bit) => _counters.CodeOf(day, bit);

    /// <summary>All tests of a local day.</summary>
    public List<StoredTest> Of(DateOnly day) => Read(
        "rapid_tests t", "t.tested_on = @day AND t.market_id IN (SELECT id FROM organisations WHERE district_code = @district)", ("day", day.DayNumber), ("district", district));

    /// <summary>All tests of the batches that the tests of a run of ids belong to.</summary>
    public List<StoredTest> Of(long firstId, long lastId) => Read(Batches($"id BETWEEN {Text(firstId)} AND {Text(lastId)}"), OfBatch);

    /// <summary>All tests of the batches that these tests belong to.</summary>
    public List<StoredTest> Of(IEnumerable<long> ids) =>
        [.. ids.Chunk(IdsAtOnce).SelectMany(some => Read(Batches($"id IN ({Listed(some)})"), OfBatch)).DistinctBy(test => test.Id)];

    /// <summary>Ids as a statement names them.</summary>
    public static string Listed(IEnumerable<long> ids) => string.Join(',', ids.Select(Text));

    /// <summary>CROSS JOIN keeps SQLite from turning the order round.</summary>
    private static string Batches(string condition) =>
        $"(SELECT DISTINCT tested_on, market_id, sample_no FROM rapid_tests WHERE {condition}) b CROSS JOIN rapid_tests t";

    private List<StoredTest> Read(string tables, string condition, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var added = PhotosAdded(tables, condition, parameters);
        var tests = new List<StoredTest>();
        using var command = connection.Command(transaction,
            $"""
            SELECT t.id, t.tested_on, t.market_id, t.sample_no, t.item_id, t.outcome, t.tested_at, t.tested_precision, u.received_at, t.details,
                t.organiser, t.place_type_id, t.stage_id, t.category_id, t.programme_id, 0, n.validity, n.reasons, n.pending_until
            FROM {tables} JOIN uploads u ON u.id = t.upload_id LEFT JOIN not_valid_tests n ON n.test_id = t.id
            WHERE {condition}
            """, parameters);
        command.CommandTimeout = 0;
        using var row = command.ExecuteReader();
        while (row.Read())
            tests.Add(TestOf(row, added));
        return tests;
    }

    private StoredTest TestOf(DbDataReader row, Dictionary<long, DateTimeOffset> added)
    {
        var (id, day, market) = (row.GetInt64(0), row.GetInt32(1), row.GetInt32(2));
        var set = law.On(DateOnly.FromDayNumber(day));
        var details = set is null ? default : TestDetails.Read(row.IsDBNull(9) ? null : row.GetString(9));
        var photos = TestDetails.PhotosOf(details.Photos);
        var tested = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6));
        return new StoredTest
        {
            Id = id,
            Batch = (day, market, row.GetString(3)),
            ItemTerm = row.GetInt32(4),
            Outcome = (RapidOutcome)row.GetInt16(5),
            Counters = _counters.Of(day, market, row, 10),
            RuleSet = set,
            Facts = new TestFacts
            {
                Day = DateOnly.FromDayNumber(day),
                Market = _markets.GetValueOrDefault(market, ""),
                TestedFrom = tested,
                TestedUntil = LastInstant(tested, (TimePrecision)row.GetInt16(7)),
                ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)),
                Entered = EnteredOf(details.EnteredAt),
                Provenance = details.Provenance is { } written ? _provenances.GetValueOrDefault(Spelling.NameKey(written), written) : null,
                PlaceType = row.IsDBNull(11) ? null : _counters.Word(row.GetInt32(11)),
                Photos = photos.Count,
                PhotosAddedAt = added.TryGetValue(id, out var at) ? at : null,
                Device = details.Device,
                KitLot = details.KitLot,
                Tester = details.Tester,
            },
            Photos = set is { ComparesPhotos: true } ? photos : [],
            Stored = row.IsDBNull(16)
                ? (TestValidity.Valid, "", null)
                : ((TestValidity)row.GetInt16(16), row.GetString(17), row.IsDBNull(18) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(18))),
        };
    }

    /// <summary>When corrections brought the first photo to tests that had none.</summary>
    private Dictionary<long, DateTimeOffset> PhotosAdded(string tables, string condition, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var added = new Dictionary<long, DateTimeOffset>();
        if (PhotosAddedNow is { } now)
            added[now.TestId] = now.At;
        if (connection.Ask<int?>(transaction, "SELECT 1 FROM corrections WHERE kind = 'rapid-tests' LIMIT 1") is null)
            return added;
        using var command = connection.Command(transaction,
            $"SELECT row_id, at, before, after FROM corrections WHERE kind = 'rapid-tests' AND row_id IN (SELECT t.id FROM {tables} WHERE {condition}) ORDER BY row_id, version", parameters);
        using var row = command.ExecuteReader();
        while (row.Read())
            if (PhotosAddedNow?.TestId != row.GetInt64(0) && !HasPhotos(row.GetString(2)) && HasPhotos(row.GetString(3)))
                added[row.GetInt64(0)] = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1));
        return added;
    }

    private static bool HasPhotos(string values)
    {
        using var json = JsonDocument.Parse(values);
        return json.RootElement.TryGetProperty("photos", out var photos) && TestDetails.PhotosOf(photos.GetString()).Count > 0;
    }

    private (DateTimeOffset, DateTimeOffset)? EnteredOf(string? written)
    {
        if (written is null || !TimeNotation.TryParse(Encoding.UTF8.GetBytes(written), out var time))
            return null;
        var from = DateTimeOffset.FromUnixTimeMilliseconds(_times.Resolve(time).Instant);
        return (from, LastInstant(from, time.Precision));
    }

    private DateTimeOffset LastInstant(DateTimeOffset first, TimePrecision precision) => precision switch
    {
        TimePrecision.Day => LocalClock.StartOf(first.LocalDay(zone).AddDays(1), zone).AddMilliseconds(-1),
        TimePrecision.Minute => first.AddMilliseconds(59_999),
        _ => first.AddMilliseconds(999),
    };

    private static Dictionary<string, string> Provenances(DbConnection connection)
    {
        var words = new Dictionary<string, string>();
        foreach (var word in new ReferenceSets(connection).Vocabularies().Where(word => word.Vocabulary == "provenance"))
            foreach (var spelling in word.Synonyms.Append(word.Code).Append(word.Name))
                words.TryAdd(Spelling.NameKey(spelling), word.Name);
        return words;
    }

    private static Dictionary<int, string> Markets(DbConnection connection, DbTransaction transaction, string district)
    {
        var codes = new Dictionary<int, string>();
        using var command = connection.Command(transaction, "SELECT id, code FROM organisations WHERE district_code = @district", ("district", district));
        using var row = command.ExecuteReader();
        while (row.Read())
            codes[row.GetInt32(0)] = row.GetString(1);
        return codes;
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
