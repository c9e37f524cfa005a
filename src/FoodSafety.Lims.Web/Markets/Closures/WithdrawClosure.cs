using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Markets;

/// <summary>Takes back what was declared for some days, with the reason; the declaration is kept and no longer counts.</summary>
/// <param name="Market">Code.</param>
/// <param name="From">First business day.</param>
/// <param name="To">Last business day.</param>
public sealed record WithdrawClosure(string? Market, DateOnly From, DateOnly To, string? Reason)
{
    public async Task<Outcome<ClosureList>> Handle(LimsDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await DeclareClosure.Find(db, Market, caller, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(Reason))
            return new Refusal("missing", "撤回停检申报须写明理由（reason）。", RefusalKind.Invalid);
        if (Reason.Length > DeclareClosure.LongestReason)
            return new Refusal("too-long", $"理由（reason）超过 {DeclareClosure.LongestReason} 字，请缩短。", RefusalKind.Invalid);

        var market = found.Value;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        DistrictLock.Take(db, market.DistrictCode);
        var closures = await db.MarketClosures.Where(closure => closure.MarketId == market.Id && closure.ClosedOn >= From && closure.ClosedOn <= To).ToListAsync(cancel);
        if (closures.Count == 0)
            return new Refusal("not-declared", FormattableString.Invariant($"{market.Name} 在 {From:yyyy-MM-dd} 至 {To:yyyy-MM-dd} 没有有效的停检申报，无可撤回。"));
        foreach (var closure in closures)
            (closure.WithdrawnAt, closure.WithdrawnBy, closure.WithdrawnBecause) = (now, caller.Name, Reason.Trim());
        await db.SaveAudited(caller.Name, now, new AuditedChange("withdraw-closure", FormattableString.Invariant($"{market.Code}/{From:yyyy-MM-dd}"), Reason.Trim()), cancel);
        await transaction.CommitAsync(cancel);
        return await new ListClosures(market.DistrictCode, From, To, market.Code, Withdrawn: true).Handle(db, caller, cancel);
    }
}
