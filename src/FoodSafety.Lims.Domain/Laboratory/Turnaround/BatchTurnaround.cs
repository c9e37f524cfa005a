namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>How long one sample took, and by when its report was due.</summary>
/// <param name="Batch">The sample.</param>
/// <param name="WorkingDays">From receipt to issue, the day of receipt not counted; while not issued, to the day of the question.</param>
/// <param name="DueOn">Last local day in time; null where no rule was in force.</param>
/// <param name="IsLate">Issued after that day, or not issued and the day is past.</param>
/// <param name="CalendarKnown">False when the count passed through a year whose holidays are not known.</param>
public sealed record BatchTurnaround(TurnaroundBatch Batch, int WorkingDays, DateOnly? DueOn, bool IsLate, bool CalendarKnown);
