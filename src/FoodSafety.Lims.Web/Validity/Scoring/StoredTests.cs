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

    // The words that rows name, learned with them: a small log asks for a dozen of what may be a hundred thousand.
    private readonly Dictionary<int, string> _words = [];
    private readonly Dictionary<int, string> _markets = Markets(connection, transaction, district);
    private readonly LocalTimes _times = new(zone);

    private RapidTestCounters? _counters;

    private readonly record struct Row(
        long Id, int Day, int Market, string SampleNo, int Item, RapidOutcome Outcome, DateTimeOffset TestedAt, TimePrecision Precision, DateTimeOffset ReceivedAt, string? Details,
        Organiser Organiser, int Place, int Stage, int Category, int Programme, (TestValidity Validity, string Codes, DateTimeOffset? PendingUntil) Stored);

    /// <summary>When a correction that is being made adds photos to a test that had none; it is kept after the test is stored.</summary>
    public (long TestId, DateTimeOffset At)? PhotosAddedNow { get; init; }

    /// <summary>The code of a counter's bit on a day.</summary>
    public string CodeOf(int day, int bit) => Counters.CodeOf(day, bit);

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

    private RapidTestCounters Counters => _counters ??= new(connection, transaction, plansByYear, _words);

    /// <summary>CROSS JOIN keeps SQLite from turning the order round.</summary>
    private static string Batches(string condition) =>
        $"(SELECT DISTINCT tested_on, market_id, sample_no FROM rapid_tests WHERE {condition}) b CROSS JOIN rapid_tests t";

    private List<StoredTest> Read(string tables, string condition, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var added = PhotosAdded(tables, condition, parameters);
        var rows = new List<Row>();
        using (var command = connection.Command(transaction,
            $"""
            SELECT t.id, t.tested_on, t.market_id, t.sample_no, t.item_id, t.outcome, t.tested_at, t.tested_precision, u.received_at, t.details,
                t.organiser, t.place_type_id, t.stage_id, t.category_id, t.programme_id, n.validity, n.reasons, n.pending_until
            FROM {tables} JOIN uploads u ON u.id = t.upload_id LEFT JOIN not_valid_tests n ON n.test_id = t.id
            WHERE {condition}
            """, parameters))
        {
            command.CommandTimeout = 0;
            using var row = command.ExecuteReader();
            while (row.Read())
                rows.Add(RowOf(row));
        }
        LearnWords(rows);
        return rows.ConvertAll(row => TestOf(row, added));
    }

    private static Row RowOf(DbDataReader row)
    {
        return new Row(
            row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), row.GetString(3), row.GetInt32(4), (RapidOutcome)row.GetInt16(5), At(6), (TimePrecision)row.GetInt16(7), At(8),
            row.IsDBNull(9) ? null : row.GetString(9), (Organiser)row.GetInt16(10), Word(11), Word(12), Word(13), Word(14),
            row.IsDBNull(15) ? (TestValidity.Valid, "", null) : ((TestValidity)row.GetInt16(15), row.GetString(16), row.IsDBNull(17) ? null : At(17)));

        DateTimeOffset At(int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
        int Word(int column) => row.IsDBNull(column) ? 0 : row.GetInt32(column);
    }

    private void LearnWords(List<Row> rows)
    {
        var unknown = new HashSet<int>();
        foreach (var row in rows)
            foreach (var word in (ReadOnlySpan<int>)[row.Place, row.Stage, row.Category, row.Programme])
                if (word != 0 && !_words.ContainsKey(word))
                    unknown.Add(word);
        foreach (var some in unknown.Chunk(IdsAtOnce))
        {
            using var command = connection.Command(transaction, $"SELECT id, text FROM terms WHERE id IN ({Listed(some.Select(id => (long)id))})");
            using var row = command.ExecuteReader();
            while (row.Read())
                _words[row.GetInt32(0)] = row.GetString(1);
        }
    }

    private StoredTest TestOf(in Row row, Dictionary<long, DateTimeOffset> added)
    {
        var day = DateOnly.FromDayNumber(row.Day);
        var set = law.On(day);
        var details = set is null ? default : TestDetails.Read(row.Details);
        var photos = TestDetails.PhotosOf(details.Photos);
        return new StoredTest
        {
            Id = row.Id,
            Batch = (row.Day, row.Market, row.SampleNo),
            ItemTerm = row.Item,
            Outcome = row.Outcome,
            Counters = Counters.Of(row.Day, row.Market, row.Place, row.Stage, row.Category, row.Programme, row.Organiser),
            RuleSet = set,
            Facts = new TestFacts
            {
                Day = day,
                Market = _markets.GetValueOrDefault(row.Market, ""),
                TestedFrom = row.TestedAt,
                TestedUntil = LastInstant(row.TestedAt, row.Precision),
                ReceivedAt = row.ReceivedAt,
                Entered = EnteredOf(details.EnteredAt),
                Provenance = details.Provenance is { } written ? law.Provenances.GetValueOrDefault(Spelling.NameKey(written), written) : null,
                PlaceType = row.Place == 0 ? null : _words[row.Place],
                Photos = photos.Count,
                PhotosAddedAt = added.TryGetValue(row.Id, out var at) ? at : null,
                Device = details.Device,
                KitLot = details.KitLot,
                Tester = details.Tester,
            },
            Photos = set is { ComparesPhotos: true } ? photos : [],
            Stored = row.Stored,
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
