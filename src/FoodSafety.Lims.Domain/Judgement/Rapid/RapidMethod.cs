namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>
/// A rapid-test method with its threshold as dated reference data. The threshold belongs to the method, not to the test item:
/// GB/T 5009.199-2003 calls an inhibition of 50 % and more positive, NY/T 448-2001 of 70 % and more.
/// </summary>
/// <param name="Name">酶抑制率法 (GB/T 5009.199), 胶体金免疫层析法, …</param>
/// <param name="Synonyms">Other spellings met in files.</param>
/// <param name="Threshold">The number a reading is compared with; null where the method only tells positive from negative by eye.</param>
/// <param name="Unit">Unit of the threshold.</param>
/// <param name="Direction">On which side a reading is positive.</param>
/// <param name="Source">The standard.</param>
/// <param name="Certainty">How sure the row is: certain, likely, unsure.</param>
/// <param name="EffectiveFrom">First day it holds; null = always.</param>
/// <param name="EffectiveTo">Last day it holds; null = still.</param>
public sealed record RapidMethod(
    string Name,
    IReadOnlyList<string> Synonyms,
    decimal? Threshold,
    MeasurementUnit Unit,
    ThresholdDirection Direction,
    string Source,
    string Certainty,
    DateOnly? EffectiveFrom = null,
    DateOnly? EffectiveTo = null)
{
    /// <summary>Whether it holds on that day.</summary>
    public bool IsInForceOn(DateOnly day) => (EffectiveFrom is null || EffectiveFrom <= day) && (EffectiveTo is null || day <= EffectiveTo);

    /// <summary>Whether a reading in the threshold's unit is positive; false for a method without a threshold.</summary>
    public bool IsPositive(decimal reading) => Threshold is { } threshold && Direction switch
    {
        ThresholdDirection.PositiveFrom => reading >= threshold,
        ThresholdDirection.PositiveAbove => reading > threshold,
        ThresholdDirection.PositiveUpTo => reading <= threshold,
        _ => reading < threshold,
    };
}
