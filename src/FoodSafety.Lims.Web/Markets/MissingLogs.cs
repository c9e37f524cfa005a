using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Markets;

/// <summary>Which markets of a district have no rapid test on one business day; those that declared 休市, 停电 or 设备故障 stand apart.</summary>
/// <param name="By">
/// Local time of that day by which the log had to be there, e.g. 9:00; null for whenever it came. Of a market whose business day begins later than
/// midnight, that time of the day on which it ends.
/// </param>
/// <param name="AsOf">When it is asked: a night market whose day is not over is not chased, and nobody for a day that has not come; null for later than all.</param>
public sealed record MissingLogs(string District, DateOnly On, TimeOnly? By = null, DateTimeOffset? AsOf = null)
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
        var (by, byNight) = By is { } time
            ? (LocalClock.AtLocal(On.ToDateTime(time), zone), LocalClock.AtLocal(On.AddDays(1).ToDateTime(time), zone))
            : (DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
        var night = markets.Where(market => EndsAt(market) > TimeOnly.MinValue).Select(market => market.Id).ToHashSet();
        // One look into the index for each market, however long its log is.
        var sent = (await db.Organisations
            .Where(organisation => organisation.Kind == "market" && organisation.DistrictCode == District && db.RapidTests.Any(test => test.TestedOn == On && test.MarketId == organisation.Id
                && (By == null || db.Uploads.Any(upload => upload.Id == test.UploadId && upload.ReceivedAt <= (night.Contains(organisation.Id) ? byNight : by)))))
            .Select(organisation => organisation.Id).ToListAsync(cancel)).ToHashSet();
        var declared = await db.MarketClosures.AsNoTracking().Where(closure => closure.ClosedOn == On).ToDictionaryAsync(closure => closure.MarketId, cancel);

        var missing = new List<OrganisationLine>();
        var running = new List<OrganisationLine>();
        var (closed, unable, contradicted) = (new List<MissingLogList.Excused>(), new List<MissingLogList.Excused>(), new List<MissingLogList.Excused>());
        var isToCome = AsOf is { } at && On > at.LocalDay(zone);
        foreach (var market in markets)
        {
            var line = new OrganisationLine(market.Code, market.Name, market.Kind, market.DistrictCode);
            if (declared.GetValueOrDefault(market.Id) is { } closure)
            {
                var excused = new MissingLogList.Excused(market.Code, market.Name, market.Kind, market.DistrictCode, ClosureKinds.CodeOf(closure.Kind), ClosureKinds.NameOf(closure.Kind), closure.Reason);
                if (sent.Contains(market.Id))
                    contradicted.Add(excused);
                else if (ClosureKinds.Traded(closure.Kind))
                    unable.Add(excused);
                else
                    closed.Add(excused);
            }
            else if (!isToCome && !sent.Contains(market.Id))
                (night.Contains(market.Id) && AsOf < DueOf(market, zone) ? running : missing).Add(line);
        }
        return new MissingLogList(District, On, By, markets.Count, missing, closed, Text(known.Name, isToCome, missing, closed, unable, running), unable, running, contradicted);
    }

    /// <summary>When, on the calendar day after it, the market's business day ends.</summary>
    private TimeOnly EndsAt(Organisation market) => BusinessDays.Parse(market.BusinessDays)?.StartOn(On.AddDays(1)) ?? TimeOnly.MinValue;

    /// <summary>The later of the end of its business day and the time its log is due.</summary>
    private DateTimeOffset DueOf(Organisation market, TimeZoneInfo zone) =>
        LocalClock.AtLocal(On.AddDays(1).ToDateTime(By > EndsAt(market) ? By.Value : EndsAt(market)), zone);

    private string Text(
        string district, bool isToCome, IReadOnlyList<OrganisationLine> missing, IReadOnlyList<MissingLogList.Excused> closed, IReadOnlyList<MissingLogList.Excused> unable,
        IReadOnlyList<OrganisationLine> running)
    {
        var day = string.Create(CultureInfo.InvariantCulture, $"{On.Month}月{On.Day}日{(By is { } by ? $" {by:HH:mm} 前" : "")}");
        var text = isToCome ? $"【{district}】{day}尚未到，不催报。"
            : missing.Count == 0 ? $"【{district}】{day}{(running.Count > 0 ? "其余" : "各")}市场快检日志均已报送。"
            : $"【{district}】{day}未报送快检日志的市场（{missing.Count} 家）：{string.Join("、", missing.Select(market => market.Name))}，请尽快报送。";
        foreach (var kind in closed.GroupBy(market => market.Closure))
            text += $"已申报{(kind.Key == ClosureKinds.CodeOf(ClosureKind.Other) ? "停检" : kind.First().ClosureName)}（{kind.Count()} 家）：{string.Join("、", kind.Select(market => market.Reason == market.ClosureName || kind.Key != ClosureKinds.CodeOf(ClosureKind.Other) ? market.Name : $"{market.Name}（{market.Reason}）"))}。";
        if (running.Count > 0)
            text += $"营业日尚未结束（{running.Count} 家）：{string.Join("、", running.Select(market => market.Name))}。";
        return unable.Count == 0 ? text : $"{text}照常营业、无法检测（{unable.Count} 家）：{string.Join("、", unable.Select(market => $"{market.Name}（{market.ClosureName}）"))}。";
    }
}
