namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>What one laboratory issued in one month; samples of the green channel apart.</summary>
/// <param name="Laboratory">Code.</param>
/// <param name="Month">First day of the month of issue.</param>
/// <param name="IsGreen">Whether these are the samples of the green channel.</param>
/// <param name="Issued">Reports issued in the month.</param>
/// <param name="Late">How many of them were late.</param>
/// <param name="P50">Working days within which half of them were issued.</param>
/// <param name="P90">Working days within which nine in ten were issued.</param>
public sealed record TurnaroundMonth(string Laboratory, DateOnly Month, bool IsGreen, int Issued, int Late, int P50, int P90);
