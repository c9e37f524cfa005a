namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>Where a unit stands with what it owes by a deadline.</summary>
public enum SubmissionState : byte
{
    /// <summary><c>submitted</c>: on the last day or before.</summary>
    Submitted = 0,

    /// <summary><c>submitted-late</c>: after it.</summary>
    SubmittedLate = 1,

    /// <summary><c>awaited</c>: not yet, and the last day is not over.</summary>
    Awaited = 2,

    /// <summary><c>overdue</c> 逾期: not yet, from the day after the last day on (FT 56: due on 8 November, late on the 9th).</summary>
    Overdue = 3,
}
