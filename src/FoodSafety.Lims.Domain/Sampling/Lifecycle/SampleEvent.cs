namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>One thing that happened to a sample.</summary>
/// <param name="Version">The sample's version after it; 1 is the registration.</param>
/// <param name="Action">Code of the action, or <c>register</c>.</param>
/// <param name="From">Stage before; null for the registration.</param>
/// <param name="To">Stage after.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Given">Field → value.</param>
public sealed record SampleEvent(
    int Version,
    string Action,
    string? From,
    string To,
    string By,
    DateTimeOffset At,
    IReadOnlyDictionary<string, string> Given)
{
    /// <summary>Action code of the registration.</summary>
    public const string Register = "register";

    /// <summary>Shown of a sample that results by file brought on; nobody acted, so it is no event that is stored.</summary>
    public const string ResultsByFile = "results-by-file";

    /// <summary>The same of its report.</summary>
    public const string ReportByFile = "report-by-file";
}
