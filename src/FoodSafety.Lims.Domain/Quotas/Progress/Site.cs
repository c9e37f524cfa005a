namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A site of the district's register that a coverage may expect.</summary>
/// <param name="Code">E.g. 440304-M01.</param>
/// <param name="Name">E.g. 福田示例市场01.</param>
/// <param name="PlaceType">E.g. 农贸市场.</param>
public sealed record Site(string Code, string Name, string PlaceType);
