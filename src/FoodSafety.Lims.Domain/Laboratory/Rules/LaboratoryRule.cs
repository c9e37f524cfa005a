namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>One dated rule about laboratories' work.</summary>
/// <param name="Kind">What it rules.</param>
/// <param name="Subject">A test item, a group of test items, or what a deduction or a weight is for.</param>
/// <param name="Value">‰ of the batch's price for a deduction, points of 100 for a weight; null where there is nothing to count.</param>
/// <param name="Contract">Code of the one contract it holds for; null for all that have no rule of their own.</param>
/// <param name="EffectiveFrom">First local day in force.</param>
/// <param name="EffectiveTo">Last local day in force; null while it is.</param>
/// <param name="Source">Where it was taken from.</param>
/// <param name="Certainty"><c>certain</c>, <c>likely</c> or <c>unsure</c>.</param>
public sealed record LaboratoryRule(
    LaboratoryRuleKind Kind, string Subject, int? Value, string? Contract, DateOnly EffectiveFrom, DateOnly? EffectiveTo, string Source, string Certainty)
{
    /// <summary>Whether it is in force on that day.</summary>
    public bool IsInForceOn(DateOnly day) => EffectiveFrom <= day && (EffectiveTo is null || day <= EffectiveTo);
}
