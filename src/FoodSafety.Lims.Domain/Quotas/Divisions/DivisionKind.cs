namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>By what a goal is divided. Places and periods go from the larger to the smaller; a group is divided further only by a smaller kind.</summary>
public enum DivisionKind : byte
{
    /// <summary><c>county</c>: 县区 of a city that the register of sites names.</summary>
    County = 0,

    /// <summary><c>street</c>: 街道 or 市场监管所, as the register of sites names it.</summary>
    Street = 1,

    /// <summary><c>site</c>: a market or another tested place, by its code.</summary>
    Site = 2,

    /// <summary><c>unit</c>: a registered 快检车 or 快检室, by its code; below a street or site what it tested there.</summary>
    Unit = 3,

    /// <summary><c>quarter</c>: e.g. 2023-Q1.</summary>
    Quarter = 4,

    /// <summary><c>month</c>: e.g. 2023-01.</summary>
    Month = 5,

    /// <summary><c>counter</c>: a programme or food category that has a counter of its own; a floor, so that the shares may come to less than the whole.</summary>
    Counter = 6,
}
