namespace FoodSafety.Lims.Web.Daily;

/// <summary>An event or special action that an office adds itself (亚运、国庆、节日保障): its records bear the tag within its days.</summary>
public sealed class AssuranceEvent
{
    public int Id { get; set; }

    public required string DistrictCode { get; set; }

    /// <summary>What records write into 专项活动 or 任务来源.</summary>
    public required string Tag { get; set; }

    public required string Title { get; set; }

    public DateOnly FromOn { get; set; }

    public DateOnly ToOn { get; set; }

    public required string AddedBy { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }

    public string? WithdrawnBecause { get; set; }
}
