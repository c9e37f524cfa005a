namespace FoodSafety.Lims.Domain.Calendar;

/// <summary>Days on which a clock stood still (中止): none of them counts.</summary>
/// <param name="From">The local day it was suspended, the first that does not count.</param>
/// <param name="To">The local day it was resumed, the first that counts again.</param>
public readonly record struct SuspendedDays(DateOnly From, DateOnly To)
{
    /// <summary>Whether the clock stood still on the day.</summary>
    public bool Contains(DateOnly day) => From <= day && day < To;
}
