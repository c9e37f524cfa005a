using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Validity;

/// <summary>What a district's rapid tests are scored by: its choices of rule sets, the sets, and the registers they ask. Off where nothing was ever chosen.</summary>
public sealed record ValidityLaw
{
    /// <summary>A district that never chose: all its tests are valid.</summary>
    public static readonly ValidityLaw None = new();

    /// <summary>From which local day which set; null = off. In the order of days; tests before the first are exempt (back-filled history).</summary>
    public ImmutableArray<(DateOnly From, string? RuleSet)> Choices { get; init; } = [];

    /// <summary>Every version of every set.</summary>
    public IReadOnlyList<ValidityRuleSet> RuleSets { get; init; } = [];

    /// <summary>Kit lots.</summary>
    public ValidityRegister Kits { get; init; } = ValidityRegister.None;

    /// <summary>Devices.</summary>
    public ValidityRegister Devices { get; init; } = ValidityRegister.None;

    /// <summary>Testers.</summary>
    public ValidityRegister Testers { get; init; } = ValidityRegister.None;

    /// <summary>Every spelling of 来源, as <see cref="Judgement.Spelling.NameKey(string)"/> has it, to the vocabulary's word.</summary>
    public IReadOnlyDictionary<string, string> Provenances { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether the district ever chose: then some of its stored tests may not be valid, also while the choice is off again.</summary>
    public bool IsKept => !Choices.IsEmpty;

    /// <summary>Choices in the order they were made, as what holds from which day on: a later one replaces everything from its day.</summary>
    public static ImmutableArray<(DateOnly From, string? RuleSet)> Timeline(IEnumerable<(DateOnly From, string? RuleSet)> choices)
    {
        var timeline = new List<(DateOnly From, string? RuleSet)>();
        foreach (var choice in choices)
        {
            timeline.RemoveAll(earlier => earlier.From >= choice.From);
            timeline.Add(choice);
        }
        return [.. timeline];
    }

    /// <summary>The set that tests of a day are scored by; null where none: then they are valid.</summary>
    public ValidityRuleSet? On(DateOnly day)
    {
        string? code = null;
        foreach (var (from, ruleSet) in Choices)
            if (from <= day)
                code = ruleSet;
        return code is null ? null : RuleSets.FirstOrDefault(set => set.Code == code && set.IsInForceOn(day));
    }

    /// <summary>What a set says of a test.</summary>
    public ValidityVerdict Score(ValidityRuleSet? set, in TestFacts test)
    {
        if (set is null)
            return ValidityVerdict.Valid;
        List<ValidityReason> reasons = [];
        DateTimeOffset? until = null;
        foreach (var rule in set.Rules)
            rule.Judge(test, this, reasons, ref until);
        if (reasons.Count == 0)
            return ValidityVerdict.Valid;
        return reasons.Exists(reason => reason.Validity == TestValidity.Invalid)
            ? new ValidityVerdict(TestValidity.Invalid, [.. reasons], null)
            : new ValidityVerdict(TestValidity.Pending, [.. reasons], until);
    }
}
