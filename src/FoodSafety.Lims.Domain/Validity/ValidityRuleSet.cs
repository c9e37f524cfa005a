using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Validity;

/// <summary>The validity rules of a province's platform, in one of their versions.</summary>
/// <param name="Code">Stable; versions share it.</param>
/// <param name="Province">Whose rules they are, in words.</param>
/// <param name="Title">In words.</param>
/// <param name="Rules">At least one.</param>
/// <param name="EffectiveFrom">First local day of tests it is for.</param>
/// <param name="EffectiveTo">Last one; null = still in force.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Certainty">certain | likely | unsure</param>
public sealed record ValidityRuleSet(
    string Code, string Province, string Title, ImmutableArray<ValidityRule> Rules, DateOnly EffectiveFrom, DateOnly? EffectiveTo, string Source, string Certainty)
{
    /// <summary>Whether photos of tests must be kept to be compared.</summary>
    public bool ComparesPhotos => Rules.Any(rule => rule.Kind == ValidityRuleKind.PhotosNotReused);

    /// <summary>Whether it is for tests of this day.</summary>
    public bool IsInForceOn(DateOnly day) => EffectiveFrom <= day && !(EffectiveTo < day);
}
