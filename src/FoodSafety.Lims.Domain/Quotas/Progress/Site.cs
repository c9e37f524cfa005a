namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A site of the district's register that a coverage may expect.</summary>
/// <param name="Code">E.g. 440304-M01.</param>
/// <param name="Name">E.g. 福田示例市场01.</param>
/// <param name="PlaceType">E.g. 农贸市场.</param>
/// <param name="Street">街道 or 所 it lies in; null where the register does not say.</param>
/// <param name="County">县区 of a city it lies in; null where the register does not say.</param>
public sealed record Site(string Code, string Name, string PlaceType, string? Street = null, string? County = null);
