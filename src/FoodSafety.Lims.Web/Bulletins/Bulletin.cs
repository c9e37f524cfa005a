namespace FoodSafety.Lims.Web.Bulletins;

/// <summary>Results ready to be made public, in the layout of the public bulletins (公示), and what is held back, with why.</summary>
/// <param name="Kind">findings | passes</param>
/// <param name="Period">As reports write it, e.g. 2023-09.</param>
/// <param name="Columns">Headers, in their order.</param>
/// <param name="Rows">One sample each, as many cells as columns; what is not known is a stroke.</param>
/// <param name="HeldBack">Samples of the period that may not be published now.</param>
public sealed record Bulletin(
    string Kind, string District, string Period, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<Bulletin.Held> HeldBack)
{
    public const string Findings = "findings";
    public const string Passes = "passes";

    public static IReadOnlyList<string> Kinds { get; } = [Findings, Passes];

    /// <param name="Code">risk-monitoring | not-served | objection-open | dispute-pending | overturned | bad-credit-code</param>
    public sealed record Held(string SampleNo, string Code, string Message);
}
