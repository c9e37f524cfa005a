namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>The 24 hours of one report.</summary>
/// <param name="SampleId">Its sample.</param>
/// <param name="Report">Its number.</param>
/// <param name="ConfirmedAt">When the reviewer confirmed it.</param>
/// <param name="DueAt">First instant that is too late.</param>
/// <param name="IssuedAt">When it was issued; null while it is not.</param>
/// <param name="IsLate">Issued after it was due, or due and not issued.</param>
/// <param name="Source">The rule's.</param>
/// <param name="Certainty">The rule's; the 24 hours are from working rules.</param>
internal sealed record UrgentClock(
    long SampleId, string Report, DateTimeOffset ConfirmedAt, DateTimeOffset DueAt, DateTimeOffset? IssuedAt, bool IsLate, string Source, string Certainty);
