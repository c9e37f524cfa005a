using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>
/// Compares a rapid test's reading with its method's threshold. Runs once a row of millions: allocates nothing when the units
/// are the same.
/// </summary>
public static class RapidJudge
{
    // An inhibition of 118 % or −3 % happens (a real record shows 118): what lies beyond −15…105 % is a lead for review,
    // never a refusal. Beyond ±1000 no instrument reads: a slip of the hand.
    private const decimal Widest = 1000m;

    /// <summary>
    /// Whether a reading can have come from an instrument at all: within ±1000 where the unit is %, not below −1000 elsewhere.
    /// What is not possible is refused as <c>out-of-range</c>.
    /// </summary>
    public static bool IsPossible(decimal reading, MeasurementUnit unit) =>
        reading >= -Widest && (reading <= Widest || unit != MeasurementUnit.Percent);

    /// <summary>
    /// The stricter of what was reported and what the reading says. Suspect and invalid stand as reported: they say that
    /// the reading does not count. A reading without a unit is taken in the threshold's.
    /// </summary>
    public static RapidJudgement Judge(RapidMethod? method, decimal? reading, MeasurementUnit unit, RapidOutcome reported)
    {
        if (method?.Threshold is null || reading is not { } value || reported is RapidOutcome.Suspect or RapidOutcome.Invalid)
            return new RapidJudgement(reported, null, false, false);
        if (unit.IsGiven && unit != method.Unit && !unit.TryConvert(value, method.Unit, out value))
            return new RapidJudgement(reported, null, false, true);
        var judged = method.IsPositive(value) ? RapidOutcome.Positive : RapidOutcome.Negative;
        var stricter = judged == RapidOutcome.Positive || reported == RapidOutcome.Positive ? RapidOutcome.Positive : RapidOutcome.Negative;
        return new RapidJudgement(stricter, judged, judged != reported, false);
    }
}
