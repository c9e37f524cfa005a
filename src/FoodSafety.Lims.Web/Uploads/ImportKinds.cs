using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>The kinds of files: which columns each has, and how its rows are read and stored.</summary>
public static class ImportKinds
{
    public static ColumnSet Columns(string kind) => kind switch
    {
        "rapid-tests" => RapidTestColumns.Set,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Reads all rows below the header and stores them chunk by chunk; <paramref name="stored"/> ends each chunk.</summary>
    public static void Run(string kind, RowSource source, ColumnMap columns, RulesSnapshot rules, ImportTransaction import, Action<JudgedChunk, ChunkOutcome> stored)
    {
        switch (kind)
        {
            case "rapid-tests":
                var reader = new RapidTestReader(source, columns, rules);
                using (var store = import.RapidTests(rules))
                    ChunkPipeline.Run(() => new RapidTestChunk(), reader.Read, chunk => stored(chunk, store.Store(chunk)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
    }
}
