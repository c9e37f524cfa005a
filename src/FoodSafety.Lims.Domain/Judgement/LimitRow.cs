namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>One dated row of the table of limits.</summary>
/// <param name="Food">A food's name, or a category of the classification when <paramref name="IsCategory"/>.</param>
/// <param name="IsCategory">Whether it holds for a whole category (食品大类); a food's own row goes first.</param>
/// <param name="TestItem">检验项目.</param>
/// <param name="Limit">What is required.</param>
/// <param name="EffectiveFrom">First day it is in force.</param>
/// <param name="EffectiveTo">Last day it is in force; null = still in force.</param>
/// <param name="Source">The standard or notice, e.g. GB 2763-2021.</param>
/// <param name="Certainty">How sure the row is: certain, likely, unsure.</param>
/// <param name="Method">检验依据 it holds for, e.g. GB 5009.12-2023, its numbered procedures included; null = for every method.</param>
public sealed record LimitRow(
    string Food,
    bool IsCategory,
    string TestItem,
    Limit Limit,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    string Source,
    string Certainty,
    string? Method = null)
{
    /// <summary>Whether it is in force on that day.</summary>
    public bool IsInForceOn(DateOnly day) => EffectiveFrom <= day && (EffectiveTo is null || day <= EffectiveTo);
}
