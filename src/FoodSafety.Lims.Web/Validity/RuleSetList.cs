namespace FoodSafety.Lims.Web.Validity;

/// <summary>What <see cref="ListRuleSets"/> answers, in the order of the reference data.</summary>
public sealed record RuleSetList(IReadOnlyList<RuleSetList.Version> Items)
{
    /// <summary>One version of a set; see <see cref="Domain.Validity.ValidityRuleSet"/>.</summary>
    public sealed record Version(string Code, string Province, string Title, DateOnly EffectiveFrom, DateOnly? EffectiveTo, string Source, string Certainty, IReadOnlyList<Rule> Rules);

    /// <param name="Kind">entered-within | photos-required | hand-entry-barred | photos-not-reused | kit-in-date | device-calibrated | tester-trained</param>
    /// <param name="Sentence">What it asks, in words.</param>
    public sealed record Rule(string Kind, string Sentence);
}
