using FoodSafety.Lims.Domain.Daily;

namespace FoodSafety.Lims.Ingestion.Rules;

/// <summary>A place whose log is received (any 受检场所).</summary>
/// <param name="Id">The storage's number of it.</param>
/// <param name="Code">E.g. 440304-M01.</param>
/// <param name="Name">E.g. 福田示例市场01.</param>
/// <param name="DistrictCode">The district it lies in.</param>
/// <param name="PlaceType">场所类型, used where a row gives none.</param>
/// <param name="BusinessDays">When its business day begins; null for midnight.</param>
public sealed record Market(int Id, string Code, string Name, string DistrictCode, string? PlaceType, BusinessDays? BusinessDays = null);
