using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>Who may change an entry of goods, and until when: the market itself while its business day runs, its district's regulators later too.</summary>
internal static class StandingGoods
{
    public const int LongestReason = 200;

    /// <summary>The market, for who may change its entries of the day now, with a reason.</summary>
    public static async Task<Outcome<Organisation>> Market(LimsDb db, string? code, DateOnly on, string? reason, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await DeclareClosure.Find(db, code, caller, cancel);
        if (found.Refusal is not null)
            return found;
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("missing", "更正或撤回入场登记须写明理由（reason）。", RefusalKind.Invalid);
        if (reason.Length > LongestReason)
            return new Refusal("too-long", $"理由（reason）超过 {LongestReason} 字，请缩短。", RefusalKind.Invalid);
        return MayChange(found.Value, on, caller, now, db.Zone) ? found
            : new Refusal("day-is-over", FormattableString.Invariant($"{found.Value.Name} {on:yyyy-MM-dd} 的营业日已结束，入场登记由监管部门更正或撤回。"));
    }

    /// <summary>A market's own until its business day ends, the office's later too.</summary>
    public static bool MayChange(Organisation market, DateOnly on, Caller caller, DateTimeOffset now, TimeZoneInfo zone) => caller.IsRegulator || now < EndOf(market, on, zone);

    /// <summary>The entry that stands under the id.</summary>
    /// <param name="seen">Number of the entry looked at; null takes it as it stands.</param>
    public static async Task<Outcome<GoodsEntry>> Find(LimsDb db, Organisation market, DateOnly on, string clientId, long? seen, CancellationToken cancel)
    {
        if (await db.GoodsEntries.SingleOrDefaultAsync(one => one.EnteredOn == on && one.MarketId == market.Id && one.ClientId == clientId, cancel) is not { } entry)
            return new Refusal("unknown-entry", FormattableString.Invariant($"{market.Name} {on:yyyy-MM-dd} 没有编号为“{clientId}”的有效入场登记，或已撤回。"), RefusalKind.NotFound);
        return seen is not null && seen != entry.Id
            ? new Refusal("stale-version", $"编号“{clientId}”的登记已由 {entry.RecordedBy} 更正，请刷新后再办理。")
            : entry;
    }

    private static DateTimeOffset EndOf(Organisation market, DateOnly on, TimeZoneInfo zone) =>
        LocalClock.AtLocal(on.AddDays(1).ToDateTime(BusinessDays.Parse(market.BusinessDays)?.StartOn(on.AddDays(1)) ?? TimeOnly.MinValue), zone);
}
