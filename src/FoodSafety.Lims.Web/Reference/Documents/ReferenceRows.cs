namespace FoodSafety.Lims.Web.Reference.Documents;

/// <summary>The rows of one reference document; what a row is depends on the document (seeds/reference/README.md).</summary>
public sealed record ReferenceRows<TRow>(IReadOnlyList<TRow> Rows);
