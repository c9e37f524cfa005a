namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>What a counter gained at one site since the first of the year, in the target's counting unit.</summary>
/// <param name="Site">Code; null where the record has none.</param>
/// <param name="Before">Before the day looked at.</param>
/// <param name="Today">On it.</param>
public sealed record DivisionCount(string? Site, long Before, long Today);
