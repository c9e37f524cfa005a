using System.Collections.Immutable;
using System.Text;
using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Tests.Domain.Quotas.Divisions;

/// <summary>"Sub-targets 86,399 ≠ 86,400 → refused" (福田 57), at each level, and every fault at once.</summary>
[TestFixture]
public sealed class DivisionFileTests
{
    private static readonly DivisionGround Ground = new(2023, 86_400,
        [new Site("M1", "一", "农贸市场", "甲街道"), new Site("M2", "二", "农贸市场", "甲街道"), new Site("M3", "三", "农贸市场")],
        ImmutableSortedDictionary<string, string>.Empty.Add("c-veg", "蔬菜水果").Add("c-meat", "畜禽肉"), []);

    [Test]
    public void A_division_by_street_site_quarter_month_and_floor_is_read_as_written()
    {
        var division = Read("""
            {"places": {"kind": "street", "shares": [
               {"code": "甲街道", "goal": 57600, "parts": {"kind": "site", "shares": [{"code": "M1", "goal": 28800}, {"code": "M2", "goal": 28800}]}},
               {"code": "未划分街道", "goal": 28800}]},
             "periods": {"kind": "quarter", "shares": [{"code": "2023-Q1", "goal": 20000}, {"code": "2023-Q2", "goal": 23200},
               {"code": "2023-Q3", "goal": 25920, "parts": {"kind": "month", "equal": true, "shares": [{"code": "2023-07"}, {"code": "2023-08"}, {"code": "2023-09"}]}},
               {"code": "2023-Q4", "goal": 17280}]},
             "floors": {"kind": "counter", "shares": [{"code": "c-veg", "goal": 57240}, {"code": "c-meat", "goal": 5400}]}}
            """).Result!;

        Assert.That(division.Places!.Shares[0].Parts!.Shares.Select(site => (site.Code, site.Goal)), Is.EqualTo(new[] { ("M1", 28_800L), ("M2", 28_800L) }));
        Assert.That(division.Periods!.Shares[2].Parts!.Shares.Select(month => month.Goal), Is.All.EqualTo(8_640));
        Assert.That(division.Floors!.Sum, Is.EqualTo(62_640), "floors may come to less than the whole");
        // Cumulated: 20,000, 43,200 (50 % by June), 51,840, 60,480, 69,120 (80 % by September).
        Assert.That(division.Milestones().Select(milestone => (milestone.Month, milestone.Day, Math.Round(milestone.Share, 4))), Is.EqualTo(new[]
        {
            (3, 31, 23.1481m), (6, 30, 50m), (7, 31, 60m), (8, 31, 70m), (9, 30, 80m),
        }));
    }

    [Test]
    public void Weights_are_divided_by_largest_remainder()
    {
        var division = Read("""{"places": {"kind": "site", "shares": [{"code": "M1", "weight": 1}, {"code": "M2", "weight": 1}, {"code": "M3", "weight": 5}]}}""").Result!;

        // 86,400 / 7 = 12,342.86 each, 61,714.29 for five: floors sum to 86,398, the first two have the larger remainders.
        Assert.That(division.Places!.Shares.Select(site => site.Goal), Is.EqualTo(new[] { 12_343L, 12_343, 61_714 }));
    }

    [TestCase("""{"places": {"kind": "site", "shares": [{"code": "M1", "goal": 43200}, {"code": "M2", "goal": 43199}]}}""", "按场所的各场所合计 86,399，应为 86,400，少 1。")]
    [TestCase("""{"places": {"kind": "site", "shares": [{"code": "M1", "goal": 43200}, {"code": "M2", "goal": 43201}]}}""", "按场所的各场所合计 86,401，应为 86,400，多 1。")]
    [TestCase("""{"periods": {"kind": "month", "shares": [{"code": "2023-01", "goal": 86399}]}}""", "按时间的各月份合计 86,399，应为 86,400，少 1。")]
    [TestCase("""{"places": {"kind": "street", "shares": [{"code": "甲街道", "goal": 86400, "parts": {"kind": "site", "shares": [{"code": "M1", "goal": 43200}, {"code": "M2", "goal": 43199}]}}]}}""",
        "按场所 · 甲街道的各场所合计 86,399，应为 86,400，少 1。")]
    [TestCase("""{"floors": {"kind": "counter", "shares": [{"code": "c-veg", "goal": 86401}]}}""", "按专项的各项下限合计 86,401，超过总任务量 86,400，多 1。")]
    public void A_group_that_does_not_come_to_its_whole_is_refused_with_both_numbers(string document, string message)
    {
        var faults = Read(document).Faults;

        Assert.That(faults.Select(fault => (fault.Code, fault.Message)), Is.EqualTo(new[] { ("does-not-sum", message) }));
    }

