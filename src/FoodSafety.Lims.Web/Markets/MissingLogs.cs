using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Markets;

/// <summary>Which markets of a district have no rapid test on one local day; those that declared 休市 stand apart.</summary>
/// <param name="By">Local time of that day by which the log had to be there, e.g. 9:00; null for whenever it came.</param>
public sealed record MissingLogs(string District, DateOnly On, TimeOnly? By = null)
{
    public async Task<Outcome<MissingLogList>> Handle(LimsDb db, TimeZoneInfo zone, Caller caller, CancellationToken cancel)
    {
        if (await db.Districts.AsNoTracking().SingleOrDefaultAsync(district => district.Code == District, cancel) is not { } known)
            return ListOrganisations.UnknownDistrict(District);
        if (Access.ToDistrict(caller, District) is { } refusal)
            return refusal;

        var markets = await db.Organisations.AsNoTracking()
            .Where(organisation => organisation.Kind == "market" && organisation.DistrictCode == District)
            .OrderBy(organisation => organisation.Code)
            .ToListAsync(cancel);
        var by = By is { } time ? LocalClock.AtLocal(On.ToDateTime(time), zone) : DateTimeOffset.MaxValue;
        // One look into the index for each market, however long its log is.
        var sent = (await db.Organisations
            .Where(organisation => organisation.Kind == "market" && organisation.DistrictCode == District && db.RapidTests.Any(test => test.TestedOn == On && test.MarketId == organisation.Id
                && (By == null || db.Uploads.Any(upload => upload.Id == test.UploadId && upload.ReceivedAt <= by))))
            .Select(organisation => organisation.Id).ToListAsync(cancel)).ToHashSet();
        var closed = (await db.MarketClosures.Where(closure => closure.ClosedOn == On).Select(closure => closure.MarketId).ToListAsync(cancel)).ToHashSet();

        var silent = markets.Where(market => !sent.Contains(market.Id)).ToLookup(
            market => closed.Contains(market.Id),
            market => new OrganisationLine(market.Code, market.Name, market.Kind, market.DistrictCode));
        return new MissingLogList(District, On, By, markets.Count, [.. silent[false]], [.. silent[true]], Text(known.Name, [.. silent[false]], [.. silent[true]]));
    }

    private string Text(string district, IReadOnlyList<OrganisationLine> missing, IReadOnlyList<OrganisationLine> closed)
    {
        var day = string.Create(CultureInfo.InvariantCulture, $"{On.Month}月{On.Day}日{(By is { } by ? $" {by:HH:mm} 前" : "")}");
        var names = missing.Count == 0 ? $"【{district}】{day}各市场快检日志均已报送。" : $"【{district}】{day}未报送快检日志的市场（{missing.Count} 家）：{string.Join("、", missing.Select(market => market.Name))}，请尽快报送。";
        return closed.Count == 0 ? names : $"{names}已申报休市（{closed.Count} 家）：{string.Join("、", closed.Select(market => market.Name))}。";
    }
}
