using System.Collections.Immutable;
using System.Data.Common;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas.Divisions;

/// <summary>A target of a district's plan, with what a division of it may name.</summary>
/// <param name="Plans">All of the district's.</param>
/// <param name="Goal">The whole number it asks for in the year, or why there is none to divide.</param>
/// <param name="Units">The district's 快检车 and 快检室, by code; also those that have ended.</param>
public sealed record DivisionSubject(District District, Plan Plan, Target Target, IReadOnlyDictionary<int, Plan> Plans, Outcome<long> Goal, ImmutableArray<Site> Sites, ImmutableArray<TestUnit> Units)
{
    /// <summary>What a division may name; without a goal the whole is 0.</summary>
    public DivisionGround Ground
    {
        get
        {
            var counter = Target.Counter is { } code ? Plan.CounterOf(code) : null;
            return new DivisionGround(
                Plan.Year,
                Goal.Succeeded ? Goal.Value : 0,
                counter?.Kind == RecordKind.RapidTest ? Sites : [],
                Plan.Overlaps.SelectMany(pair => pair.First == Target.Counter ? [pair.Second] : pair.Second == Target.Counter ? (string[])[pair.First] : [])
                    .ToImmutableSortedDictionary(other => other, other => Plan.CounterOf(other).Title, StringComparer.Ordinal),
                Target.Milestones)
            {
                Units = counter?.Kind == RecordKind.RapidTest ? Units : [],
                Streets = counter?.Kind == RecordKind.Sample ? [.. Sites.Select(site => site.Street).OfType<string>().Concat(Units.SelectMany(unit => unit.Streets)).Distinct()] : [],
            };
        }
    }

    /// <summary>The sites whose records the target's counter may count, by what its filters say of places: who takes part in equal shares.</summary>
    public ImmutableArray<Site> Counted
    {
        get
        {
            var filters = Target.Counter is { } code ? Plan.CounterOf(code).AnyOf : [];
            return [.. Ground.Sites.Where(site => filters.Any(filter =>
                (filter.Only.PlaceTypes.IsEmpty || filter.Only.PlaceTypes.Contains(site.PlaceType)) && (filter.Only.Sites.IsEmpty || filter.Only.Sites.Contains(site.Code))))];
        }
    }

    /// <param name="year">The plan's year.</param>
    /// <param name="day">The local day whose population a rate is divided by.</param>
    public static async Task<Outcome<DivisionSubject>> Find(
        LimsDb db, DbConnection connection, string district, string code, int year, DateOnly day, Caller caller, CancellationToken cancel)
    {
        if (await db.Districts.AsNoTracking().SingleOrDefaultAsync(found => found.Code == district, cancel) is not { } known)
            return ListOrganisations.UnknownDistrict(district);
        if (Access.ToDistrict(caller, district) is { } forbidden)
            return forbidden;
        var sets = new ReferenceSets(connection);
        var plans = sets.PlansByYear(district);
        if (!plans.TryGetValue(year, out var plan))
            return new Refusal("no-plan", FormattableString.Invariant($"{known.Name}没有 {year} 年的计划（已有：{string.Join("、", plans.Keys.Order())}）；请选择其中一年，或导入该年计划。"), RefusalKind.NotFound);
        if (plan.Targets.SelectMany(target => target.SelfAndParts()).FirstOrDefault(target => target.Code == code) is not { } subject)
            return new Refusal("unknown-target", FormattableString.Invariant($"{known.Name} {year} 年的计划中没有指标“{code}”；指标代码见任务看板。"), RefusalKind.NotFound);
        var markets = await db.Organisations.AsNoTracking().Where(market => market.DistrictCode == district && market.Kind == "market").ToListAsync(cancel);
        return new DivisionSubject(known, plan, subject, plans, DivisionGoal.Of(subject, sets.Populations(), district, day),
            [.. markets.Select(market => market.ToSite()).OrderBy(site => site.Code, StringComparer.Ordinal)],
            [.. sets.TestUnits().All.Where(unit => unit.District == district).OrderBy(unit => unit.Code, StringComparer.Ordinal)]);
    }
}
