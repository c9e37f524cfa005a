using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Tests.Domain.Quotas.Divisions;

/// <summary>Equal parts come to exactly the goal. The figures are those of the plans: 86,400 over 24 markets (福田 37), 100,000 (荔湾 3).</summary>
[TestFixture]
public sealed class EqualDivisionTests
{
    [Test]
    public void Eighty_six_thousand_four_hundred_over_24_markets_are_3600_each()
    {
        var sites = EqualDivision.BySite(Ground(86_400, Markets(24)));

        Assert.That(sites.Kind, Is.EqualTo(DivisionKind.Site));
        Assert.That(sites.Shares.Select(share => share.Goal), Is.EqualTo(Enumerable.Repeat(3_600L, 24)));
    }

    [Test]
    public void A_hundred_thousand_over_24_leave_a_remainder_that_16_of_them_take()
    {
        var goals = EqualDivision.BySite(Ground(100_000, Markets(24))).Shares.Select(share => share.Goal).ToList();

        // 100,000 = 24 × 4,166 + 16
        Assert.That((goals.Count(goal => goal == 4_167), goals.Count(goal => goal == 4_166), goals.Sum()), Is.EqualTo((16, 8, 100_000L)));
    }

    [Test]
    public void Sites_stand_below_their_streets_and_those_without_one_below_a_street_of_that_name()
    {
        var group = EqualDivision.BySite(Ground(10,
            [new Site("M1", "一", "农贸市场", "甲街道"), new Site("M2", "二", "农贸市场", "乙街道"), new Site("M3", "三", "农贸市场", "甲街道"), new Site("M4", "四", "农贸市场")]));

        Assert.That(group.Shares.Select(street => (street.Code, street.Goal, string.Join(",", street.Parts!.Shares.Select(site => $"{site.Code}={site.Goal}")))), Is.EquivalentTo(new[]
        {
            ("甲街道", 5L, "M1=3,M3=2"), ("乙街道", 3L, "M2=3"), (Division.NoStreet, 2L, "M4=2"),
        }));
    }

    [Test]
    public void A_city_is_divided_by_county_and_then_by_street()
    {
        var group = EqualDivision.BySite(Ground(9, [new Site("M1", "一", "批发市场", "甲", "南明区"), new Site("M2", "二", "批发市场", "乙", "云岩区"), new Site("M3", "三", "批发市场", "丙", "云岩区")]));

        Assert.That(group.Kind, Is.EqualTo(DivisionKind.County));
        Assert.That(group.Shares.Select(county => (county.Code, county.Goal, county.Parts!.Kind)), Is.EquivalentTo(new[] { ("南明区", 3L, DivisionKind.Street), ("云岩区", 6L, DivisionKind.Street) }));
    }

    [Test]
    public void Streets_alone_share_equally_whatever_sites_they_have()
    {
        var group = EqualDivision.ByStreet(Ground(7, [new Site("M1", "一", "农贸市场", "甲"), new Site("M2", "二", "农贸市场", "甲"), new Site("M3", "三", "农贸市场", "乙")]));

        Assert.That(group.Shares.Select(street => street.Goal), Is.EqualTo(new[] { 4L, 3L }));
    }

    [Test]
    public void A_year_is_twelve_equal_months_below_their_quarters()
    {
        var quarters = EqualDivision.ByMonth(Ground(86_400, Markets(1)));

        Assert.That(quarters.Shares.Select(quarter => (quarter.Code, quarter.Goal)), Is.EqualTo(new[] { ("2023-Q1", 21_600L), ("2023-Q2", 21_600L), ("2023-Q3", 21_600L), ("2023-Q4", 21_600L) }));
        Assert.That(quarters.Shares.SelectMany(quarter => quarter.Parts!.Shares).Select(month => month.Goal), Is.All.EqualTo(7_200), "24 markets × 300 a month");
        Assert.That(quarters.Shares[1].Parts!.Shares.Select(month => month.Code), Is.EqualTo(new[] { "2023-04", "2023-05", "2023-06" }));
    }

    [Test]
    public void Milestones_of_the_plan_are_reached_with_the_month_that_ends_by_their_day()
    {
        // 50 % by June of 1,001 is 501 (rounded up), 80 % by September 801.
        var months = Months(EqualDivision.ByMonth(Ground(1_001, Markets(1), new Milestone(6, 30, 50), new Milestone(9, 30, 80))));

        Assert.That((months.Take(6).Sum(), months.Take(9).Sum(), months.Sum()), Is.EqualTo((501L, 801L, 1_001L)));
        Assert.That(months.Take(6), Is.EqualTo(new[] { 84L, 84, 84, 83, 83, 83 }));
    }

    [Test]
    public void A_milestone_inside_a_month_is_due_with_the_month_before_and_none_is_lost_at_the_edges()
    {
        Assert.That(Months(EqualDivision.ByMonth(Ground(1_000, Markets(1), new Milestone(6, 15, 50)))).Take(5).Sum(), Is.EqualTo(500));
        Assert.That(Months(EqualDivision.ByMonth(Ground(1_200, Markets(1), new Milestone(1, 15, 10), new Milestone(12, 31, 100)))), Is.All.EqualTo(100));
        Assert.That(Months(EqualDivision.ByMonth(Ground(1_100, Markets(1), new Milestone(11, 30, 100)))), Is.EqualTo(Enumerable.Repeat(100L, 11).Append(0)));
    }

    private static List<long> Months(DivisionGroup quarters) => [.. quarters.Shares.SelectMany(quarter => quarter.Parts!.Shares).Select(month => month.Goal)];

    internal static ImmutableArray<Site> Markets(int count) => [.. Enumerable.Range(1, count).Select(number => new Site($"M{number:00}", $"市场{number:00}", "农贸市场"))];

    internal static DivisionGround Ground(long whole, ImmutableArray<Site> sites, params Milestone[] milestones) =>
        new(2023, whole, sites, ImmutableSortedDictionary<string, string>.Empty, [.. milestones]);
}
