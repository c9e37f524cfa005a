namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>One column a file of some kind may have.</summary>
/// <param name="Name">English name of the contract, e.g. <c>tested_at</c>.</param>
/// <param name="ChineseName">Chinese name of the contract, e.g. 检测时间.</param>
/// <param name="IsRequired">A file without it is refused whole, a row with it blank is refused.</param>
/// <param name="Synonyms">Other headers met in real files.</param>
public sealed record Column(string Name, string ChineseName, bool IsRequired = false, params string[] Synonyms)
{
    /// <summary>All headers this column answers to.</summary>
    public IEnumerable<string> Headers => [ChineseName, Name, .. Synonyms];
}
