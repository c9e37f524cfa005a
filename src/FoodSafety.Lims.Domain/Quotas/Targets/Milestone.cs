namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>进度节点: how much of a year's goal is to be reached by a day, counted from the first of the year (e.g. 50 % by 30 June, 80 % by 30 September).</summary>
/// <param name="Month">1–12.</param>
/// <param name="Day">A day every year has: 29 February is none.</param>
/// <param name="Share">Per cent of the goal, above 0, at most 100.</param>
public sealed record Milestone(int Month, int Day, decimal Share)
{
    /// <summary>The day in a year.</summary>
    public DateOnly In(int year) => new(year, Month, Day);
}
