namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>One thing that happened to one edition of a report.</summary>
/// <param name="Version">The edition's version after it; 1 is the beginning of the draft.</param>
/// <param name="Action">Code of the action, or <c>draft</c>.</param>
/// <param name="From">Stage before; null for the beginning.</param>
/// <param name="To">Stage after.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Given">Field → value.</param>
public sealed record LabReportEvent(
    int Version,
    string Action,
    string? From,
    string To,
    string By,
    DateTimeOffset At,
    IReadOnlyDictionary<string, string> Given)
{
    /// <summary>Action code of the beginning.</summary>
    public const string Draft = "draft";
}
