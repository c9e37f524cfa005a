using FoodSafety.Lims.Domain.Laboratory;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>How long laboratories take.</summary>
/// <param name="Months">Per laboratory and month of issue; the green channel apart.</param>
/// <param name="Late">Samples whose report was late, or is.</param>
/// <param name="UrgentLate">24-hour reports that were late, or are.</param>
/// <param name="HolidaysUnknown">Whether a count passed through a year whose holidays are not known.</param>
public sealed record TurnaroundAnswer(
    int Year, DateTimeOffset AsOf, IReadOnlyList<TurnaroundMonth> Months, IReadOnlyList<TurnaroundAnswer.LateBatch> Late, IReadOnlyList<TurnaroundAnswer.LateUrgent> UrgentLate, bool HolidaysUnknown)
{
    /// <param name="WorkingDays">To the issue, or to the day of the question.</param>
    public sealed record LateBatch(string Number, string Laboratory, bool GreenChannel, DateOnly ReceivedOn, DateOnly DueOn, DateOnly? IssuedOn, int WorkingDays);

    /// <param name="Number">What the caller may call the sample.</param>
    /// <param name="DueAt">First instant that was too late: 24 hours from the confirmation.</param>
    public sealed record LateUrgent(
        string Number, string Laboratory, string Report, DateTimeOffset ConfirmedAt, DateTimeOffset DueAt, DateTimeOffset? IssuedAt, string Source, string Certainty);
}
