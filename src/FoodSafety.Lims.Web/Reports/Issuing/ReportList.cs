namespace FoodSafety.Lims.Web.Reports.Issuing;

/// <summary>A page of issued reports.</summary>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record ReportList(IReadOnlyList<IssuedReport> Items, string? Next);
