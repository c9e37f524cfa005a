namespace FoodSafety.Lims.Domain.Disposal.Lifecycles;

/// <summary>Where a case stands.</summary>
/// <param name="Code">Stable, lower-case, hyphenated; unique within its lifecycle.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Ends">Whether nothing can happen after it.</param>
public sealed record CaseStage(string Code, string Name, bool Ends = false);
