using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Inspection;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>The kinds of files: which columns each has, and how its rows are read and stored.</summary>
public static class ImportKinds
{
    public static ColumnSet Columns(string kind) => kind switch
    {
        "rapid-tests" => RapidTestColumns.Set,
        "samples" => SampleColumns.Set,
        "results" => ResultColumns.Set,
        "findings" => FindingColumns.Set,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>
    /// Reads all rows below the header and stores them chunk by chunk; <paramref name="stored"/> ends each chunk. Chunks up to the checkpoint are
    /// read, since what comes after them builds on what reading learnt, and not stored again.
    /// </summary>
    /// <param name="checkpointRow">Last row that is stored already; 0 = none.</param>
    public static void Run(
        string kind, RowSource source, ColumnMap columns, RulesSnapshot rules, ImportTransaction import, int checkpointRow, Action<JudgedChunk, ChunkOutcome> stored)
    {
        switch (kind)
        {
            case "rapid-tests":
                var reader = new RapidTestReader(source, columns, rules);
                using (var store = import.RapidTests(rules))
                    ChunkPipeline.Run(() => new RapidTestChunk(), chunk => reader.Read(chunk) && chunk.KeyOrder.Length >= 0, chunk =>
                    {
                        if (chunk.LastRowNumber <= checkpointRow)
                            store.Skip(chunk);
                        else
                            stored(chunk, store.Store(chunk));
                    });
                break;
            case "samples":
                var samples = new SampleStore(import, rules);
                ChunkPipeline.Run(() => new JudgedChunk<SampleRow>(), new SampleReader(source, columns, rules).Read, After<JudgedChunk<SampleRow>>(checkpointRow, chunk => stored(chunk, samples.Store(chunk))));
                break;
            case "results":
                var results = new ResultStore(import, rules);
                ChunkPipeline.Run(() => new JudgedChunk<ResultRow>(), new ResultRowReader(source, columns, rules).Read, After<JudgedChunk<ResultRow>>(checkpointRow, chunk => stored(chunk, results.Store(chunk))));
                break;
            case "findings":
                var findings = new FindingStore(import, rules);
                ChunkPipeline.Run(() => new JudgedChunk<FindingRow>(), new FindingReader(source, columns, rules).Read, After<JudgedChunk<FindingRow>>(checkpointRow, chunk => stored(chunk, findings.Store(chunk))));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
    }

    private static Action<TChunk> After<TChunk>(int checkpointRow, Action<TChunk> store)
        where TChunk : JudgedChunk => chunk =>
        {
            if (chunk.LastRowNumber > checkpointRow)
                store(chunk);
        };
}
