using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Calendar;

/// <summary>All dated limits and requirements.</summary>
public sealed record LegalLimits(ImmutableArray<LegalLimit> All)
{
    /// <summary>The version of a rule in force on a day; null when none is. The day is that of the event, not of the question.</summary>
    public LegalLimit? On(string ruleId, DateOnly day) => All.FirstOrDefault(limit =>
        limit.RuleId == ruleId && limit.EffectiveFrom <= day && (limit.EffectiveTo is null || day <= limit.EffectiveTo));
}
