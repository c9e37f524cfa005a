using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>The dated populations of all districts.</summary>
public sealed record Populations(ImmutableArray<Population> All)
{
    /// <summary>The population in use on a day: of those in force, the one that came into force last; null when none is.</summary>
    public Population? On(string district, DateOnly day) => All
        .Where(population => population.District == district
            && population.EffectiveFrom <= day
            && (population.EffectiveTo is null || day <= population.EffectiveTo))
        .MaxBy(population => population.EffectiveFrom);
}
