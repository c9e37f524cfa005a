using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>Local days are stored as <see cref="DateOnly.DayNumber"/> (days since 0001-01-01): integers in both databases.</summary>
public sealed class DayNumberConverter()
    : ValueConverter<DateOnly, int>(day => day.DayNumber, stored => DateOnly.FromDayNumber(stored));
