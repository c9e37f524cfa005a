namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>What a counter gained at one site, or by one unit at it, since the first of the year, in the target's counting unit.</summary>
/// <param name="Site">Code; null where the record has none.</param>
/// <param name="Before">Before the day looked at.</param>
/// <param name="Today">On it.</param>
/// <param name="Unit">Code of the 快检车 or 快检室; null where no registered one is named or units are not asked for.</param>
/// <param name="Street">The 街道 that the form of an inspected sample names; null of rapid tests, whose site says it.</param>
public sealed record DivisionCount(string? Site, long Before, long Today, string? Unit = null, string? Street = null);
