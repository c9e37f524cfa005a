namespace FoodSafety.Lims.Web.Reference.Documents;

/// <summary>A row of <c>foods</c>.</summary>
/// <param name="Name">The common name.</param>
/// <param name="Synonyms">Other names met in files.</param>
/// <param name="Category">Its class of food-categories.</param>
/// <param name="Kind">The narrower group that limits name, e.g. 淡水鱼.</param>
public sealed record FoodRow(string Name, IReadOnlyList<string> Synonyms, string Category, string? Kind);
