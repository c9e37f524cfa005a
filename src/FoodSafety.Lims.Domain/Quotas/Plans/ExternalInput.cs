namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A figure that no record of the system gives: it is typed in with its source and date.</summary>
/// <param name="Value">Key of the district's figure.</param>
/// <param name="Against">Key of the figure it is held against (e.g. the province's average), when the plan gives no number.</param>
public sealed record ExternalInput(string Value, string? Against);
