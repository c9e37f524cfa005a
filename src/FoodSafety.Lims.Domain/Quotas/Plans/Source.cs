namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>Where a plan's statement stands.</summary>
/// <param name="Seed">File name of the district's document.</param>
/// <param name="Line">1-based line of that file.</param>
/// <param name="Quote">Words of that line, unaltered.</param>
public sealed record Source(string Seed, int Line, string Quote);
