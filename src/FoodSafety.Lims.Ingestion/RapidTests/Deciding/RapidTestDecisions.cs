using System.Runtime.InteropServices;
using System.Text;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Pipeline;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>
/// Decides what becomes of a chunk's judged rows beside what is stored: accepted, duplicate, or refused; and what the accepted ones change:
/// counters, batches, cases. Pure but for asking <see cref="IStoredRapidTests"/>; both databases use it alike.
/// </summary>
public sealed class RapidTestDecisions
{
    private readonly List<StoredRapidTest> _batch = [];
    private readonly HashSet<int> _notAccepted = [];
    private BatchTally _before = new();
    private BatchTally _after = new();

    /// <summary>Indexes of accepted rows in key order: day, market, sample.</summary>
    public List<int> Accepted { get; } = [];

    /// <summary>Rows refused here: other content under a stored key, or a repeat with a date only.</summary>
    public int Refused { get; private set; }

    /// <summary>Rapid batches that count since this chunk and did not before.</summary>
    public int NewBatches { get; private set; }

    /// <summary>Accepted rows by acting outcome, indexed by <see cref="RapidOutcome"/>.</summary>
    public int[] Judged { get; } = new int[4];

    /// <summary>Changes of counters.</summary>
    public Dictionary<CounterPlace, CounterDelta> Deltas { get; } = [];

    /// <summary>Batches that became positive.</summary>
    public List<PositiveBatch> Positives { get; } = [];

    /// <summary>Decides about all rows of a chunk and adds the faults found.</summary>
    /// <param name="chunk">Judged rows.</param>
    /// <param name="termOfWord">The storage's number for each word number.</param>
    /// <param name="stored">What the database holds.</param>
    public void Decide(RapidTestChunk chunk, ReadOnlySpan<int> termOfWord, IStoredRapidTests stored)
    {
        Clear();
        var rows = CollectionsMarshal.AsSpan(chunk.Rows);
        var order = chunk.KeyOrder;
        (int Day, int Market, bool Any) place = (-1, -1, false);
        for (var start = 0; start < order.Length;)
        {
            ref readonly var first = ref rows[order[start]];
            var end = start + 1;
            while (end < order.Length && IsSameBatch(chunk, first, rows[order[end]]))
                end++;
            if (place.Day != first.TestedOn || place.Market != first.MarketId)
                place = (first.TestedOn, first.MarketId, stored.AnyOn(first.TestedOn, first.MarketId));
            _batch.Clear();
            if (place.Any)
                stored.Load(first.TestedOn, first.MarketId, chunk.Text(first.SampleNo), _batch);
            DecideBatch(chunk, rows, order[start..end], termOfWord);
            start = end;
        }
        if (_notAccepted.Count > 0)
            chunk.Warnings.RemoveAll(warning => _notAccepted.Contains(warning.RowNumber));
    }

    private void DecideBatch(RapidTestChunk chunk, ReadOnlySpan<RapidTestRow> rows, ReadOnlySpan<int> members, ReadOnlySpan<int> termOfWord)
    {
        if (members.Length == 1 && _batch.Count == 0)
        {
            AcceptAlone(rows[members[0]], members[0], termOfWord);
            return;
        }
        _before.Clear();
        _after.Clear();
        foreach (var test in _batch)
        {
            _before.Add(test.ItemTerm, test.Outcome, test.Counters);
            _after.Add(test.ItemTerm, test.Outcome, test.Counters);
        }
        var firstPositive = -1;
        List<int>? positiveItems = null;
        foreach (var index in members)
        {
            ref readonly var row = ref rows[index];
            var item = termOfWord[row.Item];
            if (_batch.Count > 0 && !IsAcceptable(chunk, row, item))
                continue;
            Accepted.Add(index);
            Judged[(int)row.Outcome]++;
            _after.Add(item, row.Outcome, row.Counters);
            if (row.Outcome == RapidOutcome.Positive && !_batch.Exists(test => test.ItemTerm == item && test.Outcome == RapidOutcome.Positive))
            {
                firstPositive = firstPositive < 0 ? index : firstPositive;
                (positiveItems ??= []).Add(item);
            }
            if (members.Length > 1)
                _batch.Add(new StoredRapidTest(item, row.TestedAt, row.TestedPrecision, row.Outcome, row.ReportedOutcome,
                    ReadingOf(chunk, row), row.Counters, 0, row.RowNumber));
        }
        if (positiveItems is not null)
            Positives.Add(new PositiveBatch(firstPositive, positiveItems, !_before.HasPositive));
        if (_after.IsBatch && !_before.IsBatch)
            NewBatches++;
        AddDeltas(rows[members[0]]);
    }

