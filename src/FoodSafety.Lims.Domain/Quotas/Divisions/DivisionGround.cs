using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>What a division may name: the goal that is divided and the places, units and counters that are known.</summary>
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

    /// <summary>The district's 快检车 and 快检室, also those that have ended.</summary>
    public ImmutableArray<TestUnit> Units { get; init; } = [];

    /// <summary>The district's 街道 that the form of an inspected sample may name, in the registers' order; empty for rapid tests, whose sites say theirs.</summary>
    public ImmutableArray<string> Streets { get; init; } = [];

    /// <summary>First local day the division is to hold: a unit that ended before it has no share.</summary>
    public DateOnly From { get; init; } = new(Year, 1, 1);

    /// <summary>The units that serve on any day of the year from <see cref="From"/> on, in the register's order.</summary>
    public ImmutableArray<TestUnit> Serving => [.. Units.Where(unit => unit.ServedBetween(From, new DateOnly(Year, 12, 31))).DistinctBy(unit => unit.Code)];

    /// <summary>The sites of a county or street, or one site; of a unit none.</summary>
    public ImmutableArray<Site> SitesOf(DivisionKind kind, string code) => [.. Sites.Where(site => LiesIn(site, kind, code))];

    /// <summary>The sites that lie in every one of these shares.</summary>
    /// <param name="shares">E.g. a county and a street of it: two counties may have a street of one name.</param>
    public ImmutableArray<Site> SitesOf(IEnumerable<(DivisionKind Kind, string Code)> shares) =>
        [.. Sites.Where(site => shares.All(share => LiesIn(site, share.Kind, share.Code)))];

    /// <summary>The unit that a log means on a day; null where none that served then is called so.</summary>
    public TestUnit? UnitCalled(string written, DateOnly on) => Units.FirstOrDefault(unit => unit.IsCalled(written) && unit.ServedBetween(on, on));

    /// <summary>The market a unit stands in; null for a vehicle, and a unit nobody registered.</summary>
    public string? MarketOf(string unit) => Units.FirstOrDefault(one => one.Code == unit)?.Market;

    /// <summary>A share in the users' words: a site's and a unit's name, a counter's title, else the code itself.</summary>
    public string NameOf(DivisionKind kind, string code) => kind switch
    {
        DivisionKind.Site => Sites.FirstOrDefault(site => site.Code == code)?.Name ?? code,
        DivisionKind.Unit => Units.FirstOrDefault(unit => unit.Code == code)?.Name ?? code,
        DivisionKind.Counter => Floors.GetValueOrDefault(code, code),
        _ => code,
    };

    /// <summary>The street a sampling form names; what is none of the registers' is none.</summary>
    public string StreetNamed(string? written) => written?.Trim() is { } street && Streets.Contains(street) ? street : Division.NoStreet;

    /// <summary>The street a site lies in as divisions name it.</summary>
    public static string StreetOf(Site site) => site.Street ?? Division.NoStreet;

    /// <summary>The county a site lies in as divisions name it.</summary>
    public static string CountyOf(Site site) => site.County ?? Division.NoCounty;

    private static bool LiesIn(Site site, DivisionKind kind, string code) => kind switch
    {
        DivisionKind.County => CountyOf(site) == code,
        DivisionKind.Street => StreetOf(site) == code,
        DivisionKind.Site => site.Code == code,
        _ => false,
    };
}
