namespace FoodSafety.Lims.Domain.Validity;

/// <summary>Which time says when a record was entered.</summary>
public enum ArrivalClock
{
    /// <summary>entered: the 录入时间 of the row, which is the tester's platform's claim; receipt here within the hours proves it as well.</summary>
    Entered,

    /// <summary>received: the instant at which this system received the file; a log sent once a month is then late as a whole.</summary>
    Received,
}
