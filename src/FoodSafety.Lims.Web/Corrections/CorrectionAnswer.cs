using FoodSafety.Lims.Web.Quotas;

namespace FoodSafety.Lims.Web.Corrections;

/// <summary>What a correction did.</summary>
/// <param name="Id">Of the row, which keeps it.</param>
/// <param name="Kind">rapid-tests | results</param>
/// <param name="Version">Of the row: how often it was corrected.</param>
/// <param name="Before">The row as a file's row: column → value.</param>
/// <param name="After">The same, corrected.</param>
/// <param name="Effects">What else follows from it, in sentences: cases, issued reports.</param>
/// <param name="Case">The case opened, joined or noted in; null for none.</param>
/// <param name="Reports">Issued reports that count the row: they say other figures than the data now.</param>
/// <param name="Repeated">It was asked for before, in the same words, and done once.</param>
public sealed record CorrectionAnswer(
    long Id,
    string Kind,
    int Version,
    DateTimeOffset At,
    string By,
    string Reason,
    IReadOnlyDictionary<string, string> Before,
    IReadOnlyDictionary<string, string> After,
    IReadOnlyList<string> Effects,
    string? Case,
    IReadOnlyList<string> Reports,
    bool Repeated = false)
{
    /// <summary>By how much the plan's counters change.</summary>
    public IReadOnlyList<CounterPart> Counters { get; init; } = [];
}
