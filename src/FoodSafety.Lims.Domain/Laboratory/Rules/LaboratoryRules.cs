using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>All dated rules about laboratories' work.</summary>
public sealed record LaboratoryRules(ImmutableArray<LaboratoryRule> All)
{
    /// <summary>逾期: the report came after its last day in time.</summary>
    public const string Late = "late";

    /// <summary>退回: the office returned the report.</summary>
    public const string Returned = "returned";

    /// <summary>推翻: a re-examination came to another verdict.</summary>
    public const string Overturned = "overturned";

    /// <summary>按时: not <see cref="Late"/>.</summary>
    public const string OnTime = "on-time";

    /// <summary>未退回: not <see cref="Returned"/>.</summary>
    public const string NotReturned = "not-returned";

    /// <summary>未推翻: not <see cref="Overturned"/>.</summary>
    public const string NotOverturned = "not-overturned";

    /// <summary>What a deduction may be for.</summary>
    public static IReadOnlyList<string> Deductions { get; } = [Late, Returned, Overturned];

    /// <summary>What is assessed.</summary>
    public static IReadOnlyList<string> Weights { get; } = [OnTime, NotReturned, NotOverturned];

    /// <summary>Whether a failed result of this item is urgent on a day.</summary>
    /// <param name="item">Standard name of the test item.</param>
    /// <param name="groups">The groups it belongs to.</param>
    /// <param name="on">Local day of the test.</param>
    public bool IsUrgent(string item, IEnumerable<string> groups, DateOnly on)
    {
        var key = Spelling.NameKey(item);
        var names = groups.ToHashSet();
        return All.Any(rule => rule.IsInForceOn(on) && (
            (rule.Kind == LaboratoryRuleKind.UrgentItem && Spelling.NameKey(rule.Subject) == key)
            || (rule.Kind == LaboratoryRuleKind.UrgentGroup && names.Contains(rule.Subject))));
    }

    /// <summary>The rule in force for a subject: the contract's own before the general one; null when there is none.</summary>
    public LaboratoryRule? Find(LaboratoryRuleKind kind, string subject, string contract, DateOnly on) => All
        .Where(rule => rule.Kind == kind && rule.Subject == subject && rule.IsInForceOn(on) && (rule.Contract is null || rule.Contract == contract))
        .MaxBy(rule => rule.Contract is null ? 0 : 1);
}
