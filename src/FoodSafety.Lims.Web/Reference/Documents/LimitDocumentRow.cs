namespace FoodSafety.Lims.Web.Reference.Documents;

/// <summary>A row of <c>limits</c>.</summary>
/// <param name="Food">A food, a kind of foods or a class, as <paramref name="Level"/> says.</param>
/// <param name="Level">food | kind | category: the narrowest in force on the day wins.</param>
/// <param name="Item">检验项目.</param>
/// <param name="Comparator">at-most | not-detected | not-allowed.</param>
/// <param name="Value">Of at-most, in <paramref name="Unit"/>.</param>
/// <param name="Unit">As printed.</param>
/// <param name="EffectiveFrom">First local day.</param>
/// <param name="EffectiveTo">Last local day; null = still in force.</param>
/// <param name="Source">The standard.</param>
/// <param name="Certainty">certain | likely | unsure, of the value.</param>
/// <param name="Method">检验依据 it holds for; null, or not there at all, for every method.</param>
public sealed record LimitDocumentRow(
    string Food,
    string Level,
    string Item,
    string Comparator,
    decimal? Value,
    string? Unit,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    string Source,
    string Certainty,
    string? Method = null);
