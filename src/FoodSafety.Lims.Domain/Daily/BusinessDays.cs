using System.Globalization;

namespace FoodSafety.Lims.Domain.Daily;

/// <summary>
/// When a market's business day (营业日) begins, by date: a night market (22:00–06:00) begins its day at 06:00, so that a test at 02:10 belongs to
/// the day before. Local wall clock. A calendar day C has its own start; what is earlier on C belongs to C−1.
/// </summary>
/// <param name="Starts">From which calendar day on the business day begins at which time, rising; before the first, at midnight.</param>
public sealed record BusinessDays(IReadOnlyList<BusinessDays.Start> Starts)
{
    /// <summary>The latest start: a day that began after noon would be the next one's.</summary>
    public static readonly TimeOnly LatestStart = new(12, 0);

    /// <summary>One start and the calendar day from which it holds.</summary>
    public sealed record Start(DateOnly EffectiveFrom, TimeOnly At);

    /// <summary>When the business day begins on a calendar day.</summary>
    public TimeOnly StartOn(DateOnly day)
    {
        for (var index = Starts.Count - 1; index >= 0; index--)
            if (day >= Starts[index].EffectiveFrom)
                return Starts[index].At;
        return TimeOnly.MinValue;
    }

    /// <summary>The business day of a local time.</summary>
    public DateOnly DayOf(DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        return TimeOnly.FromDateTime(local) < StartOn(day) ? day.AddDays(-1) : day;
    }

    /// <summary>The first calendar day on which two schedules differ; null where they never do. Null stands for midnight always.</summary>
    public static DateOnly? FirstDifference(BusinessDays? one, BusinessDays? other)
    {
        var (left, right) = (one ?? new([]), other ?? new([]));
        return left.Starts.Concat(right.Starts).Select(start => start.EffectiveFrom).Order()
            .Where(day => left.StartOn(day) != right.StartOn(day)).Select(day => (DateOnly?)day).FirstOrDefault();
    }

    /// <summary>As the storage keeps it, e.g. <c>2023-05-01=06:00,2024-01-01=00:00</c>; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() =>
        string.Join(',', Starts.Select(start => string.Create(CultureInfo.InvariantCulture, $"{start.EffectiveFrom:yyyy-MM-dd}={start.At:HH:mm}")));

    /// <summary>Reads what <see cref="ToString"/> wrote; null for nothing.</summary>
    public static BusinessDays? Parse(string? stored) => string.IsNullOrEmpty(stored) ? null : new(
    [
        .. stored.Split(',').Select(part => new Start(
            DateOnly.ParseExact(part[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeOnly.ParseExact(part[11..], "HH:mm", CultureInfo.InvariantCulture))),
    ]);
}
