using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Records;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Tests.Fuzz;

/// <summary>What the program's own readers, from bytes to judged rows, make of a file.</summary>
internal sealed class Reading
{
    private static readonly ThreadLocal<RapidTestChunk> Chunks = new(() => new RapidTestChunk());

    /// <summary>Code of the whole file's refusal; null when rows were read to the end.</summary>
    public string? Refusal { get; private set; }

    public int HeaderRow { get; private set; }

    public int Read { get; private set; }

    public int Blank { get; private set; }

    public int Refused { get; private set; }

    public List<RowFault> Faults { get; } = [];

    public List<RowFault> Warnings { get; } = [];

    /// <summary>Accepted rows by number; values of rapid tests alone.</summary>
    public Dictionary<int, Row> Accepted { get; } = [];

    internal sealed record Row(string SampleNo, DateTime TestedAt, DateTime TestedOn, string Market, string Item, RapidOutcome Outcome);

    /// <exception cref="Exception">Anything but <see cref="UnreadableFileException"/>, which is a result.</exception>
    public static Reading Of(string kind, byte[] file)
    {
        var reading = new Reading();
        try
        {
            var set = ImportKinds.Columns(kind);
            using var source = RowSources.Open(new MemoryStream(file), null, rows => ColumnMap.Find(rows, set));
            var (columns, missing) = ColumnMap.Find(source, set);
            if (columns is null)
            {
                reading.Refusal = missing!.ToString().Length > 0 ? "no table" : throw new InvalidOperationException("no sentence says what is missing");
                return reading;
            }
            reading.HeaderRow = columns.HeaderRow;
            if (kind == "rapid-tests")
                reading.TakeRapidTests(new RapidTestReader(source, columns, FuzzRules.Snapshot));
            else if (kind == "findings")
                reading.Take(new FindingReader(source, columns, FuzzRules.Snapshot), row => (row.RowNumber, row.Details));
            else if (kind == "samples")
                reading.Take(new SampleReader(source, columns, FuzzRules.Snapshot), row => (row.RowNumber, row.Details));
            else
                reading.Take(new ResultRowReader(source, columns, FuzzRules.Snapshot), row => (row.RowNumber, row.Details));
        }
        catch (UnreadableFileException unreadable)
        {
            reading.Refusal = unreadable.Code;
            Whole(unreadable.Message);
        }
        return reading;
    }

    private void TakeRapidTests(RapidTestReader reader)
    {
        var chunk = Chunks.Value!;
        while (true)
        {
            var isMore = false;
            UnreadableFileException? broken = null;
            try
            {
                isMore = reader.Read(chunk);
            }
            catch (UnreadableFileException unreadable)
            {
                // Of a file that breaks off, what was read before is stored.
                broken = unreadable;
            }
            Count(chunk, chunk.Rows.Count);
            foreach (var row in chunk.Rows)
            {
                Details(Utf8(chunk, row.Details));
                _ = (Utf8(chunk, row.StallNo), Utf8(chunk, row.Vendor), Utf8(chunk, row.Reading));
                Accepted.Add(row.RowNumber, new Row(Utf8(chunk, row.SampleNo)!, DateTime.UnixEpoch.AddMilliseconds(row.TestedAt).AddHours(8),
                    DateOnly.FromDayNumber(row.TestedOn).ToDateTime(default), FuzzRules.Markets[row.MarketId - 1].Code, Whole(reader.Meanings.Text(row.Item))!, row.ReportedOutcome));
            }
            chunk.NewWords.ForEach(word => Whole(word));
            if (broken is not null)
                throw broken;
            if (!isMore)
                return;
        }
    }

    private void Take<TRow>(RecordReader<TRow> reader, Func<TRow, (int Number, string? Details)> row)
        where TRow : class
    {
        var chunk = new JudgedChunk<TRow>();
        while (reader.Read(chunk))
        {
            var refused = chunk.Faults.Select(fault => fault.RowNumber).ToHashSet();
            var accepted = chunk.Rows.Select(row).Where(one => !refused.Contains(one.Number)).ToList();
            Count(chunk, accepted.Count);
            foreach (var (number, details) in accepted)
            {
                Details(details);
                Accepted.Add(number, null!);
            }
        }
    }

    private void Count(JudgedChunk chunk, int accepted)
    {
        Read += chunk.Read;
        Blank += chunk.Blank;
        Refused += chunk.Refused;
        Faults.AddRange(chunk.Faults);
        Warnings.AddRange(chunk.Warnings);
        if (chunk.Read != chunk.Blank + accepted + chunk.Refused)
            throw new BrokenPropertyException($"read {chunk.Read} is not blank {chunk.Blank} + accepted {accepted} + refused {chunk.Refused}");
        var refused = chunk.Faults.Select(fault => fault.RowNumber).Distinct().Count();
        if (refused != chunk.Refused)
            throw new BrokenPropertyException($"{chunk.Refused} rows are refused and {refused} have faults");
        foreach (var fault in chunk.Faults.Concat(chunk.Warnings))
        {
            if (!Whole(fault.Message)!.Contains($"第 {fault.RowNumber} 行", StringComparison.Ordinal) || fault.Code.Length == 0)
                throw new BrokenPropertyException($"the sentence does not name its row: {fault}");
            _ = (Whole(fault.Value), Whole(fault.ColumnName));
        }
    }

    private static void Details(string? json)
    {
        if (json is not null)
            using (JsonDocument.Parse(json))
            {
            }
    }

    private static string? Utf8(RapidTestChunk chunk, TextSlice slice) =>
        slice.Length == 0 ? null : Whole(new UTF8Encoding(false, true).GetString(chunk.Text(slice)));

    /// <summary>Text that every database takes: whole characters, no NUL.</summary>
    private static string? Whole(string? text)
    {
        if (text is null)
            return null;
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (text[i] == '\0' || (!isPair && char.IsSurrogate(text[i])))
                throw new BrokenPropertyException($"half a character, or NUL, at {i} of {JsonSerializer.Serialize(text)}");
            i += isPair ? 1 : 0;
        }
        return text;
    }

    public static void Holds(bool holds, string otherwise)
    {
        if (!holds)
            throw new BrokenPropertyException(otherwise);
    }
}
