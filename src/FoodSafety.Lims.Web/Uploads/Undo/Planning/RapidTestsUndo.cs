using System.Data.Common;
using System.Numerics;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Validity;

namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary>
/// Reads what taking rapid tests back comes to, run by run of their ids: each batch they belong to, with its rows of other uploads, before and
/// after. Holds one run's batches of interest in memory and never scans the table.
/// </summary>
internal sealed class RapidTestsUndo(DbConnection connection, DbTransaction transaction, UploadRow upload, IReadOnlyDictionary<int, Plan> plansByYear, TimeZoneInfo zone)
{
    private readonly RapidTestCounters _counters = new(connection, transaction, plansByYear);
    private readonly bool _hasNotValid = ValidityLaws.IsKept(connection, transaction, upload.DistrictCode);
    private readonly List<Row> _batch = [];
    private readonly List<PositiveLoss> _positives = [];
    private BatchTally _before = new();
    private BatchTally _after = new();

    private readonly record struct Row(long Id, int UploadId, int ItemTerm, long TestedAt, RapidOutcome Outcome, ulong Counters);

    /// <summary>A batch of which positives go.</summary>
    private sealed record PositiveLoss(int Day, int Market, string SampleNo, bool StillPositive, List<int> ItemsGone);

    public void Read(UndoPlan plan)
    {
        foreach (var (first, last) in Runs(connection, transaction, upload.Id))
            ReadRun(plan, first, last);
    }

    /// <summary>The runs of ids that an upload's rows have.</summary>
    public static List<(long First, long Last)> Runs(DbConnection connection, DbTransaction? transaction, int uploadId)
    {
        var runs = new List<(long, long)>();
        using var command = connection.Command(transaction,
            "SELECT first_id, last_id FROM upload_chunks WHERE upload_id = @upload ORDER BY first_id", ("upload", uploadId));
        using var row = command.ExecuteReader();
        while (row.Read())
            runs.Add((row.GetInt64(0), row.GetInt64(1)));
        return runs;
    }

    private void ReadRun(UndoPlan plan, long first, long last)
    {
        // CROSS JOIN keeps SQLite from turning the order round; PostgreSQL is told in UndoUpload.
        using (var command = connection.Command(transaction,
            $"""
            SELECT t.tested_on, t.market_id, t.sample_no, t.id, t.upload_id, t.item_id, t.tested_at, t.outcome, t.organiser,
                t.place_type_id, t.stage_id, t.category_id, t.programme_id, {ValidityLaws.NotValid(_hasNotValid, "t.id")}
            FROM (SELECT DISTINCT tested_on, market_id, sample_no FROM rapid_tests WHERE id BETWEEN @first AND @last) b
            CROSS JOIN rapid_tests t
            WHERE t.tested_on = b.tested_on AND t.market_id = b.market_id AND t.sample_no = b.sample_no
            ORDER BY t.tested_on, t.market_id, t.sample_no, t.id
            """,
            ("first", first), ("last", last)))
        {
            command.CommandTimeout = 0;
            using var row = command.ExecuteReader();
            (int Day, int Market, string? SampleNo) current = default;
            while (row.Read())
            {
                var next = (row.GetInt32(0), row.GetInt32(1), row.GetString(2));
                if (current != next)
                {
                    End(plan, current, first, last);
                    current = next;
                }
                _batch.Add(new Row(row.GetInt64(3), row.GetInt32(4), row.GetInt32(5), row.GetInt64(6), (RapidOutcome)row.GetInt16(7),
                    _counters.Of(next.Item1, next.Item2, row, 8)));
            }
            End(plan, current, first, last);
        }
        foreach (var loss in _positives)
            NoteCase(plan, loss);
        _positives.Clear();
    }

    private void End(UndoPlan plan, (int Day, int Market, string? SampleNo) place, long first, long last)
    {
        var own = _batch.FindIndex(row => row.UploadId == upload.Id);
        // A batch that reaches over several runs is counted with the run of its first row.
        if (own >= 0 && _batch[own].Id >= first && _batch[own].Id <= last)
            TakeBack(plan, (place.Day, place.Market, place.SampleNo!));
        _batch.Clear();
    }

    private void TakeBack(UndoPlan plan, (int Day, int Market, string SampleNo) place)
    {
        _before.Clear();
        _after.Clear();
        foreach (var row in _batch)
        {
            _before.Add(row.ItemTerm, row.Outcome, row.Counters);
            if (row.UploadId == upload.Id)
                plan.Rows++;
            else
                _after.Add(row.ItemTerm, row.Outcome, row.Counters);
        }
        plan.Days.Add(place.Day);
        if (_before.IsBatch && !_after.IsBatch)
            plan.Batches++;
        for (var bits = _before.Counted; bits != 0; bits &= bits - 1)
        {
            var bit = BitOperations.TrailingZeroCount(bits);
            plan.Count(_counters.CodeOf(place.Day, bit), place.Day, place.Market,
                Bit(_after.Counted, bit) - 1, _after.ItemsOf(bit) - _before.ItemsOf(bit), Bit(_after.Passed, bit) - Bit(_before.Passed, bit));
        }
        NoteRepeats(plan, place.SampleNo);
        if (_batch.Exists(row => row.UploadId == upload.Id && row.Outcome == RapidOutcome.Positive))
            _positives.Add(new PositiveLoss(place.Day, place.Market, place.SampleNo, _after.HasPositive, ItemsGone()));
    }

    private void NoteRepeats(UndoPlan plan, string sampleNo)
    {
        if (_batch.Count < 2 || _batch.TrueForAll(row => row.UploadId == upload.Id))
            return;
        foreach (var item in _batch.GroupBy(row => row.ItemTerm))
            if (UndoRules.RepeatOf([.. item.Select(row => (row.UploadId, row.Id, row.TestedAt))], upload.Id) is { } repeat)
                plan.Block(UndoReason.RepeatBuildsOn, Upload.FormatNumber(repeat.UploadId), $"中样品 {sampleNo} 的复测");
    }

    private List<int> ItemsGone()
    {
        var positive = _batch.Where(row => row.Outcome == RapidOutcome.Positive).ToList();
        return [.. positive.Select(row => row.ItemTerm).Except(positive.Where(row => row.UploadId != upload.Id).Select(row => row.ItemTerm))];
    }

    private void NoteCase(UndoPlan plan, PositiveLoss loss)
    {
        var cases = AffectedCase.Positives(connection, transaction, loss.Day, loss.Market, loss.SampleNo);
        foreach (var found in cases)
        {
            var gone = loss.ItemsGone.Select(_counters.Word).Where(found.Has).ToList();
            var left = UndoRules.WithoutItems(found.TestItems, gone);
            // Where the batch has several, each is called for by its own items.
            var effect = UndoRules.EffectOn(found.UploadId == upload.Id, cases.Count == 1 ? loss.StillPositive : left.Length > 0, gone.Count > 0);
            found.Note(plan, effect, left, connection, transaction, zone);
        }
    }

    private static int Bit(ulong bits, int bit) => (int)(bits >> bit & 1);
}
