namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>One entry of the scope (能力附表) of an accreditation.</summary>
/// <param name="Item">检验项目, any known spelling.</param>
/// <param name="Method">检验依据 it holds for, e.g. GB 23200.113-2018; null for every method.</param>
public sealed record AccreditedItem(string Item, string? Method);
