namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>How far a target was on the day of a <see cref="Milestone"/>.</summary>
/// <param name="On">The day.</param>
/// <param name="Share">Per cent of the goal to be reached by it.</param>
/// <param name="Needed">The same in batches or items, rounded up.</param>
/// <param name="Done">Counted up to the day and with it; null while it is not over.</param>
public sealed record MilestoneProgress(DateOnly On, decimal Share, long Needed, long? Done)
{
    /// <summary>Whether it was reached; null while the day is not over.</summary>
    public bool? IsMet => Done is { } done ? done >= Needed : null;
}
