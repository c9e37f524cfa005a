using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>
/// Which targets are behind on a day, usually a quarter's last. Of a target with a pace: less of the goal is done than the plan's milestones, or the
/// days gone, ask for. Of shares and coverages: not met as things stand; a figure that was never typed in is nobody's fault and left out.
/// </summary>
public sealed record AskReminder(string? District, DateOnly On)
{
    public async Task<Outcome<Reminder>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        if (On == DateOnly.MaxValue)
            return new Refusal("out-of-range", FormattableString.Invariant($"日期 {On:yyyy-MM-dd} 太晚。"), RefusalKind.Invalid);
        var asOf = LocalClock.StartOf(On.AddDays(1), database.Settings.TimeZone).AddMilliseconds(-1);
        var asked = await new AskQuotas(District ?? "", On.Year, asOf).Handle(database, caller, cancel);
        if (asked.Refusal is { } refusal)
            return refusal;
        await using var db = database.CreateContext();
        var closed = await (from closure in db.MarketClosures
                            join market in db.Organisations on closure.MarketId equals market.Id
                            where market.DistrictCode == District && closure.ClosedOn == On
                            select new { market.Code, closure.Kind }).ToDictionaryAsync(one => one.Code, one => one.Kind, cancel);
        var behind = asked.Value.Targets.SelectMany(Leaves).Where(IsBehind).Select(target => Item(target, closed)).ToList();
        return new Reminder(District!, On, behind, Text(asked.Value.District.Name, behind));
    }

    /// <summary>The target, or the parts that are held against numbers of their own; a part is answered for by whoever answers for the whole.</summary>
    private static IEnumerable<QuotaProgress> Leaves(QuotaProgress target) => target.Parts.IsEmpty ? [target]
        : target.Parts.SelectMany(part => Leaves(part.Owners.IsEmpty ? part with { Owners = target.Owners } : part));

    private static bool IsBehind(QuotaProgress target) => target.Status == QuotaStatus.NotMet && (target.Pace is not { } pace || Reached(target, pace) < pace.Due);

    private static double Reached(QuotaProgress target, Pace pace) => (double)target.Done / ((double)target.Done + pace.Remaining);

    private static Reminder.Item Item(QuotaProgress target, Dictionary<string, ClosureKind> closed) => new(
        target.Code, target.Title, target.Owners, QuotaText.Figure(target),
        target.Pace is { } due ? (int)Math.Ceiling(100 * due.Due) : null,
        target.Pace is { } pace ? (int)Math.Floor(100 * Reached(target, pace)) : null,
        [.. target.MissingSites.Where(site => !closed.ContainsKey(site.Code)).Select(site => site.Name)],
        [.. target.MissingSites.Where(site => closed.ContainsKey(site.Code)).Select(site => $"{site.Name}（{ClosureKinds.NameOf(closed[site.Code])}）")]);

    private string Text(string district, List<Reminder.Item> behind)
    {
        var day = string.Create(CultureInfo.InvariantCulture, $"【{district}】截至 {On.Year}年{On.Month}月{On.Day}日");
        return behind.Count == 0 ? $"{day}，各项任务均不落后于计划。" : $"{day}，下列任务落后于计划，请抓紧：\n" + string.Join('\n', behind.Select((item, index) =>
            $"{index + 1}. {item.Title}：{item.Figure}{(item.Due is { } due ? $"（应达 {due}%，实达 {item.Reached}%）" : "")}"
            + (item.MissingSites.Count > 0 ? $"，未覆盖：{string.Join("、", item.MissingSites)}" : "")
            + (item.ClosedSites.Count > 0 ? $"，当日已申报停检：{string.Join("、", item.ClosedSites)}" : "")
            + (item.Owners.Count > 0 ? $"。责任单位：{string.Join("、", item.Owners)}" : "") + "。"));
    }
}
