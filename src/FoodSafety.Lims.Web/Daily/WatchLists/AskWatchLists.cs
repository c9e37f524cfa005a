using System.Globalization;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>Which markets that sold a watched food (重点品种) tested too little of it in a week.</summary>
/// <param name="District">Code.</param>
/// <param name="Week">2023-W23, or any day of the week; null for the week of <paramref name="AsOf"/>.</param>
/// <param name="AsOf">Tests of later days are not known yet.</param>
public sealed partial record AskWatchLists(string? District, string? Week, DateTimeOffset AsOf)
{
    public async Task<Outcome<WatchWeek>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        if (await db.Districts.AsNoTracking().SingleOrDefaultAsync(district => district.Code == District, cancel) is not { } known)
            return ListOrganisations.UnknownDistrict(District ?? "");
        if (Access.ToDistrict(caller, District!) is { } refusal)
            return refusal;
        var today = AsOf.LocalDay(database.Settings.TimeZone);
        if (MondayOf(Week, today) is not { } monday)
            return new Refusal("unknown-week", $"“{Week}”不是周，请写成 2023-W23 或该周的任一天 2023-06-07。", RefusalKind.Invalid);

        using var connection = database.OpenConnection();
        var sunday = monday.AddDays(6);
        // A week over the turn of the year is its Sunday's year's.
        var lists = new ReferenceSets(connection).PlansByYear(District!).TryGetValue(sunday.Year, out var plan) ? WatchList.Of(plan) : [];
        var names = new TradeNames(connection);
        var markets = await db.Organisations.AsNoTracking().Where(one => one.DistrictCode == District && one.Kind == "market").OrderBy(one => one.Code).ToListAsync(cancel);
        var seen = await WatchedWeek.Read(db, names, [.. markets.Select(market => market.Id)], monday, sunday < today ? sunday : today,
            lists.Select(list => list.SoldWithinDays).DefaultIfEmpty(1).Max(), cancel);
        var isOver = today > sunday;
        IReadOnlyList<WatchWeek.OfList> checkedLists = [.. lists.Select(list => Check(list, markets, seen, monday, isOver))];
        return new WatchWeek(District!, string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(monday.ToDateTime(default)):00}"),
            monday, sunday, isOver, checkedLists, Text(known.Name, monday, sunday, checkedLists));
    }

    private static WatchWeek.OfList Check(WatchList list, List<Organisation> markets, WatchedWeek seen, DateOnly monday, bool isOver)
    {
        DateOnly[] season = [.. Enumerable.Range(0, 7).Select(monday.AddDays).Where(list.IsInSeason)];
        string[] watched = [.. list.Foods, .. list.Categories];
        var notChecked = watched.Length == 0 ? $"未列品种名称{(list.Count is { } count ? $"（应有 {count} 个）" : "")}，请在计划的 foods 中填写"
            : list.LeastPerWeek is null ? "未定每周次数（leastPerMarketAndWeek）"
            : season.Length == 0 ? "不在上市期" : null;
        var lines = new List<WatchWeek.Line>();
        foreach (var (food, market) in notChecked is not null ? [] : from food in watched from market in markets select (food, market))
        {
            var soldOn = seen.SoldOn(market.Id, food, season[^1].AddDays(1 - list.SoldWithinDays), list);
            if (soldOn is null && !list.Always)
                continue;
            var closed = season.Where(day => seen.Closures.ContainsKey((market.Id, day))).ToList();
            var (demand, done) = (list.Demand(season.Length - closed.Count), seen.Batches(market.Id, food, list, season));
            var state = done >= demand ? demand == 0 ? "excused" : "met" : isOver ? "short" : "running";
            lines.Add(new(market.Code, market.Name, food, demand, done, season.Length - closed.Count,
                [.. closed.Select(day => FormattableString.Invariant($"{day:MM-dd} {ClosureKinds.NameOf(seen.Closures[(market.Id, day)])}"))], soldOn, state));
        }
        return new WatchWeek.OfList(list.Code, list.Title, list.Source, list.LeastPerWeek,
            list.SeasonFrom is { } from && list.SeasonTo is { } to ? string.Create(CultureInfo.InvariantCulture, $"{from.Month:00}-{from.Day:00}–{to.Month:00}-{to.Day:00}") : null,
            notChecked, [.. watched.Select(food => new WatchWeek.FoodCount(food, markets.Sum(market => seen.Batches(market.Id, food, list, season))))], lines);
    }

    /// <summary>The Monday of a week or of a day's week; null where it is neither.</summary>
    internal static DateOnly? MondayOf(string? week, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(week) || LocalClock.TryReadDay(week, out today))
            return today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        if (Form().Match(week) is not { Success: true } match)
            return null;
        var (year, number) = (int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
        return year is >= 2000 and <= 2100 && number >= 1 && number <= ISOWeek.GetWeeksInYear(year) ? DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)) : null;
    }

    private static string Text(string district, DateOnly monday, DateOnly sunday, IReadOnlyList<WatchWeek.OfList> lists)
    {
        var week = string.Create(CultureInfo.InvariantCulture, $"【{district}】{monday.Month}月{monday.Day}日至{sunday.Month}月{sunday.Day}日重点品种快检");
        var behind = lists.SelectMany(list => list.Lines).Where(line => line.State is "short" or "running").GroupBy(line => line.Food)
            .Select(food => $"{food.Key}：{string.Join("、", food.Select(line => $"{line.MarketName}（{line.Done}/{line.Demand}）"))}").ToList();
        return behind.Count > 0 ? $"{week}未达每周批次的市场——{string.Join("；", behind)}。请补检。"
            : lists.All(list => list.NotChecked is not null || list.Lines.All(line => line.Demand == 0)) ? $"{week}没有须核对的品种或没有市场售卖。" : $"{week}各市场均已达到每周批次。";
    }

    [GeneratedRegex(@"^([0-9]{4})-W([0-9]{2})\z")]
    private static partial Regex Form();
}
