using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>
/// Scores stored rapid tests inside the open transaction: those that are not valid get their rows, those that are lose them, and the counters take the
/// difference. The one way in which a test becomes valid or not: an import stores its tests as valid ones and scores them before it commits; a changed
/// law, a correction and an undo score again what they bear on. Done twice it changes nothing the second time.
/// </summary>
/// <param name="connection">Of the open transaction.</param>
/// <param name="transaction">Under the district's lock, or one whose verdicts and photos are its own.</param>
/// <param name="district">The district of the tests.</param>
/// <param name="law">What holds now.</param>
/// <param name="plansByYear">Whose counters change.</param>
/// <param name="zone">The district's wall clock.</param>
/// <param name="count">Told how the counters change.</param>
internal sealed class ScoreTests(
    DbConnection connection, DbTransaction transaction, string district, ValidityLaw law, IReadOnlyDictionary<int, Plan> plansByYear, TimeZoneInfo zone,
    Action<IReadOnlyCollection<CounterChange>> count)
{
    private readonly PhotoOwners _photos = new(connection, transaction, district);
    private StoredTests? _tests;

    /// <summary>In the transaction of an import or of what is like one.</summary>
    public ScoreTests(ImportTransaction import, string district, ValidityLaw law, IReadOnlyDictionary<int, Plan> plansByYear, TimeZoneInfo zone)
        : this(import.Connection, import.Transaction, district, law, plansByYear, zone, changes => import.AddToCounters(district, changes))
    {
    }

    /// <summary>Tests that were looked at because of a photo, since the outermost call: each once, or two that share photos would look at each other for ever.</summary>
    private HashSet<long>? _sharers;

    /// <summary>See <see cref="StoredTests.PhotosAddedNow"/>.</summary>
    public (long TestId, DateTimeOffset At)? PhotosAddedNow { get; init; }

    /// <summary>Tests looked at, and of them those that changed.</summary>
    public (long Tests, long Changed) Done { get; private set; }

    private StoredTests Tests => _tests ??= new(connection, transaction, district, law, plansByYear, zone) { PhotosAddedNow = PhotosAddedNow };

    /// <summary>All tests of a local day.</summary>
    public void Day(DateOnly day) => Score(Tests.Of(day));

    /// <summary>The tests of a run of ids, and the batches they belong to.</summary>
    public void Run(long firstId, long lastId)
    {
        // A run's batches are looked up by their key: PostgreSQL does not know that they are few beside the table.
        var plan = connection is Npgsql.NpgsqlConnection ? new[] { "off", "on" } : null;
        if (plan is not null)
            SetPlanner(plan[0]);
        var tests = Tests.Of(firstId, lastId);
        if (plan is not null)
            SetPlanner(plan[1]);
        Score(tests);
    }

    /// <summary>The batches of these tests.</summary>
    public void These(IReadOnlyCollection<long> ids)
    {
        if (ids.Count > 0)
            Score(Tests.Of(ids));
    }

    /// <summary>Forgets tests that are about to go. Those that lose a photo's owner are to be scored once they are gone.</summary>
    /// <param name="tests">A query or a list of their ids.</param>
    /// <returns>Ids to be scored then.</returns>
    public HashSet<long> Forget(string tests)
    {
        connection.Run(transaction, $"DELETE FROM not_valid_tests WHERE test_id IN ({tests})");
        return _photos.Any ? _photos.Forget(tests) : [];
    }

    private void Score(List<StoredTest> tests)
    {
        var isOutermost = _sharers is null;
        _sharers ??= [];
        try
        {
            ScoreAndFollow(tests, _sharers);
        }
        finally
        {
            if (isOutermost)
                _sharers = null;
        }
    }

    private void ScoreAndFollow(List<StoredTest> tests, HashSet<long> sharers)
    {
        var hasPhotos = tests.Exists(test => test.Photos.Count > 0) || _photos.Any;
        var others = hasPhotos ? _photos.Keep(tests) : [];
        var owners = (hasPhotos ? _photos.Of(tests.Where(test => test.Photos.Count > 0).Select(test => test.Id)) : null)
            ?? Enumerable.Empty<long>().ToLookup(id => id, _ => default((long TestId, (int Day, int Market, string SampleNo) Batch)));
        foreach (var test in tests)
            test.Verdict = law.Score(test.RuleSet, test.Facts with { HasPhotoOfAnother = PhotoOwners.IsOfAnother(test, owners[test.Id]) });
        Count(tests);
        Write(tests);
        if (hasPhotos)
            others.UnionWith(_photos.NotTold(owners.Where(one => one.Any(owner => owner.TestId == one.Key)).Select(one => one.Key)).Where(sharers.Add));
        // Their photos are not these tests', or no longer: what they are told now bears on nobody else.
        others.ExceptWith(tests.Select(test => test.Id));
        These(others);
    }

    private void Count(List<StoredTest> tests)
    {
        var deltas = new Dictionary<(string Counter, int Day, int Market), CounterDelta>();
        var (before, after) = (new BatchTally(), new BatchTally());
        foreach (var batch in tests.GroupBy(test => test.Batch).Where(batch => batch.Any(test => test.IsChanged)))
        {
            before.Clear();
            after.Clear();
            foreach (var test in batch)
            {
                before.Add(test.ItemTerm, test.Outcome, test.Stored.Validity == TestValidity.Valid ? test.Counters : 0);
                after.Add(test.ItemTerm, test.Outcome, test.Verdict.Validity == TestValidity.Valid ? test.Counters : 0);
            }
            for (var bits = before.Counted | after.Counted; bits != 0; bits &= bits - 1)
            {
                var bit = BitOperations.TrailingZeroCount(bits);
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(deltas, (Tests.CodeOf(batch.Key.Day, bit), batch.Key.Day, batch.Key.Market), out _);
                sum = new CounterDelta(
                    sum.Batches + Bit(after.Counted, bit) - Bit(before.Counted, bit), sum.Items + after.ItemsOf(bit) - before.ItemsOf(bit),
                    sum.Passed + Bit(after.Passed, bit) - Bit(before.Passed, bit));
            }
        }
        count([.. deltas.Where(delta => delta.Value != default).Select(delta => new CounterChange(
            delta.Key.Counter, delta.Key.Day, delta.Key.Market, delta.Value.Batches, delta.Value.Items, delta.Value.Passed))]);
    }

    private void Write(List<StoredTest> tests)
    {
        var changed = tests.Where(test => test.IsChanged).ToList();
        Done = (Done.Tests + tests.Count, Done.Changed + changed.Count);
        foreach (var some in changed.Where(test => test.Stored.Validity != TestValidity.Valid).Chunk(StoredTests.IdsAtOnce))
            connection.Run(transaction, $"DELETE FROM not_valid_tests WHERE test_id IN ({StoredTests.Listed(some.Select(test => test.Id))})");
        foreach (var some in changed.Where(test => test.Verdict.Validity != TestValidity.Valid).Chunk(StoredTests.IdsAtOnce))
            connection.Run(transaction,
                $"INSERT INTO not_valid_tests (test_id, district_code, tested_on, market_id, validity, reasons, pending_until) VALUES {string.Join(", ", some.Select(Values))}",
                ("district", district));
    }

    // Numbers and our own codes: nothing that was written by others stands in the statement.
    private static string Values(StoredTest test) => string.Create(CultureInfo.InvariantCulture,
        $"({test.Id}, @district, {test.Batch.Day}, {test.Batch.Market}, {(int)test.Verdict.Validity}, '{test.Verdict.Codes}', {test.Verdict.PendingUntil?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "NULL"})");

    private void SetPlanner(string onOrOff) => connection.Run(transaction,
        $"SET LOCAL enable_hashjoin = {onOrOff}; SET LOCAL enable_mergejoin = {onOrOff}; SET LOCAL enable_seqscan = {onOrOff}");

    private static int Bit(ulong bits, int bit) => (int)(bits >> bit & 1);
}
