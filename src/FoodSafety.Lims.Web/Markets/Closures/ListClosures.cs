using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Markets;

/// <summary>Which markets of a district declared which days, and where tests are stored all the same. A market sees its own.</summary>
/// <param name="From">First business day.</param>
/// <param name="To">Last business day.</param>
/// <param name="Market">Only this market's.</param>
/// <param name="Withdrawn">Those that were taken back too.</param>
public sealed record ListClosures(string? District, DateOnly From, DateOnly To, string? Market = null, bool Withdrawn = false)
{
    public const int MostDays = 400;

    public async Task<Outcome<ClosureList>> Handle(LimsDb db, Caller caller, CancellationToken cancel)
    {
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District ?? "");
        var own = caller.Role == Roles.Market && caller.District == District ? caller.Organisation : null;
        if (own is null && Access.ToDistrict(caller, District!) is { } refusal)
            return refusal;
        if (To < From || To.DayNumber - From.DayNumber > MostDays)
            return new Refusal("out-of-range", $"起止日期应从早到晚，最多 {MostDays} 天。", RefusalKind.Invalid);

        var only = own ?? Market;
        var markets = await db.Organisations.AsNoTracking().Where(one => one.DistrictCode == District && one.Kind == "market" && (only == null || one.Code == only))
            .ToDictionaryAsync(one => one.Id, cancel);
        var closures = await (Withdrawn ? db.MarketClosures.IgnoreQueryFilters() : db.MarketClosures).AsNoTracking()
            .Where(closure => closure.ClosedOn >= From && closure.ClosedOn <= To && markets.Keys.Contains(closure.MarketId)).ToListAsync(cancel);
        // One look into the index for each declared day.
        var tested = (await db.MarketClosures
            .Where(closure => closure.ClosedOn >= From && closure.ClosedOn <= To && markets.Keys.Contains(closure.MarketId)
                && db.RapidTests.Any(test => test.TestedOn == closure.ClosedOn && test.MarketId == closure.MarketId))
            .Select(closure => new { closure.MarketId, closure.ClosedOn }).ToListAsync(cancel)).Select(one => (one.MarketId, one.ClosedOn)).ToHashSet();
        return new ClosureList(District!, From, To,
        [
            .. closures.GroupBy(closure => (closure.MarketId, closure.Kind, closure.Reason, closure.DeclaredBy, closure.DeclaredAt, closure.WithdrawnAt))
                .SelectMany(alike => Runs(alike.OrderBy(closure => closure.ClosedOn)))
                .Select(run => Item(run, markets[run[0].MarketId], tested, db.Zone))
                .OrderBy(item => item.From).ThenBy(item => item.Market, StringComparer.Ordinal).ThenBy(item => item.DeclaredAt),
        ]);
    }

    private static IEnumerable<List<MarketClosure>> Runs(IEnumerable<MarketClosure> closures)
    {
        var run = new List<MarketClosure>();
        foreach (var closure in closures)
        {
            if (run.Count > 0 && closure.ClosedOn != run[^1].ClosedOn.AddDays(1))
            {
                yield return run;
                run = [];
            }
            run.Add(closure);
        }
        yield return run;
    }

    private static ClosureList.Item Item(List<MarketClosure> run, Reference.Organisation market, HashSet<(int, DateOnly)> tested, TimeZoneInfo zone) => new(
        market.Code, market.Name, run[0].ClosedOn, run[^1].ClosedOn, ClosureKinds.CodeOf(run[0].Kind), ClosureKinds.NameOf(run[0].Kind), run[0].Reason,
        run[0].DeclaredBy, run[0].DeclaredAt.ToLocal(zone), run[0].WithdrawnAt?.ToLocal(zone), run[0].WithdrawnBy, run[0].WithdrawnBecause,
        [.. run.Where(closure => closure.WithdrawnAt is null && tested.Contains((closure.MarketId, closure.ClosedOn))).Select(closure => closure.ClosedOn)]);
}
