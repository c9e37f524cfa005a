namespace FoodSafety.Lims.Ingestion.Inspection;

/// <summary>Several names in one cell, as forms write samplers (抽样人员) and analysts (检验人).</summary>
public static class PersonNames
{
    private static readonly char[] Between = ['、', ',', '，', ';', '；', '/', ' ', '\u3000', '\n', '\t', '和', '与'];

    /// <summary>The names, each once; none of an empty cell.</summary>
    public static IReadOnlyList<string> Of(string? cell) =>
        [.. (cell ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
