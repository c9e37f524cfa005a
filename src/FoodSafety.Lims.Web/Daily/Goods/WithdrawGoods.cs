using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>Takes an entry of goods back, with the reason: it is kept and leaves every list.</summary>
/// <param name="Market">Code.</param>
/// <param name="ClientId">The sender's id of the entry.</param>
/// <param name="Seen">Number of the entry looked at; null takes it as it stands.</param>
public sealed record WithdrawGoods(string Market, DateOnly On, string ClientId, string? Reason, long? Seen = null)
{
    public async Task<Outcome<GoodsList>> Handle(LimsDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var market = await StandingGoods.Market(db, Market, On, Reason, caller, now, cancel);
        if (market.Refusal is { } refusal)
            return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        DistrictLock.Take(db, market.Value.DistrictCode);
        var found = await StandingGoods.Find(db, market.Value, On, ClientId, Seen, cancel);
        if (found.Refusal is { } notFound)
            return notFound;
        (found.Value.WithdrawnAt, found.Value.WithdrawnBy, found.Value.WithdrawnBecause) = (now, caller.Name, Reason!.Trim());
        await db.SaveAudited(caller.Name, now, new AuditedChange("withdraw-goods", FormattableString.Invariant($"{Market}/{On:yyyy-MM-dd}/{ClientId}"), Reason.Trim()), cancel);
        await transaction.CommitAsync(cancel);
        return await new ListGoods(Market, On).Handle(db, caller, now, cancel);
    }
}
