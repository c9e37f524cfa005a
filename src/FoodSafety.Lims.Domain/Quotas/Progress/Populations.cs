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

    /// <summary>The population a target is locked to; of several figures of the same year and kind the first that came into use. Null when there is none.</summary>
    public Population? Of(string district, PopulationBasis basis) => All
        .Where(population => population.District == district && population.Year == basis.Year && population.Kind == basis.Kind)
        .MinBy(population => population.EffectiveFrom);
}
