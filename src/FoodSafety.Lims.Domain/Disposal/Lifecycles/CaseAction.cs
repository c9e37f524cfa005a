namespace FoodSafety.Lims.Domain.Disposal.Lifecycles;

/// <summary>What may be done to a case.</summary>
/// <param name="Code">Stable, lower-case, hyphenated; unique within its lifecycle.</param>
/// <param name="Name">Chinese name, as it stands on the button.</param>
public sealed record CaseAction(string Code, string Name);
