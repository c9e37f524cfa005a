namespace FoodSafety.Lims.Web.Disposal;

/// <summary>A page of cases in the order they are worked off.</summary>
/// <param name="Items">The cases.</param>
/// <param name="Late">How many the office is late with, on every page together.</param>
/// <param name="Next">How many were shown up to here; null on the last page.</param>
public sealed record RankedCases(IReadOnlyList<CaseView> Items, int Late, int? Next);
