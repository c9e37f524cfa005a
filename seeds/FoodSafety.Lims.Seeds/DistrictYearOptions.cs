namespace FoodSafety.Lims.Seeds;

/// <summary>The size of a district's year; the defaults are 福田 2023 as its plan asks (FT 36, 37).</summary>
public sealed record DistrictYearOptions
{
    public ulong Seed { get; init; } = 20230101;

    public string DistrictCode { get; init; } = "440304";

    public string DistrictName { get; init; } = "福田";

    public int Year { get; init; } = 2023;

    public int Markets { get; init; } = 24;

    /// <summary>Rapid samples (batches); every tenth has a second item.</summary>
    public int RapidSamples { get; init; } = 86_400;

    /// <summary>
    /// Inspected batches, half of them 食用农产品. One in eight or nine is risk monitoring, which fills no target: what is left
    /// reaches 14,800 and, twice, 4.7 per thousand of 1,553,225 residents.
    /// </summary>
    public int InspectedSamples { get; init; } = 16_800;

    public int Findings { get; init; } = 12;
}
