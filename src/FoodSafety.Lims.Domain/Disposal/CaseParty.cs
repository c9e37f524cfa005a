namespace FoodSafety.Lims.Domain.Disposal;

/// <summary>A party that must act in a disposal case.</summary>
/// <param name="Role">What it did with the food.</param>
/// <param name="Name">Its name as the finding writes it.</param>
/// <param name="CreditCode">统一社会信用代码 where known.</param>
public sealed record CaseParty(PartyRole Role, string Name, string? CreditCode = null);
