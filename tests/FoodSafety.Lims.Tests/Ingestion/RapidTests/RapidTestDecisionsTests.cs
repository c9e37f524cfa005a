using System.Text;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.RapidTests;
using FsCheck;
using FsCheck.Fluent;

namespace FoodSafety.Lims.Tests.Ingestion.RapidTests;

/// <summary>However rows are cut into chunks and files, what is stored and counted is what a naive recount of the stored rows gives.</summary>
public sealed class RapidTestDecisionsTests
{
    /// <summary>A row in a small world, so that duplicates, conflicts and repeats are common.</summary>
    public sealed record Test(byte Day, byte Market, byte Sample, byte Item, byte Minute, RapidOutcome Outcome, byte Counters)
    {
        public RapidTestRow In(RapidTestChunk chunk, int rowNumber) => new()
        {
            RowNumber = rowNumber,
            TestedOn = Day,
            MarketId = Market,
            SampleNo = chunk.Keep(Encoding.UTF8.GetBytes($"S{Sample}")),
            Item = Item,
            TestedAt = Day * 1440 + Minute,
            TestedPrecision = Minute == 0 ? TimePrecision.Day : TimePrecision.Minute,
            Outcome = Outcome,
            ReportedOutcome = Outcome,
            Counters = Counters,
        };
    }

    private static readonly Arbitrary<Test[]> Logs = (
        from day in Gen.Choose(1, 2)
        from market in Gen.Choose(1, 2)
        from sample in Gen.Choose(1, 3)
        from item in Gen.Choose(0, 2)
        from minute in Gen.Choose(0, 3)
        from outcome in Gen.Elements(Enum.GetValues<RapidOutcome>())
        from counters in Gen.Choose(0, 7)
        select new Test((byte)day, (byte)market, (byte)sample, (byte)item, (byte)minute, outcome, (byte)counters)).ArrayOf().ToArbitrary();

    [FsCheck.NUnit.Property(MaxTest = 400)]
    public Property Counters_are_a_naive_recount_of_what_is_stored_however_the_log_is_cut() =>
        Prop.ForAll(Logs, Gen.Choose(1, 7).ToArbitrary(), (log, chunkSize) =>
        {
            var stored = new Shelf();
            var counters = new Dictionary<CounterPlace, CounterDelta>();
            var (batches, duplicates, refused) = (0, 0, 0);
            foreach (var part in log.Chunk(chunkSize))
            {
                var (decisions, chunk) = Store(part, stored, counters);
                batches += decisions.NewBatches;
                duplicates += chunk.Duplicates.Count;
                refused += decisions.Refused;
            }

            var counted = counters.Where(counter => counter.Value != default).ToDictionary();
            return (stored.Rows.Count + duplicates + refused == log.Length).Label("every row is accounted for")
                .And((batches == stored.Batches().Count(batch => batch.Any(row => row.Outcome != RapidOutcome.Invalid))).Label("batches"))
                .And(counted.Count == Recount(stored).Count && counted.All(counter => Recount(stored)[counter.Key] == counter.Value)).Label("counters");
        });

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property The_same_log_again_is_all_duplicates_and_refusals_and_moves_nothing() =>
        Prop.ForAll(Logs, log =>
        {
            var stored = new Shelf();
            Store(log, stored, []);
            var before = stored.Rows.Count;
            var counters = new Dictionary<CounterPlace, CounterDelta>();

            var again = Store(log, stored, counters).Decisions;

            return again.Accepted.Count == 0 && again.NewBatches == 0 && stored.Rows.Count == before && counters.Values.All(delta => delta == default);
        });

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property A_positive_batch_opens_one_case_however_often_it_is_tested() =>
        Prop.ForAll(Logs, Gen.Choose(1, 5).ToArbitrary(), (log, chunkSize) =>
        {
            var stored = new Shelf();
            var opened = log.Chunk(chunkSize).Sum(part => Store(part, stored, []).Decisions.Positives.Count(positive => positive.IsNew));

            return opened == stored.Batches().Count(batch => batch.Any(row => row.Outcome == RapidOutcome.Positive));
        });

    private static (RapidTestDecisions Decisions, RapidTestChunk Chunk) Store(Test[] part, Shelf stored, Dictionary<CounterPlace, CounterDelta> counters)
    {
        var chunk = new RapidTestChunk();
        for (var i = 0; i < part.Length; i++)
            chunk.Rows.Add(part[i].In(chunk, i + 2));
        var decisions = new RapidTestDecisions();
        decisions.Decide(chunk, [10, 11, 12], stored);
        foreach (var index in decisions.Accepted)
            stored.Rows.Add(part[index]);
        foreach (var (place, delta) in decisions.Deltas)
        {
            var sum = counters.GetValueOrDefault(place);
            counters[place] = new CounterDelta(sum.Batches + delta.Batches, sum.Items + delta.Items, sum.Passed + delta.Passed);
        }
        return (decisions, chunk);
    }

    /// <summary>Written from the contract's words and not from the code: one batch a sample and day, items once, passed when none positive or suspect.</summary>
    private static Dictionary<CounterPlace, CounterDelta> Recount(Shelf stored) => (
        from batch in stored.Batches()
        from bit in (int[])[0, 1, 2]
        let rows = batch.Where(row => row.Outcome != RapidOutcome.Invalid && (row.Counters >> bit & 1) == 1).ToList()
        where rows.Count > 0
        group rows by new CounterPlace(bit, batch.First().Day, batch.First().Market) into counter
        select (counter.Key, new CounterDelta(
            counter.Count(),
            counter.Sum(rows => rows.Select(row => row.Item).Distinct().Count()),
            counter.Count(rows => rows.TrueForAll(row => row.Outcome == RapidOutcome.Negative))))).ToDictionary();

    private sealed class Shelf : IStoredRapidTests
    {
        public List<Test> Rows { get; } = [];

        public IEnumerable<IEnumerable<Test>> Batches() => Rows.GroupBy(row => (row.Day, row.Market, row.Sample));

        public bool AnyOn(int day, int marketId) => Rows.Exists(row => row.Day == day && row.Market == marketId);

        public void Load(int day, int marketId, ReadOnlySpan<byte> sampleNo, List<StoredRapidTest> into)
        {
            var number = Encoding.UTF8.GetString(sampleNo);
            into.AddRange(Rows.Where(row => row.Day == day && row.Market == marketId && $"S{row.Sample}" == number).Select(row => new StoredRapidTest(
                row.Item + 10, row.Day * 1440 + row.Minute, row.Minute == 0 ? TimePrecision.Day : TimePrecision.Minute,
                row.Outcome, row.Outcome, null, row.Counters, 1, 2)));
        }
    }
}
