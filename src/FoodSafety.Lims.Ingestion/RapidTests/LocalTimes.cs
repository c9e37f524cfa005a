using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Notation;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>Turns the district's wall clock into instants; asks the time zone once a day of the log and not once a row.</summary>
public sealed class LocalTimes(TimeZoneInfo zone)
{
    private DateOnly _day;
    private TimeSpan? _offsetOfDay;
    private bool _isKnown;
    private readonly byte[] _lastCell = new byte[32];
    private int _lastLength;

    /// <summary>A time that <see cref="Remember"/> was told of: markets test in rounds, and rows follow each other with the same time.</summary>
    public (long Instant, int Day, TimePrecision Precision) Last { get; private set; }

    /// <summary>Whether a cell is written as the last one that was remembered.</summary>
    public bool IsLast(ReadOnlySpan<byte> cell) => !cell.IsEmpty && cell.SequenceEqual(_lastCell.AsSpan(0, _lastLength));

    /// <summary>Keeps what a cell was found to say.</summary>
    public void Remember(ReadOnlySpan<byte> cell, (long Instant, int Day, TimePrecision Precision) time)
    {
        if (!cell.TryCopyTo(_lastCell))
            return;
        (_lastLength, Last) = (cell.Length, time);
    }

    /// <summary>The business day of an instant (UTC milliseconds), for a market whose day does not begin at midnight.</summary>
    public DateOnly BusinessDay(long instant, BusinessDays days) => days.DayOf(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(instant), zone).DateTime);

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
