namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>On which side of its threshold a rapid method's reading is positive.</summary>
public enum ThresholdDirection : byte
{
    /// <summary>Positive at the threshold and above it (inhibition rate, concentration).</summary>
    PositiveFrom = 0,

    /// <summary>Positive only above the threshold.</summary>
    PositiveAbove = 1,

    /// <summary>Positive at the threshold and below it (T/C ratio of a competitive card).</summary>
    PositiveUpTo = 2,

    /// <summary>Positive only below the threshold.</summary>
    PositiveBelow = 3,
}
