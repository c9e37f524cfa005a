using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Domain.Statistics;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>检验周期: how long laboratories take on the working calendar, against the dated limit (rule <c>report</c>: 20 working days, from memory).</summary>
/// <param name="Limits">The dated rules.</param>
/// <param name="Calendar">Holidays and make-up days.</param>
/// <param name="LocalOffset">Of the district's wall clock from UTC.</param>
public sealed record TurnaroundLaw(LegalLimits Limits, WorkingCalendar Calendar, TimeSpan LocalOffset)
{
    /// <summary>The rule of the legal limits for a report.</summary>
    public const string Rule = "report";

    /// <summary>Its shorter sister for the green channel, where an office has set one; none ships, since no source gives a number.</summary>
    public const string GreenRule = "report-green-channel";

    /// <summary>The limit that holds for a sample received on a day; null where none is in force.</summary>
    public LegalLimit? LimitOf(bool isGreen, DateOnly receivedOn) =>
        (isGreen ? Limits.On(GreenRule, receivedOn) : null) ?? Limits.On(Rule, receivedOn);

    /// <summary>One sample's turnaround as it stands on a day.</summary>
    public BatchTurnaround Of(TurnaroundBatch batch, DateOnly asOf)
    {
        var received = new DateTimeOffset(batch.ReceivedOn.ToDateTime(TimeOnly.MinValue), LocalOffset);
        var due = LimitOf(batch.IsGreen, batch.ReceivedOn)?.Due(received, TimePrecision.Day, Calendar, LocalOffset);
        var until = batch.IssuedOn ?? asOf;
        return new BatchTurnaround(batch, Calendar.Between(batch.ReceivedOn, until), due?.LastOn, due is { } known && until > known.LastOn, due?.CalendarKnown ?? true);
    }

    /// <summary>Per laboratory and month of issue, the green channel apart; samples without a report are in none.</summary>
    public static IReadOnlyList<TurnaroundMonth> Months(IEnumerable<BatchTurnaround> batches) =>
    [
        .. batches.Where(one => one.Batch.IssuedOn is not null)
            .GroupBy(one => (one.Batch.Laboratory, Month: new DateOnly(one.Batch.IssuedOn!.Value.Year, one.Batch.IssuedOn.Value.Month, 1), one.Batch.IsGreen))
            .OrderBy(month => month.Key.Laboratory, StringComparer.Ordinal).ThenBy(month => month.Key.Month).ThenBy(month => month.Key.IsGreen)
            .Select(month =>
            {
                var days = month.Select(one => one.WorkingDays).Order().ToList();
                return new TurnaroundMonth(
                    month.Key.Laboratory, month.Key.Month, month.Key.IsGreen, days.Count, month.Count(one => one.IsLate), Percentile.Of(days, 50)!.Value, Percentile.Of(days, 90)!.Value);
            }),
    ];
}