    /// <summary>A new batch of one row, which nearly all are: nothing to compare with and nothing counted before.</summary>
    private void AcceptAlone(in RapidTestRow row, int index, ReadOnlySpan<int> termOfWord)
    {
        Accepted.Add(index);
        Judged[(int)row.Outcome]++;
        if (row.Outcome == RapidOutcome.Invalid)
            return;
        NewBatches++;
        if (row.Outcome == RapidOutcome.Positive)
            Positives.Add(new PositiveBatch(index, [termOfWord[row.Item]], IsNew: true));
        for (var bits = row.Counters; bits != 0; bits &= bits - 1)
            AddDelta(row, System.Numerics.BitOperations.TrailingZeroCount(bits), new CounterDelta(1, 1, row.Outcome == RapidOutcome.Negative ? 1 : 0));
    }

    private bool IsAcceptable(RapidTestChunk chunk, in RapidTestRow row, int item)
    {
        var isRepeat = false;
        foreach (var test in _batch)
        {
            if (test.ItemTerm != item)
                continue;
            isRepeat = true;
            if (test.TestedAt != row.TestedAt || test.TestedPrecision != row.TestedPrecision)
                continue;
            if (test.ReportedOutcome == row.ReportedOutcome && IsSameReading(test.Reading, ReadingOf(chunk, row)))
            {
                chunk.Duplicates.Add(new DuplicateRow(row.RowNumber, test.UploadId, test.RowNumber));
                _notAccepted.Add(row.RowNumber);
                return false;
            }
            Refuse(chunk, row, FaultCodes.ConflictsWithStored,
                $"与{Where(test)}同一市场、样品编号、检测项目和检测时间，但结果或检测值不同；先存入的保留。如为复测请填写实际复测时间，如为更正请对已存记录提出更正。");
            return false;
        }
        if (!isRepeat || row.TestedPrecision != TimePrecision.Day)
            return true;
        Refuse(chunk, row, FaultCodes.RepeatNeedsTime,
            "同一样品、同一项目当日已有检测记录，复测必须写明时间（如 2023-03-01 08:40），只写日期无法区分先后。");
        return false;
    }

    private void AddDeltas(in RapidTestRow row)
    {
        // Items may grow while the batch was counted before, so all counters of the batch are looked at.
        for (var bits = _after.Counted | _before.Counted; bits != 0; bits &= bits - 1)
        {
            var bit = System.Numerics.BitOperations.TrailingZeroCount(bits);
            var delta = new CounterDelta(
                Bit(_after.Counted, bit) - Bit(_before.Counted, bit),
                _after.ItemsOf(bit) - _before.ItemsOf(bit),
                Bit(_after.Passed, bit) - Bit(_before.Passed, bit));
            if (delta == default)
                continue;
            AddDelta(row, bit, delta);
        }
    }

    private void AddDelta(in RapidTestRow row, int bit, CounterDelta delta)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(Deltas, new CounterPlace(bit, row.TestedOn, row.MarketId), out _);
        sum = new CounterDelta(sum.Batches + delta.Batches, sum.Items + delta.Items, sum.Passed + delta.Passed);
    }

    private static int Bit(ulong bits, int bit) => (int)(bits >> bit & 1);

    private void Refuse(RapidTestChunk chunk, in RapidTestRow row, string code, string why)
    {
        Refused++;
        _notAccepted.Add(row.RowNumber);
        chunk.Faults.Add(new RowFault(row.RowNumber, null, null, code, $"第 {row.RowNumber} 行（样品编号 {Encoding.UTF8.GetString(chunk.Text(row.SampleNo))}）{why}"));
    }

    private static string Where(in StoredRapidTest test) => test.UploadId == 0 ? $"本文件第 {test.RowNumber} 行" : $"已存记录（U-{test.UploadId:D6} 第 {test.RowNumber} 行）";

    private static string? ReadingOf(RapidTestChunk chunk, in RapidTestRow row) =>
        row.Reading.Length == 0 ? null : Encoding.UTF8.GetString(chunk.Text(row.Reading));

    /// <summary>12.4 and 12.40 are the same reading.</summary>
    private static bool IsSameReading(string? left, string? right) =>
        left == right || (decimal.TryParse(left, System.Globalization.CultureInfo.InvariantCulture, out var a)
            && decimal.TryParse(right, System.Globalization.CultureInfo.InvariantCulture, out var b) && a == b);

    private static bool IsSameBatch(RapidTestChunk chunk, in RapidTestRow left, in RapidTestRow right) =>
        left.TestedOn == right.TestedOn && left.MarketId == right.MarketId && chunk.Text(left.SampleNo).SequenceEqual(chunk.Text(right.SampleNo));

    private void Clear()
    {
        Accepted.Clear();
        Deltas.Clear();
        Positives.Clear();
        _notAccepted.Clear();
        Array.Clear(Judged);
        (Refused, NewBatches) = (0, 0);
    }
}
