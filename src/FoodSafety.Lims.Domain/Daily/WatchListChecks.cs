using System.Globalization;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Domain.Daily;

/// <summary>What must hold of the parameters of watch-lists and campaigns, so that none is stored and misunderstood.</summary>
internal static class WatchListChecks
{
    private static readonly string[] OfWatchList =
        ["foods", "foodCategories", "items", "count", "seasonFrom", "seasonTo", "leastPerMarketAndWeek", "expected", "soldWithinDays"];

    private static readonly string[] OfCampaign = ["tag", "nominations", "foods", "foodCategories", "weekday", "dayOfMonth", "every"];

    public static void Check(Mechanism mechanism, List<ReadingFault> faults)
    {
        if (mechanism.Kind == WatchList.Kind)
            WatchListOf(mechanism, faults);
        else if (mechanism.Kind == Campaign.Kind)
            CampaignOf(mechanism, faults);
    }

    private static void WatchListOf(Mechanism mechanism, List<ReadingFault> faults)
    {
        Known(mechanism, OfWatchList, faults);
        foreach (var (name, most) in (ReadOnlySpan<(string, int)>)[("count", 1000), ("leastPerMarketAndWeek", 1000), ("soldWithinDays", 366)])
            if (mechanism.Parameters.GetValueOrDefault(name) is { IsDefault: false } given && (given.Length != 1 || !IsWhole(given[0], 1, most)))
                Fault(mechanism, faults, name, "out-of-range", $"应为 1 到 {most} 之间的整数。");
        foreach (var name in (ReadOnlySpan<string>)["seasonFrom", "seasonTo"])
            if (mechanism.Parameters.GetValueOrDefault(name) is { IsDefault: false } given && (given.Length != 1 || WatchList.MonthDay(given[0]) is null))
                Fault(mechanism, faults, name, "not-a-date", "上市期应写成月-日，例如 05-01。");
        if (mechanism.Parameters.ContainsKey("seasonFrom") != mechanism.Parameters.ContainsKey("seasonTo"))
            Fault(mechanism, faults, "seasonTo", "missing", "上市期的开始（seasonFrom）和结束（seasonTo）须同时写明。");
        if (mechanism.Parameters.GetValueOrDefault("expected") is { IsDefault: false } expected && expected is not (["售卖的市场"] or ["所有市场"]))
            Fault(mechanism, faults, "expected", "unknown-word", "应为“售卖的市场”或“所有市场”。");
        if (mechanism.Parameters.GetValueOrDefault("foods") is { IsDefault: false } foods && mechanism.Parameters.GetValueOrDefault("count") is { IsDefault: false } count
            && count is [var text] && IsWhole(text, 1, 1000) && int.Parse(text, CultureInfo.InvariantCulture) != foods.Length)
            Fault(mechanism, faults, "foods", "count-differs", $"原文为 {text} 个品种，此处列了 {foods.Length} 个，请核对。");
    }

    private static void CampaignOf(Mechanism mechanism, List<ReadingFault> faults)
    {
        Known(mechanism, OfCampaign, faults);
        if (mechanism.Parameters.GetValueOrDefault("tag") is not { IsDefault: false, Length: 1 })
            Fault(mechanism, faults, "tag", "missing", "专项活动须有一个标签（tag），记录以此归入。");
        if (mechanism.Parameters.GetValueOrDefault("weekday") is { IsDefault: false } weekday && (weekday.Length != 1 || Campaign.WeekdayOf(weekday[0]) is null))
            Fault(mechanism, faults, "weekday", "unknown-word", "应为星期一至星期日之一。");
        if (mechanism.Parameters.GetValueOrDefault("dayOfMonth") is { IsDefault: false } day && (day.Length != 1 || !IsWhole(day[0], 1, 31)))
            Fault(mechanism, faults, "dayOfMonth", "out-of-range", "应为 1 到 31 之间的整数。");
        if (mechanism.Parameters.GetValueOrDefault("every") is { IsDefault: false } every && every is not (["月"] or ["周"] or ["季"] or ["年"] or [Campaign.Holidays]))
            Fault(mechanism, faults, "every", "unknown-word", "应为 周、月、季、年、节假日 之一。");
    }

    private static void Known(Mechanism mechanism, string[] names, List<ReadingFault> faults)
    {
        foreach (var name in mechanism.Parameters.Keys.Where(name => !names.Contains(name)))
            Fault(mechanism, faults, name, "unknown-parameter", $"没有这个参数；可用：{string.Join('、', names)}。");
    }

    private static bool IsWhole(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    private static void Fault(Mechanism mechanism, List<ReadingFault> faults, string field, string code, string message) =>
        faults.Add(new($"机制 {mechanism.Code}", field, code, message));
}
