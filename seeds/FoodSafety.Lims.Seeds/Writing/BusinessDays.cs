using System.Globalization;

namespace FoodSafety.Lims.Seeds.Writing;

/// <summary>The days a market is open: all of the year but New Year's Eve and the first four days of Spring Festival (360 of 365).</summary>
public static class BusinessDays
{
    private const int ClosedDays = 5;

    // First day of the first lunar month, ChineseLunisolarCalendar of the runtime.
    private static readonly ChineseLunisolarCalendar Lunar = new();

    public static IReadOnlyList<DateOnly> Of(int year)
    {
        var newYear = DateOnly.FromDateTime(Lunar.ToDateTime(year, 1, 1, 0, 0, 0, 0));
        var closedFrom = newYear.AddDays(-1);
        var first = new DateOnly(year, 1, 1);
        return [.. Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
            .Select(first.AddDays)
            .Where(day => day < closedFrom || day >= closedFrom.AddDays(ClosedDays))];
    }
}
