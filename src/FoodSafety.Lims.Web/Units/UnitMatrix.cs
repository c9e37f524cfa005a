using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Web.Units;

/// <summary>What the 快检车 and 快检室 of a district tested in a period, street by street.</summary>
/// <param name="LeastOfEach">How many active units of each kind the plan orders for every street; 0 where it orders none.</param>
/// <param name="Unknown">Words in logs that mean no registered unit, the most used first.</param>
public sealed record UnitMatrix(
    string District, string Period, DateOnly From, DateOnly To, int LeastOfEach, IReadOnlyList<UnitMatrix.Row> Streets, IReadOnlyList<UnitMatrix.UnknownUnit> Unknown)
{
    public static UnitMatrix Of(string district, string period, DateOnly from, DateOnly to, StreetMatrix matrix, IReadOnlyList<UnknownUnit> unknown) => new(
        district, period, from, to, matrix.LeastOfEach,
        [.. matrix.Rows.Select(row => new Row(row.Street, row.IsOrdered,
            [.. row.Cells.Select(cell => new Cell(cell.Kind, cell.Batches, cell.IsShort,
                [.. cell.Units.Select(unit => new Unit(unit.Unit.Code, unit.Unit.Name, unit.Unit.Market, unit.Unit.IsShared, unit.Batches, unit.Days, unit.LastOn))]))]))],
        unknown);

    /// <summary>Cells in which fewer units are active than the plan orders.</summary>
    public int ShortCells => Streets.Sum(row => row.Cells.Count(cell => cell.IsShort));

    /// <param name="IsOrdered">Whether the plan names the street; else units alone do.</param>
    public sealed record Row(string Street, bool IsOrdered, IReadOnlyList<Cell> Cells);

    /// <param name="Batches">Of its units together; a shared unit counts in each of its streets.</param>
    public sealed record Cell(string Kind, long Batches, bool IsShort, IReadOnlyList<Unit> Units);

    /// <param name="Days">On how many local days it tested.</param>
    public sealed record Unit(string Code, string Name, string? Market, bool IsShared, long Batches, int Days, DateOnly? LastOn);

    public sealed record UnknownUnit(string Written, long Batches);
}
