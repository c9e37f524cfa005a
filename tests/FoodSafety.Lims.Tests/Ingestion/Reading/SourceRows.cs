using System.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Tests.Ingestion.Reading;

/// <summary>All rows of a file, as text.</summary>
internal static class SourceRows
{
    public static (ColumnMap? Map, MissingColumns? Missing) FindRapidTests(RowSource source) => ColumnMap.Find(source, RapidTestColumns.Set);

    public static List<(int Number, string[] Cells)> All(byte[] file, string? sheet = null)
    {
        using var source = RowSources.Open(new MemoryStream(file), sheet, FindRapidTests);
        return All(source);
    }

    public static List<(int Number, string[] Cells)> All(RowSource source)
    {
        var rows = new List<(int, string[])>();
        while (source.Read())
            rows.Add((source.RowNumber, [.. Enumerable.Range(0, source.FieldCount).Select(field => Encoding.UTF8.GetString(source.Field(field)))]));
        return rows;
    }

    /// <summary>The cells of the only row.</summary>
    public static string[] Only(byte[] file) => All(file).Single().Cells;

    public static UnreadableFileException Refusal(byte[] file, string? sheet = null) => Refusal(new MemoryStream(file), sheet);

    /// <summary>Why the file cannot be read to its end.</summary>
    public static UnreadableFileException Refusal(Stream file, string? sheet = null) => Assert.Throws<UnreadableFileException>(() =>
    {
        using var source = RowSources.Open(file, sheet, FindRapidTests);
        while (source.Read())
        {
        }
    })!;
}
