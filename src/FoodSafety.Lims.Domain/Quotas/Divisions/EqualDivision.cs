using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Statistics;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>Divides a goal into parts as equal as whole numbers can be; they come to exactly the goal (largest remainder).</summary>
public static class EqualDivision
{
    /// <summary>Every site the same; where the register names streets, and counties, the shares stand below them and these have the sum of theirs.</summary>
    public static DivisionGroup BySite(DivisionGround ground)
    {
        var goals = Equal(ground.Whole, ground.Sites.Length);
        var shares = ground.Sites.Zip(goals, (site, goal) => (Site: site, Goal: goal)).ToList();
        return Grouped(shares, [
            (DivisionKind.County, shares.Exists(share => share.Site.County is not null) ? DivisionGround.CountyOf : null),
            (DivisionKind.Street, shares.Exists(share => share.Site.Street is not null) ? DivisionGround.StreetOf : null),
        ]);
    }

    /// <summary>Every street the same; where the register names counties, the streets stand below them, for two counties may have a street of one name.</summary>
    public static DivisionGroup ByStreet(DivisionGround ground)
    {
        if (ground.Sites.IsEmpty)
            return new DivisionGroup(DivisionKind.Street, [.. ground.Streets.Zip(Equal(ground.Whole, ground.Streets.Length), (street, goal) => new DivisionShare(street, goal))]);
        var streets = InOrder(ground.Sites.Select(site => (County: DivisionGround.CountyOf(site), Street: DivisionGround.StreetOf(site))).Distinct(), street => street.Street).ToList();
        var shares = streets.Zip(Equal(ground.Whole, streets.Count), (street, goal) => (street.County, Share: new DivisionShare(street.Street, goal))).ToList();
        if (ground.Sites.All(site => site.County is null))
            return new DivisionGroup(DivisionKind.Street, [.. shares.Select(share => share.Share)]);
        return new DivisionGroup(DivisionKind.County, [.. InOrder(shares.GroupBy(share => share.County), county => county.Key).Select(county => new DivisionShare(
            county.Key, county.Sum(share => share.Share.Goal), new DivisionGroup(DivisionKind.Street, [.. county.Select(share => share.Share)])))]);
    }

    /// <summary>Every 快检车 and 快检室 that still serves the same, directly below the whole: a vehicle goes where it is sent.</summary>
    public static DivisionGroup ByUnit(DivisionGround ground) =>
        new(DivisionKind.Unit, [.. ground.Serving.Zip(Equal(ground.Whole, ground.Serving.Length), (unit, goal) => new DivisionShare(unit.Code, goal))]);

    /// <summary>
    /// The months below their quarters: equal, or, where the plan names milestones, equal between them, so that each milestone is reached with the last
    /// month that ends by its day.
    /// </summary>
    public static DivisionGroup ByMonth(DivisionGround ground)
    {
        var goals = Months(ground);
        return new DivisionGroup(DivisionKind.Quarter, [.. Enumerable.Range(1, 4).Select(quarter =>
        {
            var months = Enumerable.Range(3 * quarter - 2, 3).Select(month => new DivisionShare(DivisionPeriod.Month(ground.Year, month), goals[month - 1])).ToImmutableArray();
            return new DivisionShare(DivisionPeriod.Quarter(ground.Year, quarter), months.Sum(month => month.Goal), new DivisionGroup(DivisionKind.Month, months));
        })]);
    }

    private static List<long> Months(DivisionGround ground)
    {
        var goals = new List<long>();
        var due = 0L;
        foreach (var milestone in ground.Milestones)
        {
            // A milestone inside a month is due with the month before: the month's own end would be too late.
            var month = milestone.In(ground.Year).AddDays(1).Month is var next && next == milestone.Month ? milestone.Month - 1 : milestone.Month;
            if (month <= goals.Count || month > 11)
                continue;
            var cumulated = (long)decimal.Ceiling(ground.Whole * milestone.Share / 100);
            goals.AddRange(Equal(cumulated - due, month - goals.Count));
            due = cumulated;
        }
        goals.AddRange(Equal(ground.Whole - due, 12 - goals.Count));
        return goals;
    }

    private static IReadOnlyList<long> Equal(long whole, int parts) => parts == 0 ? [] : LargestRemainder.Divide(whole, [.. Enumerable.Repeat(1m, parts)]);

    /// <summary>The register's order; what it leaves open comes last.</summary>
    private static IEnumerable<T> InOrder<T>(IEnumerable<T> groups, Func<T, string> name) => groups.OrderBy(group => name(group) is Division.NoStreet or Division.NoCounty);

    private static DivisionGroup Grouped(List<(Site Site, long Goal)> shares, ReadOnlySpan<(DivisionKind Kind, Func<Site, string>? Of)> levels)
    {
        if (levels.IsEmpty)
            return new DivisionGroup(DivisionKind.Site, [.. shares.Select(share => new DivisionShare(share.Site.Code, share.Goal))]);
        var (kind, of) = levels[0];
        if (of is null)
            return Grouped(shares, levels[1..]);
        var groups = ImmutableArray.CreateBuilder<DivisionShare>();
        foreach (var group in InOrder(shares.GroupBy(share => of(share.Site)), group => group.Key))
            groups.Add(new DivisionShare(group.Key, group.Sum(share => share.Goal), Grouped([.. group], levels[1..])));
        return new DivisionGroup(kind, groups.ToImmutable());
    }
}
