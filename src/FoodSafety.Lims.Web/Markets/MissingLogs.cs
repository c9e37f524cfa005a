using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Markets;

/// <summary>Which markets of a district have no rapid test on one local day; those that declared 休市 stand apart.</summary>
public sealed record MissingLogs(string District, DateOnly On)
{
    public async Task<Outcome<MissingLogList>> Handle(LimsDb db, Caller caller, CancellationToken cancel)
    {
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        if (Access.ToDistrict(caller, District) is { } refusal)
            return refusal;

        var markets = await db.Organisations.AsNoTracking()
            .Where(organisation => organisation.Kind == "market" && organisation.DistrictCode == District)
            .OrderBy(organisation => organisation.Code)
            .ToListAsync(cancel);
        // One look into the index for each market, however long its log is.
        var sent = (await db.Organisations
            .Where(organisation => organisation.Kind == "market" && organisation.DistrictCode == District && db.RapidTests.Any(test => test.TestedOn == On && test.MarketId == organisation.Id))
            .Select(organisation => organisation.Id).ToListAsync(cancel)).ToHashSet();
        var closed = (await db.MarketClosures.Where(closure => closure.ClosedOn == On).Select(closure => closure.MarketId).ToListAsync(cancel)).ToHashSet();

        var silent = markets.Where(market => !sent.Contains(market.Id)).ToLookup(
            market => closed.Contains(market.Id),
            market => new OrganisationLine(market.Code, market.Name, market.Kind, market.DistrictCode));
        return new MissingLogList(District, On, markets.Count, [.. silent[false]], [.. silent[true]]);
    }
}
