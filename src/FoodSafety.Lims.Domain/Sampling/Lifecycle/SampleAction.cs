namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>What may be done to an inspected sample.</summary>
/// <param name="Code">Stable, lower-case, hyphenated.</param>
/// <param name="Name">Chinese name, as it stands on the button.</param>
/// <param name="Side">Who does it.</param>
public sealed record SampleAction(string Code, string Name, SampleSide Side = SampleSide.Office);
