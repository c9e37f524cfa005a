namespace FoodSafety.Lims.Seeds.RapidTests;

/// <summary>What is wrong, or merely odd, about one row of a dirty rapid-test file.</summary>
public enum RowFlaw : byte
{
    None,

    /// <summary>The row above once more: duplicate.</summary>
    Duplicate,

    /// <summary>The sample above tested again half an hour later: stored, no new batch.</summary>
    Repeat,

    /// <summary>The row above with another reading and outcome: conflicts-with-stored.</summary>
    Conflict,

    /// <summary>The sample above tested again, with a date only: repeat-needs-time.</summary>
    RepeatWithoutTime,

    /// <summary>Every cell empty.</summary>
    Blank,

    /// <summary>A reading above the threshold reported as 阴性: accepted, judged positive, warned of; a card's row has no reading and stays sound.</summary>
    VerdictDiffers,

    MissingSampleNo,

    /// <summary>Two required cells are empty: one row, two faults.</summary>
    MissingFoodAndItem,

    NotADate,
    InTheFuture,
    NotANumber,
    UnknownOutcome,
    UnknownMarket,
    TooLong,

    /// <summary>A reading no instrument gives.</summary>
    OutOfRange,

    /// <summary>A reading in a unit nobody knows.</summary>
    UnitUnknown,

    /// <summary>A sample number a spreadsheet turned into 2.30301E+11.</summary>
    NumberLost,

    /// <summary>The outcome as a platform's bare code.</summary>
    BareCode,
}
