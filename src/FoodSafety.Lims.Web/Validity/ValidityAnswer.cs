namespace FoodSafety.Lims.Web.Validity;

/// <summary>What <see cref="AskValidity"/> answers. Received = valid + pending + invalid, of every line and of all.</summary>
/// <param name="Choices">All that were ever made, in their order; none = off. A later one replaces what holds from its day on.</param>
/// <param name="ScoringAnew">The scoring that a change asked for and that is not done yet; null when all tests stand as the law says.</param>
/// <param name="Reasons">Tests by reason, the most frequent first; one test may have several.</param>
public sealed record ValidityAnswer(
    string District, string Period, IReadOnlyList<ValidityAnswer.Choice> Choices, ValidityAnswer.Scoring? ScoringAnew, ValidityTally Total,
    IReadOnlyList<ValidityAnswer.Market> Markets, IReadOnlyList<ValidityEffect.Reason> Reasons)
{
    /// <param name="RuleSet">Null = off.</param>
    /// <param name="From">First local day of tests.</param>
    /// <param name="By">For regulators only, as the reason.</param>
    /// <param name="State">in-force: tests of today are scored by it | to-come | past: it holds for tests of earlier days alone | replaced: it holds for none.</param>
    /// <param name="Until">Last local day of tests it holds for; null = no end, or none at all.</param>
    public sealed record Choice(string? RuleSet, DateOnly From, DateTimeOffset At, string? By, string? Reason, string State, DateOnly? Until);

    /// <param name="NextDay">First local day that is not scored anew.</param>
    public sealed record Scoring(DateOnly NextDay, long Tests, long Changed);

    public sealed record Market(string Code, string Name, ValidityTally Tests);
}
