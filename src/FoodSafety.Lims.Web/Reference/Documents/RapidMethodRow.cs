namespace FoodSafety.Lims.Web.Reference.Documents;

/// <summary>A row of <c>rapid-methods</c>. positiveWhen: at-least (the threshold), above-limit (of the row or of limits), as-reported.</summary>
public sealed record RapidMethodRow(
    string Code,
    string Name,
    IReadOnlyList<string> Synonyms,
    string? Unit,
    string PositiveWhen,
    decimal? Threshold,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    string Source,
    string Certainty);
