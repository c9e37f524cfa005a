namespace FoodSafety.Lims.Web.Reference.Documents;

/// <summary>A row of <c>test-items</c> (检验项目).</summary>
public sealed record TestItemRow(string Name, IReadOnlyList<string> Synonyms);
