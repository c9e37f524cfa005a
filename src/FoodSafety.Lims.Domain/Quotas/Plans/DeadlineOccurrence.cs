namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>One time a deadline falls due.</summary>
/// <param name="FromOn">First day of the window, when the document gives one (5月中旬 begins on the 11th); null otherwise.</param>
/// <param name="DueOn">Last day in time; the next day is late.</param>
public sealed record DeadlineOccurrence(DateOnly? FromOn, DateOnly DueOn);
