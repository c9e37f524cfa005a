namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>What headers mean to one sender beside the names of the contract: what the sender told once, and what its platform's profile says.</summary>
/// <param name="Remembered">Header, as <see cref="ColumnMap.KeyOf"/> makes it → column's English name.</param>
/// <param name="OfProfile">The same of the platform; null = none of ours, whatever a synonym says.</param>
public sealed record HeaderMeanings(IReadOnlyDictionary<string, string> Remembered, IReadOnlyDictionary<string, string?> OfProfile)
{
    /// <summary>Nothing is known of the sender.</summary>
    public static readonly HeaderMeanings None = new(new Dictionary<string, string>(), new Dictionary<string, string?>());
}
