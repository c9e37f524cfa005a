namespace FoodSafety.Lims.Web.Reference.Documents;

/// <summary>A row of <c>food-categories</c>: one of the 39 classes (食品大类).</summary>
public sealed record FoodCategoryRow(string Code, string Name, IReadOnlyList<string> Synonyms, bool FarmProduce);
