using System.Collections.Immutable;
using System.Text;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Domain.Quotas.Divisions;

/// <summary>快检车 and 快检室 as shares below the whole, a street or a site; and streets of one name in two counties of a city.</summary>
[TestFixture]
public sealed class UnitDivisionFileTests
{
    private static readonly DivisionGround Ground = new(2023, 100,
        [new Site("M1", "一市场", "农贸市场", "甲街道"), new Site("M2", "二市场", "农贸市场", "乙街道")], ImmutableSortedDictionary<string, string>.Empty, [])
    {
        Units =
        [
            Unit("R1", "甲室", "甲街道", "M1"), Unit("V1", "甲车", "甲街道"), Unit("V2", "乙车", "乙街道"),
            Unit("V0", "旧车", "甲街道") with { EffectiveTo = new DateOnly(2023, 3, 31) },
        ],
        From = new DateOnly(2023, 4, 1),
    };

    private static readonly DivisionGround City = new(2023, 10,
        [new Site("M1", "一市场", "批发市场", "城关镇", "南明区"), new Site("M2", "二市场", "批发市场", "城关镇", "云岩区"), new Site("M3", "三市场", "批发市场", "河滨街道", "南明区")],
        ImmutableSortedDictionary<string, string>.Empty, []);

    [Test]
    public void A_street_is_divided_by_site_and_a_site_by_unit()
    {
        var division = Read(Ground, """
            {"kind": "street", "shares": [{"code": "甲街道", "goal": 60, "parts": {"kind": "site", "shares": [{"code": "M1", "goal": 60, "parts": {"kind": "unit", "equal": true, "shares": [{"code": "R1"}, {"code": "V1"}]}}]}},
              {"code": "乙街道", "goal": 40, "parts": {"kind": "unit", "shares": [{"code": "V2", "goal": 40}]}}]}
            """).Result!;

        Assert.That(division.Places!.Shares[0].Parts!.Shares[0].Parts!.Shares.Select(unit => (unit.Code, unit.Goal)), Is.EqualTo(new[] { ("R1", 30L), ("V1", 30L) }));
        Assert.That(division.Units(), Is.EqualTo(new[] { "R1", "V1", "V2" }));
        Assert.That(Read(Ground, """{"kind": "unit", "shares": [{"code": "V1", "goal": 99}, {"code": "V2", "goal": 1}]}""").Result!.Units(), Is.EqualTo(new[] { "V1", "V2" }));
        Assert.That(Read(Ground, """{"kind": "site", "shares": [{"code": "M1", "goal": 100}]}""").Result!.Units(), Is.Empty);
    }

    [TestCase("""{"kind": "unit", "shares": [{"code": "V1", "goal": 50}, {"code": "V2", "goal": 49}]}""", "does-not-sum", "99")]
    [TestCase("""{"kind": "unit", "shares": [{"code": "V9", "goal": 100}]}""", "unknown-unit", "没有登记快检单元“V9”")]
    [TestCase("""{"kind": "unit", "shares": [{"code": "V0", "goal": 100}]}""", "ended-unit", "旧车（V0）”已于 2023-03-31 停用")]
    [TestCase("""{"kind": "unit", "shares": [{"code": "V1", "goal": 50}, {"code": "V1", "goal": 50}]}""", "duplicate", "甲车（V1）")]
    [TestCase("""{"kind": "street", "shares": [{"code": "甲街道", "goal": 100, "parts": {"kind": "unit", "shares": [{"code": "V2", "goal": 100}]}}]}""", "elsewhere", "它属于乙街道")]
    [TestCase("""{"kind": "site", "shares": [{"code": "M2", "goal": 100, "parts": {"kind": "unit", "shares": [{"code": "R1", "goal": 100}]}}]}""", "elsewhere", "二市场（M2）")]
    [TestCase("""{"kind": "unit", "shares": [{"code": "V1", "goal": 100, "parts": {"kind": "site", "shares": [{"code": "M1", "goal": 100}]}}]}""", "unknown-word", "不能")]
    public void What_a_unit_cannot_be_is_refused_with_its_name(string places, string code, string words)
    {
        var faults = Read(Ground, places).Faults;

        Assert.That(faults.Select(fault => fault.Code), Does.Contain(code));
        Assert.That(faults.First(fault => fault.Code == code).Message, Does.Contain(words));
    }

    [Test]
    public void Equal_parts_by_unit_leave_out_what_has_ended()
    {
        // 100 = 34 + 33 + 33
        Assert.That(EqualDivision.ByUnit(Ground).Shares.Select(unit => (unit.Code, unit.Goal)), Is.EqualTo(new[] { ("R1", 34L), ("V1", 33L), ("V2", 33L) }));
    }

    [Test]
    public void Equal_parts_of_two_counties_with_a_street_of_one_name_are_a_division_that_is_taken()
    {
        foreach (var proposed in (DivisionGroup[])[EqualDivision.BySite(City), EqualDivision.ByStreet(City)])
        {
            Assert.That(proposed.Shares.Select(county => county.Code), Is.EqualTo(new[] { "南明区", "云岩区" }), "in the register's order");
            Assert.That(proposed.Sum, Is.EqualTo(10));
            Assert.That(Read(City, Json(proposed)).Faults, Is.Empty);
        }
        Assert.That(EqualDivision.ByStreet(City).Shares.SelectMany(county => county.Parts!.Shares).Select(street => (street.Code, street.Goal)), Is.EquivalentTo(new[] { ("城关镇", 4L), ("城关镇", 3L), ("河滨街道", 3L) }));
    }

    [Test]
    public void A_street_that_two_counties_have_is_not_named_without_its_county()
    {
        Assert.That(Read(City, """{"kind": "street", "shares": [{"code": "城关镇", "goal": 10}]}""").Faults.Single().Code, Is.EqualTo("ambiguous-street"));
        Assert.That(Read(City, """{"kind": "street", "shares": [{"code": "河滨街道", "goal": 10}]}""").Faults, Is.Empty);
        Assert.That(Read(City, """{"kind": "county", "shares": [{"code": "云岩区", "goal": 10, "parts": {"kind": "street", "shares": [{"code": "河滨街道", "goal": 10}]}}]}""").Faults.Single().Code, Is.EqualTo("elsewhere"));
    }

    private static string Json(DivisionGroup group) =>
        $$"""{"kind": "{{group.Kind.Word()}}", "shares": [{{string.Join(", ", group.Shares.Select(share => $$"""{"code": "{{share.Code}}", "goal": {{share.Goal}}{{(share.Parts is { } parts ? $", \"parts\": {Json(parts)}" : "")}} }"""))}}]}""";

    private static TestUnit Unit(string code, string name, string street, string? market = null) =>
        new(code, name, market is null ? TestUnits.Vehicle : TestUnits.Room, "440304", [street], false, market, new DateOnly(2023, 1, 1), null);

    private static Lims.Domain.Reading.Reading<Division> Read(DivisionGround ground, string places) => DivisionFile.Read(Encoding.UTF8.GetBytes($$"""{"places": {{places}} }"""), ground);
}
