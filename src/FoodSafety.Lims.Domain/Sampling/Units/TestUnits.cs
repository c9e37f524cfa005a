using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>The register of 快检车 and 快检室 of all districts. Made by <see cref="TestUnitsFile.Read"/>.</summary>
public sealed record TestUnits(ImmutableArray<TestUnit> All)
{
    /// <summary>快检车.</summary>
    public const string Vehicle = "快检车";

    /// <summary>快检室.</summary>
    public const string Room = "快检室";

    /// <summary>The kinds there are, in the order of “一街一车一室”.</summary>
    public static readonly ImmutableArray<string> Kinds = [Vehicle, Room];

    /// <summary>The units that served a district on any of these local days, by code.</summary>
    public ImmutableArray<TestUnit> Of(string district, DateOnly from, DateOnly to) =>
        [.. All.Where(unit => unit.District == district && unit.ServedBetween(from, to)).OrderBy(unit => unit.Code, StringComparer.Ordinal)];
}
