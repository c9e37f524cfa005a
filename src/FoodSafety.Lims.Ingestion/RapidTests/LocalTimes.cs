using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Notation;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>Turns the district's wall clock into instants; asks the time zone once a day of the log and not once a row.</summary>
public sealed class LocalTimes(TimeZoneInfo zone)
{
    private DateOnly _day;
    private TimeSpan? _offsetOfDay;
    private bool _isKnown;

    /// <summary>UTC milliseconds of a written time, and the local day it falls on.</summary>
    public (long Instant, DateOnly LocalDay) Resolve(in WrittenTime time)
    {
        var local = time.Day.ToDateTime(TimeOnly.MinValue) + time.TimeOfDay;
        if (time.Offset is { } written)
        {
            var instant = new DateTimeOffset(local, written);
            return (instant.ToUnixTimeMilliseconds(), DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime));
        }
        if (!_isKnown || _day != time.Day)
        {
            var (start, end) = (time.Day.ToDateTime(TimeOnly.MinValue), time.Day.ToDateTime(TimeOnly.MaxValue));
            (_day, _isKnown) = (time.Day, true);
            _offsetOfDay = zone.GetUtcOffset(start) == zone.GetUtcOffset(end) ? zone.GetUtcOffset(start) : null;
        }
        var offset = _offsetOfDay ?? zone.GetUtcOffset(local);
        return (new DateTimeOffset(local, offset).ToUnixTimeMilliseconds(), time.Day);
    }
}
