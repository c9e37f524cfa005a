using FoodSafety.Lims.Domain.Daily;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>How far one share of a division by place, or one floor, is.</summary>
/// <param name="Code">As in the division.</param>
/// <param name="Name">In the users' words.</param>
/// <param name="Goal">Its goal.</param>
/// <param name="Done">Counted up to the day looked at.</param>
/// <param name="Pace">还差 · 每工作日 · 今日; null once the year is over.</param>
/// <param name="Parts">How far its own shares are; null where it is not divided further.</param>
public sealed record ShareProgress(string Code, string Name, long Goal, long Done, Pace? Pace, GroupProgress? Parts)
{
    /// <summary>Of a site that declared the day looked at closed, why; null otherwise.</summary>
    public ClosureKind? Closed { get; init; }

    /// <summary>Still to come; 0 where the goal is reached.</summary>
    public long Remaining => Math.Max(0, Goal - Done);

    /// <summary>By how much less is there than is due by the day; 0 or below where it is not behind.</summary>
    public decimal Behind => Done >= Goal ? 0 : Math.Round(Goal * (decimal)(Pace?.Due ?? 1) - Done, 1);
}
