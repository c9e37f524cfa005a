using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Tests.Fuzz.Naive;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Fuzz;

/// <summary>What must hold of every file whatever is in it, and what was compared.</summary>
internal sealed class Properties
{
    private static readonly DateTime Now = TestDatabase.Now.DateTime;

    public long Files, Unreadable, Rows, Accepted, Refused, Compared, RefusedByBoth, AcceptedByBoth, NotKnown;

    /// <exception cref="Exception">One does not hold.</exception>
    public void Check(string kind, FuzzCase made)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var reading = Reading.Of(kind, made.Content);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        Reading.Holds(allocated < (32 << 20) + 2_000L * made.Content.Length, $"{allocated:#,0} bytes were allocated for a file of {made.Content.Length:#,0}");
        Reading.Holds(reading.Read <= 1_048_576 && reading.Accepted.Count + reading.Refused <= made.Content.Length + 64 && reading.Faults.Count <= 64 * (reading.Refused + 1),
            $"{reading.Read} rows and {reading.Faults.Count} faults of {made.Content.Length} bytes");
        Interlocked.Increment(ref Files);
        Interlocked.Add(ref Rows, reading.Read);
        Interlocked.Add(ref Accepted, reading.Accepted.Count);
        Interlocked.Add(ref Refused, reading.Refused);
        if (reading.Refusal is not null)
            Interlocked.Increment(ref Unreadable);
        if (kind == "rapid-tests")
            Compare(reading, made);
    }

    private void Compare(Reading reading, FuzzCase made)
    {
        if ((made.Table is { } table ? NaiveRapidTests.Read(table, false, made.FirstNumber, Now) : NaiveRapidTests.Read(made.Content, Now)) is not var (headerRow, rows, isCut))
        {
            Interlocked.Add(ref NotKnown, reading.Accepted.Count + reading.Refused);
            return;
        }
        if (reading.Refusal is not null)
        {
            // A row may be too long, a delimiter doubtful: but a plain table must be read.
            Reading.Holds(isCut || rows.All(row => row.Opinion != NaiveOpinion.Acceptable), $"the file is refused ({reading.Refusal}) though it has a plain table");
            return;
        }
        // A row above with other spellings of the names is a header too; what it means is not in the contract's words.
        Reading.Holds(reading.HeaderRow <= headerRow, $"the header is row {headerRow}, not {reading.HeaderRow}");
        if (reading.HeaderRow != headerRow)
            return;
        var faults = reading.Faults.ToLookup(fault => fault.RowNumber);
        foreach (var row in rows)
            Compare(row, reading.Accepted.GetValueOrDefault(row.Number), [.. faults[row.Number]]);
        if (isCut)
            return;
        var last = rows.FindLastIndex(row => row.Opinion != NaiveOpinion.Blank);
        if (rows.Take(last + 1).All(row => row.Opinion is NaiveOpinion.Blank or NaiveOpinion.Acceptable or NaiveOpinion.Refused))
            Reading.Holds((reading.Read, reading.Blank) == (last + 1, rows.Take(last + 1).Count(row => row.Opinion == NaiveOpinion.Blank)), $"read {reading.Read}, blank {reading.Blank}; the naive reader counts {last + 1} rows");
    }

    private void Compare(NaiveRow naive, Reading.Row? accepted, RowFault[] faults)
    {
        switch (naive.Opinion)
        {
            case NaiveOpinion.Blank:
                Reading.Holds(accepted is null && faults.Length == 0, $"blank, but read: {naive}");
                return;
            case NaiveOpinion.Refused:
                Reading.Holds(accepted is null, $"accepted, but refused by the naive reader: {naive}");
                Reading.Holds(naive.Codes.All(code => faults.Any(fault => fault.Code == code)), $"a fault is not named: {naive}; named are {string.Join(", ", faults.Select(fault => fault.Code))}");
                Interlocked.Increment(ref RefusedByBoth);
                return;
            case NaiveOpinion.Acceptable:
                Reading.Holds(accepted is not null, $"refused, but plain to the naive reader: {naive}; {string.Join(" ", faults.Select(fault => fault.Message))}");
                Interlocked.Increment(ref AcceptedByBoth);
                break;
            default:
                Interlocked.Increment(ref NotKnown);
                break;
        }
        if (accepted is null)
            return;
        Interlocked.Increment(ref Compared);
        Reading.Holds(naive.SampleNo is null || naive.SampleNo == accepted.SampleNo, $"sample number “{accepted.SampleNo}”, by the naive reader {naive}");
        Reading.Holds(naive.TestedAt is null || (Whole(naive.TestedAt.Value) == Whole(accepted.TestedAt) && naive.TestedAt.Value.Date == accepted.TestedOn), $"tested at {accepted.TestedAt:s}, by the naive reader {naive}");
        Reading.Holds(naive.Market is null || naive.Market == accepted.Market, $"market {accepted.Market}, by the naive reader {naive}");
        Reading.Holds(naive.Item is null || naive.Item == accepted.Item, $"item “{accepted.Item}”, by the naive reader {naive}");
        Reading.Holds(naive.Outcome is null || naive.Outcome == accepted.Outcome, $"outcome {accepted.Outcome}, by the naive reader {naive}");
    }

    private static long Whole(DateTime time) => time.Ticks / TimeSpan.TicksPerSecond;

    public override string ToString() =>
        $"{Files:#,0} files ({Unreadable:#,0} refused whole), {Rows:#,0} rows: {Accepted:#,0} accepted, {Refused:#,0} refused; of the naive reader's: {Compared:#,0} accepted rows compared, {RefusedByBoth:#,0} refused by both, {AcceptedByBoth:#,0} plain and accepted, {NotKnown:#,0} left open";
}
