namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>Which population a target's rate is divided by, whatever figures come after it: 常住人口 of 2020.</summary>
/// <param name="Year">The year counted.</param>
/// <param name="Kind">常住人口, 户籍人口, …</param>
public sealed record PopulationBasis(int Year, string Kind);
