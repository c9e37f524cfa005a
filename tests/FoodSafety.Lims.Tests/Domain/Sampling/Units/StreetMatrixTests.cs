using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Tests.Domain.Quotas;

namespace FoodSafety.Lims.Tests.Domain.Sampling.Units;

/// <summary>一街一车一室 (FT 37: “继续发挥‘一街一车一室’快速检测作用”).</summary>
public sealed class StreetMatrixTests
{
    private static readonly Plan Futian = DistrictPlans.Of("440304");

    [Test]
    public void A_street_without_an_active_vehicle_is_short_and_one_with_it_is_not()
    {
        var matrix = StreetMatrix.Of(Futian,
        [
            Volume("V1", TestUnits.Vehicle, 12, "园岭街道"), Volume("R1", TestUnits.Room, 3600, "园岭街道"), Volume("V2", TestUnits.Vehicle, 0, "南园街道"),
        ]);

        Assert.That(matrix.LeastOfEach, Is.EqualTo(1));
        Assert.That(matrix.Rows, Has.Length.EqualTo(10), "the plan's ten streets, with or without units");
        var yuanling = matrix.Rows[0];
        Assert.That(yuanling.Cells.Select(cell => (cell.Kind, cell.Batches, cell.IsShort)), Is.EqualTo(new[] { ("快检车", 12L, false), ("快检室", 3600L, false) }));
        Assert.That(matrix.Rows[1].Cells.Select(cell => cell.IsShort), Is.EqualTo(new[] { true, true }), "a vehicle that tested nothing is none");
    }

    [Test]
    public void A_shared_unit_serves_each_of_its_streets()
    {
        var matrix = StreetMatrix.Of(Futian, [Volume("V1", TestUnits.Vehicle, 7, "园岭街道", "南园街道")]);

        Assert.That(matrix.Rows.Take(3).Select(row => (row.Cells[0].Batches, row.Cells[0].IsShort)), Is.EqualTo(new[] { (7L, false), (7L, false), (0L, true) }));
    }

    [Test]
    public void Nothing_is_missing_where_no_plan_orders_it()
    {
        var matrix = StreetMatrix.Of(null, [Volume("R1", TestUnits.Room, 0, "慈音街道")]);

        Assert.That(matrix.Rows.Select(row => (row.Street, row.IsOrdered, row.Cells.Any(cell => cell.IsShort))), Is.EqualTo(new[] { ("慈音街道", false, false) }));
    }

    private static StreetMatrix.Volume Volume(string code, string kind, long batches, params string[] streets) => new(
        new TestUnit(code, code, kind, "440304", [.. streets], streets.Length > 1, null, new DateOnly(2023, 1, 1), null), batches, batches > 0 ? 1 : 0, batches > 0 ? new DateOnly(2023, 3, 1) : null);
}
