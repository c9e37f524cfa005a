namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>Where an inspected sample stands on its way.</summary>
/// <param name="Code">Stable, lower-case, hyphenated.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Ends">Whether nothing can happen after it.</param>
public sealed record SampleStage(string Code, string Name, bool Ends = false);
