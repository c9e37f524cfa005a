namespace FoodSafety.Lims.Web.Disposal;

/// <summary>A page of cases.</summary>
/// <param name="Items">In the order they were opened.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record CasePage(IReadOnlyList<CaseView> Items, string? Next);
