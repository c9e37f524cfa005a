using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas.Divisions;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas.Rows;

/// <summary>The sites a coverage expects, each with its first batch: those without one first.</summary>
/// <param name="Target">Code of a coverage.</param>
/// <param name="AsOf">By whole days: what its own day has is in.</param>
public sealed record AskCoverage(string District, string Target, int? Year, DateTimeOffset AsOf)
{
    /// <param name="FirstOn">The local day of its first batch; null where it has none.</param>
    public sealed record CoveredSite(string Code, string Name, string? Street, DateOnly? FirstOn, long Batches);

    public async Task<Outcome<IReadOnlyList<CoveredSite>>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var on = AsOf.LocalDay(database.Settings.TimeZone);
        using var connection = database.OpenConnection();
        var found = await DivisionSubject.Find(db, connection, District, Target, Year ?? on.Year, on, caller, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        var (target, plan) = (found.Value.Target, found.Value.Plan);
        if (target is not { Measure: Measure.Coverage, Counter: { } counter })
            return new Refusal("not-a-coverage", $"指标 {Target} 不是覆盖指标。", RefusalKind.Unprocessable);
        var (first, last) = (new DateOnly(plan.Year, 1, 1), new DateOnly(plan.Year, 12, 31));
        var counted = await db.CounterDays.Where(day => day.DistrictCode == District && day.Counter == counter && day.Day >= first && day.Day <= last && day.Day <= on && day.Batches > 0)
            .GroupBy(day => day.SiteId).Select(site => new { Id = site.Key, FirstOn = site.Min(day => day.Day), Batches = site.Sum(day => day.Batches) }).ToListAsync(cancel);
        var markets = await db.Organisations.AsNoTracking().Where(market => market.DistrictCode == District && market.Kind == "market").ToListAsync(cancel);
        return
        (CoveredSite[])[
            .. markets.Where(market => target.SitePlaceTypes.Contains(market.PlaceType ?? ""))
                .Select(market => (Market: market, Count: counted.Find(count => count.Id == market.Id)))
                .Select(one => new CoveredSite(one.Market.Code, one.Market.Name, one.Market.Street, one.Count?.FirstOn, one.Count?.Batches ?? 0))
                .OrderBy(site => site.FirstOn is not null).ThenBy(site => site.Code, StringComparer.Ordinal),
        ];
    }
}
