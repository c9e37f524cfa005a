using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Markets;

/// <summary>
/// Declares that a market owes no log for some days, by the market itself or by its district's regulator. Days that were declared already stay as
/// they were declared. A test of a declared day is kept all the same: <see cref="ListClosures"/> shows the contradiction.
/// </summary>
/// <param name="Market">Code.</param>
/// <param name="From">First business day.</param>
/// <param name="To">Last business day.</param>
/// <param name="Kind">Code or name of a <see cref="ClosureKind"/>.</param>
/// <param name="Reason">In words; needed where the kind is 其他.</param>
public sealed record DeclareClosure(string? Market, DateOnly From, DateOnly To, string? Kind, string? Reason = null)
{
    public const int MostDays = 60;
    public const int LongestReason = 200;

    public async Task<Outcome<ClosureList>> Handle(LimsDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await Find(db, Market, caller, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        if (Refuse() is { } wrong)
            return wrong;

        var (market, kind) = (found.Value, ClosureKinds.Find(Kind)!.Value);
        var reason = string.IsNullOrWhiteSpace(Reason) ? ClosureKinds.NameOf(kind) : Reason.Trim();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        DistrictLock.Take(db, market.DistrictCode);
        var declared = (await db.MarketClosures.Where(closure => closure.MarketId == market.Id && closure.ClosedOn >= From && closure.ClosedOn <= To)
            .Select(closure => closure.ClosedOn).ToListAsync(cancel)).ToHashSet();
        for (var day = From; day <= To; day = day.AddDays(1))
            if (!declared.Contains(day))
                db.MarketClosures.Add(new MarketClosure { MarketId = market.Id, ClosedOn = day, Kind = kind, Reason = reason, DeclaredBy = caller.Name, DeclaredAt = now });
        if (db.ChangeTracker.HasChanges())
            await db.SaveAudited(caller.Name, now, new AuditedChange("declare-closure", FormattableString.Invariant($"{market.Code}/{From:yyyy-MM-dd}"), reason), cancel);
        await transaction.CommitAsync(cancel);
        return await new ListClosures(market.DistrictCode, From, To, market.Code).Handle(db, caller, cancel);
    }

    /// <summary>The market, for who may speak of its days: itself, and its district's regulators.</summary>
    internal static async Task<Outcome<Organisation>> Find(LimsDb db, string? code, Caller caller, CancellationToken cancel)
    {
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(one => one.Code == code && one.Kind == "market", cancel) is not { } market)
            return new Refusal("unknown-market", $"没有编码为“{code}”的市场，请核对市场编码。", RefusalKind.NotFound);
        if (caller.Role == Roles.Market && caller.Organisation == market.Code)
            return market;
        return Access.ToDistrict(caller, market.DistrictCode) is { } refusal ? refusal : market;
    }

    private Refusal? Refuse()
    {
        if (ClosureKinds.Find(Kind) is not { } kind)
            return new Refusal("unknown-kind", $"停检类别“{Kind}”不存在；可用：{string.Join("、", ClosureKinds.All.Select(one => $"{one.Code}（{one.Name}）"))}。", RefusalKind.Invalid);
        if (To < From)
            return new Refusal("out-of-range", FormattableString.Invariant($"结束日期 {To:yyyy-MM-dd} 早于开始日期 {From:yyyy-MM-dd}，请核对。"), RefusalKind.Invalid);
        if (To.DayNumber - From.DayNumber >= MostDays)
            return new Refusal("out-of-range", $"一次最多申报 {MostDays} 天；长期停业请分次申报。", RefusalKind.Invalid);
        if (kind == ClosureKind.Other && string.IsNullOrWhiteSpace(Reason))
            return new Refusal("missing", "选择“其他”时请写明原因（reason）。", RefusalKind.Invalid);
        return Reason?.Length > LongestReason ? new Refusal("too-long", $"原因（reason）超过 {LongestReason} 字，请缩短。", RefusalKind.Invalid) : null;
    }
}
