namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>What a reader of a judgement must know beside the verdict.</summary>
[Flags]
public enum JudgementNotes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The laboratory could not have seen a value at the limit: "not detected" proves nothing. A warning, not a failure.</summary>
    LoqAboveLimit = 1,

    /// <summary>The units do not convert; nothing was judged.</summary>
    UnitsDiffer = 2,

    /// <summary>Value or limit is not given; nothing was judged.</summary>
    NotGiven = 4,

    /// <summary>A censored or qualitative value could lie on either side of the limit; nothing was judged.</summary>
    Undetermined = 8,

    /// <summary>Not as many values as the sampling plan asks for.</summary>
    PlanCountDiffers = 16,

    /// <summary>Only one of value and limit carried a unit; the other was taken to be in the same.</summary>
    UnitAssumed = 32,
}
