namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A 快检车 or 快检室 as a division may name it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Street">The street it serves; null where none is said.</param>
public sealed record DivisionUnit(string Code, string Name, string? Street);
