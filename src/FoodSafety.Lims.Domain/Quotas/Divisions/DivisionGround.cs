using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Daily;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>What a division may name: the goal that is divided and the places and counters that are known.</summary>
/// <param name="Year">The plan's year.</param>
/// <param name="Whole">The goal, in the target's counting unit.</param>
/// <param name="Sites">The district's register of sites; empty where the target's records do not say their site (inspected samples).</param>
/// <param name="Floors">Counters whose records may fill the target's counter too, code to title.</param>
/// <param name="Milestones">Of the target, from the plan.</param>
public sealed record DivisionGround(
    int Year,
    long Whole,
    ImmutableArray<Site> Sites,
    ImmutableSortedDictionary<string, string> Floors,
    ImmutableArray<Milestone> Milestones)
{
    /// <summary>What sites declared closed, code to day to kind, from the day looked at on; it takes working days from their pace.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<DateOnly, ClosureKind>> Closures { get; init; } = ImmutableSortedDictionary<string, IReadOnlyDictionary<DateOnly, ClosureKind>>.Empty;

    /// <summary>The sites of a county or street, or one site.</summary>
    public ImmutableArray<Site> SitesOf(DivisionKind kind, string code) => [.. Sites.Where(site => kind switch
    {
        DivisionKind.County => CountyOf(site) == code,
        DivisionKind.Street => StreetOf(site) == code,
        DivisionKind.Site => site.Code == code,
        _ => false,
    })];

    /// <summary>The street a site lies in as divisions name it.</summary>
    public static string StreetOf(Site site) => site.Street ?? Division.NoStreet;

    /// <summary>The county a site lies in as divisions name it.</summary>
    public static string CountyOf(Site site) => site.County ?? Division.NoCounty;
}
