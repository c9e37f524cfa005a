namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>To what precision a time was written; part of a rapid test's key: a bare date is another test than a time on that day.</summary>
public enum TimePrecision : byte
{
    /// <summary>Known to the day; the instant is that day's local midnight.</summary>
    Day = 0,

    /// <summary>Hours and minutes.</summary>
    Minute = 1,

    /// <summary>Seconds or finer.</summary>
    Second = 2,
}
