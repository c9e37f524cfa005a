using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>Takes back an event, with the reason; it is kept and no longer shown. Its records keep their tag.</summary>
public sealed record WithdrawEvent(int Id, string? Reason)
{
    public async Task<Outcome<AssuranceEvent>> Handle(LimsDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.AssuranceEvents.SingleOrDefaultAsync(held => held.Id == Id, cancel) is not { } found)
            return new Refusal("unknown-event", $"没有编号为 {Id} 的保障活动，或已撤销。", RefusalKind.NotFound);
        if (Access.ToDistrict(caller, found.DistrictCode) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(Reason))
            return new Refusal("missing", "撤销保障活动须写明理由（reason）。", RefusalKind.Invalid);
        (found.WithdrawnAt, found.WithdrawnBy, found.WithdrawnBecause) = (now, caller.Name, Reason.Trim());
        await db.SaveAudited(caller.Name, now, new AuditedChange("withdraw-event", FormattableString.Invariant($"{found.DistrictCode}/{found.Tag}/{found.FromOn:yyyy-MM-dd}"), Reason.Trim()), cancel);
        return found;
    }
}
