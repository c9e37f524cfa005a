namespace FoodSafety.Lims.Domain.Statistics;

/// <summary>Where a group lies in the funnel of <see cref="FunnelLimits"/>. A place outside is a lead to look at, no verdict.</summary>
public enum FunnelPlace : byte
{
    /// <summary>Chance alone explains it.</summary>
    Within = 0,

    /// <summary>Outside the limits of 95 %: of twenty groups one is there by chance.</summary>
    LookTwice = 1,

    /// <summary>Outside the limits of 99.8 %.</summary>
    Outlier = 2,
}
