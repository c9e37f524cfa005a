using System.Collections.Immutable;
using System.Globalization;
using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>
/// “一街一车一室” (FT 37): which 快检车 and 快检室 each street has, and how much they tested. The plan orders it as a mechanism of the kind
/// <c>test-units</c>; a district whose plan does not is shown its units all the same, and nothing is missing there.
/// </summary>
/// <param name="LeastOfEach">How many active units of each kind every street must have; 0 where the plan orders none.</param>
/// <param name="Rows">A row a street, in the plan's order, then streets that only units name.</param>
public sealed record StreetMatrix(int LeastOfEach, ImmutableArray<StreetMatrix.Row> Rows)
{
    private const string MechanismKind = "test-units";

    /// <param name="Cells">A cell a kind, in the order of <see cref="TestUnits.Kinds"/>.</param>
    /// <param name="IsOrdered">Whether the plan names the street.</param>
    public sealed record Row(string Street, ImmutableArray<Cell> Cells, bool IsOrdered);

    /// <param name="Units">By code.</param>
    /// <param name="IsShort">Fewer active units than the plan orders: a red cell.</param>
    public sealed record Cell(string Kind, ImmutableArray<Volume> Units, bool IsShort)
    {
        /// <summary>What its units tested together; a shared unit counts in each of its streets.</summary>
        public long Batches => Units.Sum(unit => unit.Batches);
    }

    /// <param name="Batches">批次 it tested in the period.</param>
    /// <param name="Days">On how many local days.</param>
    /// <param name="LastOn">The last of them; null where there is none.</param>
    public sealed record Volume(TestUnit Unit, long Batches, int Days, DateOnly? LastOn)
    {
        /// <summary>Whether it tested anything in the period.</summary>
        public bool IsActive => Batches > 0;
    }

    /// <param name="plan">The year's plan; null where there is none.</param>
    /// <param name="volumes">Every unit that served in the period, with what it tested.</param>
    public static StreetMatrix Of(Plan? plan, IReadOnlyList<Volume> volumes)
    {
        var ordered = plan?.Mechanisms.FirstOrDefault(mechanism => mechanism.Kind == MechanismKind)?.Parameters;
        var least = ordered?.GetValueOrDefault("leastOfEachPerStreet") is [var written] && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var kinds = ordered?.GetValueOrDefault("kinds") is { IsDefault: false } named ? named : TestUnits.Kinds;
        var streets = ordered?.GetValueOrDefault("streets") is { IsDefault: false } inPlan ? inPlan : [];
        var others = volumes.SelectMany(volume => volume.Unit.Streets).Except(streets).Order(StringComparer.Ordinal);
        return new StreetMatrix(least,
        [
            .. streets.Select(street => RowOf(street, isOrdered: true)),
            .. others.Select(street => RowOf(street, isOrdered: false)),
        ]);

        Row RowOf(string street, bool isOrdered) => new(street, [.. TestUnits.Kinds.Select(kind => CellOf(street, kind, isOrdered))], isOrdered);

        Cell CellOf(string street, string kind, bool isOrdered)
        {
            var units = volumes.Where(volume => volume.Unit.Kind == kind && volume.Unit.Streets.Contains(street)).OrderBy(volume => volume.Unit.Code, StringComparer.Ordinal).ToImmutableArray();
            return new Cell(kind, units, isOrdered && kinds.Contains(kind) && units.Count(unit => unit.IsActive) < least);
        }
    }
}
