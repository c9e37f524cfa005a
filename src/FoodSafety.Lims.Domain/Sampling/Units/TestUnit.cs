using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>A registered 快检车 or 快检室: what tests rapidly and where (“一街一车一室”, FT 37).</summary>
/// <param name="Code">Unique within the district; a log names its unit by it or by <paramref name="Name"/>.</param>
/// <param name="Name">E.g. 福田示例快检车01; unique within the district.</param>
/// <param name="Kind"><see cref="TestUnits.Vehicle"/> or <see cref="TestUnits.Room"/>.</param>
/// <param name="District">District code.</param>
/// <param name="Streets">The 街道 it serves: one, or several where <paramref name="IsShared"/> says so.</param>
/// <param name="IsShared">Several streets have it together; then it counts in each of them.</param>
/// <param name="Market">Code of the market it stands in; null of a vehicle and of a street's own room.</param>
/// <param name="EffectiveFrom">First local day of service.</param>
/// <param name="EffectiveTo">Last local day of service; null while it serves.</param>
public sealed record TestUnit(
    string Code,
    string Name,
    string Kind,
    string District,
    ImmutableArray<string> Streets,
    bool IsShared,
    string? Market,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo)
{
    /// <summary>Whether it served on any of these local days.</summary>
    public bool ServedBetween(DateOnly from, DateOnly to) => EffectiveFrom <= to && (EffectiveTo is null || EffectiveTo >= from);

    /// <summary>Whether a log's words mean it.</summary>
    public bool IsCalled(string written) => written == Code || written == Name;
}