    [TestCase("""{"kind": "street", "shares": [{"code": "丙街道", "goal": 86400}]}""", "unknown-street")]
    [TestCase("""{"kind": "site", "shares": [{"code": "M9", "goal": 86400}]}""", "unknown-site")]
    [TestCase("""{"kind": "unit", "shares": [{"code": "V1", "goal": 86400}]}""", "unknown-unit")]
    [TestCase("""{"kind": "site", "shares": [{"code": "M1", "goal": 43200}, {"code": "M1", "goal": 43200}]}""", "duplicate")]
    [TestCase("""{"kind": "street", "shares": [{"code": "甲街道", "goal": 86400, "parts": {"kind": "site", "shares": [{"code": "M3", "goal": 86400}]}}]}""", "elsewhere")]
    [TestCase("""{"kind": "site", "shares": [{"code": "M1", "goal": 86400, "parts": {"kind": "street", "shares": [{"code": "甲街道", "goal": 86400}]}}]}""", "unknown-word")]
    [TestCase("""{"kind": "month", "shares": [{"code": "2023-01", "goal": 86400}]}""", "unknown-word")]
    [TestCase("""{"kind": "site", "shares": [{"code": "M1"}]}""", "missing")]
    [TestCase("""{"kind": "site", "shares": [{"code": "M1", "goal": -1}]}""", "out-of-range")]
    [TestCase("""{"kind": "site", "shares": [{"code": "M1", "weight": 0}]}""", "out-of-range")]
    [TestCase("""{"kind": "site", "shares": []}""", "missing")]
    [TestCase("""{"kind": "site", "shares": [{"code": "M1", "goal": 86400, "gaol": 1}]}""", "unknown-member")]
    public void What_is_not_known_or_stands_twice_is_refused(string places, string code) =>
        Assert.That(Read($$"""{"places": {{places}} }""").Faults.Select(fault => fault.Code), Does.Contain(code));

    [TestCase("2024-01")]
    [TestCase("2023-13")]
    [TestCase("2023-Q1")]
    public void A_month_is_one_of_the_year(string month) =>
        Assert.That(Read($$$"""{"periods": {"kind": "month", "shares": [{"code": "{{{month}}}", "goal": 86400}]}}""").Faults.Single().Code, Is.EqualTo("unknown-period"));

    [Test]
    public void A_month_lies_in_its_quarter() =>
        Assert.That(Read("""{"periods": {"kind": "quarter", "shares": [{"code": "2023-Q1", "goal": 86400, "parts": {"kind": "month", "shares": [{"code": "2023-04", "goal": 86400}]}}]}}""").Faults.Single().Code, Is.EqualTo("elsewhere"));

    [Test]
    public void All_faults_come_at_once_and_say_where()
    {
        var faults = Read("""
            {"places": {"kind": "site", "shares": [{"code": "M9", "goal": 1}, {"code": "M1", "goal": 2}]},
             "periods": {"kind": "month", "shares": [{"code": "2023-01", "goal": 3}]}, "floors": {"kind": "counter", "shares": [{"code": "c-fish", "goal": 1}]}}
            """).Faults;

        Assert.That(faults.Select(fault => (fault.Where, fault.Code)), Is.EqualTo(new[]
        {
            ("按场所 · M9", "unknown-site"), ("按场所", "does-not-sum"), ("按时间", "does-not-sum"), ("按专项 · c-fish", "unknown-counter"),
        }));
    }

    [Test]
    public void Samples_say_no_site_so_their_goal_is_not_divided_by_place() =>
        Assert.That(DivisionFile.Read(Encoding.UTF8.GetBytes("""{"places": {"kind": "site", "shares": [{"code": "M1", "goal": 86400}]}}"""), Ground with { Sites = [] }).Faults.Single().Code, Is.EqualTo("no-place"));

    [Test]
    public void A_division_into_nothing_is_refused() => Assert.That(Read("{}").Faults.Single().Code, Is.EqualTo("missing"));

    private static Lims.Domain.Reading.Reading<Division> Read(string document) => DivisionFile.Read(Encoding.UTF8.GetBytes(document), Ground);
}
