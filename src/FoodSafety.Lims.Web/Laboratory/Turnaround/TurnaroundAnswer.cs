using FoodSafety.Lims.Domain.Laboratory;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>How long laboratories take.</summary>
/// <param name="Months">Per laboratory and month of issue; the green channel apart.</param>
/// <param name="Late">Samples whose report was late, or is.</param>
/// <param name="HolidaysUnknown">Whether a count passed through a year whose holidays are not known.</param>
public sealed record TurnaroundAnswer(
    int Year, DateTimeOffset AsOf, IReadOnlyList<TurnaroundMonth> Months, IReadOnlyList<TurnaroundAnswer.LateBatch> Late, bool HolidaysUnknown)
{
    /// <param name="WorkingDays">To the issue, or to the day of the question.</param>
    public sealed record LateBatch(string Number, string Laboratory, bool GreenChannel, DateOnly ReceivedOn, DateOnly DueOn, DateOnly? IssuedOn, int WorkingDays);
}
