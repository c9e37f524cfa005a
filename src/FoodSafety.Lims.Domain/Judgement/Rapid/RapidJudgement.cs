using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>What acts of a rapid test, once the reading was compared with the method's threshold.</summary>
/// <param name="Outcome">The stricter of the reported outcome and what the reading says.</param>
/// <param name="Judged">What the reading says by itself; null when there is nothing to compare.</param>
/// <param name="Differs">Whether the two contradict each other: the warning <c>verdict-differs</c>.</param>
/// <param name="UnitDiffers">The reading's unit does not convert to the threshold's, so that nothing was compared.</param>
public readonly record struct RapidJudgement(RapidOutcome Outcome, RapidOutcome? Judged, bool Differs, bool UnitDiffers);
