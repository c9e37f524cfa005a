using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Web.Quotas.Figures;

/// <summary>外部数据: a figure that no record gives, typed in once. Its value never changes: a correction is a newer one for the same day, and one that was wrong is taken back.</summary>
public sealed class StoredFigure
{
    public long Id { get; set; }

    public required string DistrictCode { get; set; }

    /// <summary>As the plan's targets name it, e.g. 农业农村部在深例行监测合格率.</summary>
    public required string Key { get; set; }

    /// <summary>The value in millionths of the unit of the target that uses it: exact in both databases.</summary>
    public long Millionths { get; set; }

    /// <summary>The local day it holds for.</summary>
    public DateOnly HoldsOn { get; set; }

    /// <summary>Who published it and where.</summary>
    public required string Source { get; set; }

    public DateTimeOffset EnteredAt { get; set; }

    public required string EnteredBy { get; set; }

    /// <summary>From then on it counts for nothing; null while it stands.</summary>
    public DateTimeOffset? TakenBackAt { get; set; }

    public string? TakenBackBy { get; set; }

    public string? TakenBackWhy { get; set; }

    public ExternalFigure ToFigure() => new(Millionths / 1_000_000m, HoldsOn, Source);
}
