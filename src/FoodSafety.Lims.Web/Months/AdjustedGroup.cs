using FoodSafety.Lims.Domain.Months;

namespace FoodSafety.Lims.Web.Months;

/// <summary>Adjustments of one month and counter for one sort of cause, added up: late logs of many markets are one line for people.</summary>
/// <param name="Month">Whose records changed.</param>
/// <param name="Report">Number of the report whose figures it touches.</param>
/// <param name="Cause">One of <see cref="AdjustmentCause.Names"/>.</param>
/// <param name="Subjects">What caused it, the first of them by name.</param>
/// <param name="FirstAt">When the first was made.</param>
/// <param name="LastAt">When the last was made.</param>
/// <param name="ToldIn">The month whose report takes it up; null while that is open.</param>
public sealed record AdjustedGroup(
    string Month, string Report, string Counter, string Title, CounterSum Change, string Cause, string Subjects, DateTimeOffset FirstAt, DateTimeOffset LastAt, string? ToldIn)
{
    private const int MostNamed = 2;

    /// <summary>The day, or the first and the last.</summary>
    public string Days => FirstAt.Date == LastAt.Date ? FormattableString.Invariant($"{FirstAt:yyyy-MM-dd}") : FormattableString.Invariant($"{FirstAt:yyyy-MM-dd} 至 {LastAt:yyyy-MM-dd}");

    public static IReadOnlyList<AdjustedGroup> Of(IReadOnlyList<DistrictMonths.Adjusted> adjustments) =>
    [
        .. from one in adjustments
           group one by (one.Month, one.Report, one.Counter, one.Title, one.Cause, one.ToldIn) into same
           orderby same.Key.Month, same.Key.Title, same.Key.Cause
           let subjects = same.Select(one => one.Subject).Distinct().ToList()
           select new AdjustedGroup(
               same.Key.Month, same.Key.Report, same.Key.Counter, same.Key.Title, CounterSum.Of(same.Select(one => one.Change)), same.Key.Cause,
               string.Join("、", subjects.Take(MostNamed)) + (subjects.Count > MostNamed ? FormattableString.Invariant($" 等 {subjects.Count} 项") : ""),
               same.Min(one => one.At), same.Max(one => one.At), same.Key.ToldIn),
    ];
}
