using System.Collections.Frozen;

namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>The headers that any kind of file may have: by them a line of text is told to be a table's header.</summary>
internal static class KnownHeaders
{
    private static readonly FrozenSet<string> All =
        ((ColumnSet[])[RapidTestColumns.Set, SampleColumns.Set, ResultColumns.Set, FindingColumns.Set])
        .SelectMany(set => set.Columns).SelectMany(column => column.Headers).Select(ColumnMap.KeyOf).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string header) => All.Contains(ColumnMap.KeyOf(header));
}
