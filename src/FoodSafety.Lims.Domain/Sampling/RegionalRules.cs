using FoodSafety.Lims.Domain.Calendar;

namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>Dated rules that hold in the whole country or in one region.</summary>
public static class RegionalRules
{
    /// <summary>The version of a rule that binds a district on a day; null when none does.</summary>
    /// <param name="limits">All rules.</param>
    /// <param name="ruleId">Which rule.</param>
    /// <param name="district">District code, e.g. <c>330106</c>.</param>
    /// <param name="day">Local day of the event.</param>
    public static LegalLimit? In(this LegalLimits limits, string ruleId, string district, DateOnly day) => limits.All.FirstOrDefault(limit =>
        limit.RuleId == ruleId && limit.EffectiveFrom <= day && (limit.EffectiveTo is null || day <= limit.EffectiveTo)
        && (limit.Region is null || Covers(limit.Region, district)));

    /// <summary>GB/T 2260: <c>330000</c> covers all districts that begin with 33, <c>330100</c> those that begin with 3301.</summary>
    private static bool Covers(string region, string district)
    {
        var significant = region;
        while (significant.EndsWith("00", StringComparison.Ordinal))
            significant = significant[..^2];
        return district.StartsWith(significant, StringComparison.Ordinal);
    }
}
