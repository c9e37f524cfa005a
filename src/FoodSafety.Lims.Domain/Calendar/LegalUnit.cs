namespace FoodSafety.Lims.Domain.Calendar;

/// <summary>In what a legal limit is measured.</summary>
public enum LegalUnit : byte
{
    /// <summary><c>hours</c>: run through nights, weekends and holidays.</summary>
    Hours = 0,

    /// <summary><c>working-days</c>: 工作日.</summary>
    WorkingDays = 1,

    /// <summary><c>calendar-days</c>: 日.</summary>
    CalendarDays = 2,

    /// <summary><c>months</c>: to the day of the same number, or the month's last.</summary>
    Months = 3,

    /// <summary><c>years</c></summary>
    Years = 4,

    /// <summary><c>immediately</c>: 立即, 及时; due at the event itself.</summary>
    Immediately = 5,

    /// <summary><c>persons</c>: at least so many people; no clock.</summary>
    Persons = 6,

    /// <summary><c>requirement</c>: a rule with nothing to count; no clock.</summary>
    Requirement = 7,
}
