namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>Where the count from the first of the year on stands against what is due with a period.</summary>
public enum PeriodState : byte
{
    /// <summary><c>achieved</c>: what is due by the period's end is there, early or in time.</summary>
    Achieved = 0,

    /// <summary><c>on-time</c>: the period runs, and what an even pace through it would have brought by the day is there.</summary>
    OnTime = 1,

    /// <summary><c>behind</c>: the period runs, and less is there than an even pace through it would have brought.</summary>
    Behind = 2,

    /// <summary><c>missed</c>: the period is over, and less was there at its end than was due.</summary>
    Missed = 3,

    /// <summary><c>not-due</c>: the period has not begun.</summary>
    NotDue = 4,
}
