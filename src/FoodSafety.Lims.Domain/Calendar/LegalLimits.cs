using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Disposal;

namespace FoodSafety.Lims.Domain.Calendar;

/// <summary>All dated limits and requirements.</summary>
public sealed record LegalLimits(ImmutableArray<LegalLimit> All)
{
    /// <summary>The version of a rule in force on a day; null when none is. The day is that of the event, not of the question.</summary>
    public LegalLimit? On(string ruleId, DateOnly day) => All.FirstOrDefault(limit =>
        limit.RuleId == ruleId && limit.EffectiveFrom <= day && (limit.EffectiveTo is null || day <= limit.EffectiveTo));

    /// <summary>
    /// The version of a rule in force in a district on a day: the row of its province where it has one, the country's otherwise. A rule
    /// that only other provinces have is not in force there.
    /// </summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="day">The day of the event.</param>
    /// <param name="district">GB/T 2260 code of the district; its first two digits name the province.</param>
    /// <param name="function">The legal function of the task: a row of another function's is not its; null takes any.</param>
    public LegalLimit? On(string ruleId, DateOnly day, string district, LegalFunction? function = null) => All
        .Where(limit => limit.RuleId == ruleId && limit.EffectiveFrom <= day && (limit.EffectiveTo is null || day <= limit.EffectiveTo))
        .Where(limit => function is null || limit.Function is null || limit.Function == function)
        .Where(limit => limit.Region is null || district.StartsWith(limit.Region[..2], StringComparison.Ordinal))
        .MaxBy(limit => limit.Region is not null);
}
