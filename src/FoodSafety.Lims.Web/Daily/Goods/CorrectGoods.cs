using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>Puts another entry in the place of one that was wrong, under the same id and with the reason; the first is kept as it was.</summary>
/// <param name="Market">Code.</param>
/// <param name="ClientId">The sender's id of the entry.</param>
/// <param name="To">What it should be: a field left out (null) stays as it was, an empty text clears it; its own clientId is not looked at.</param>
/// <param name="Seen">Number of the entry looked at; null takes it as it stands.</param>
public sealed record CorrectGoods(string Market, DateOnly On, string ClientId, RecordGoods.Row To, string? Reason, long? Seen = null)
{
    public async Task<Outcome<GoodsList>> Handle(LimsDatabase database, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var market = await StandingGoods.Market(db, Market, On, Reason, caller, now, cancel);
        if (market.Refusal is { } refusal)
            return refusal;
        TradeNames names;
        using (var connection = database.OpenConnection())
            names = new TradeNames(connection);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        DistrictLock.Take(db, market.Value.DistrictCode);
        var found = await StandingGoods.Find(db, market.Value, On, ClientId, Seen, cancel);
        if (found.Refusal is { } notFound)
            return notFound;
        var before = found.Value;
        var row = new RecordGoods.Row(ClientId, To.Food ?? before.Food, To.Certificate ?? before.Certificate, To.StallNo ?? before.StallNo, To.Vendor ?? before.Vendor,
            To.Quantity ?? before.Quantity, To.Supplier ?? before.Supplier);
        if (RecordGoods.Faults(row) is { Count: > 0 } faults)
            return new Refusal(faults[0].Code, string.Concat(faults.Select(fault => fault.Message)), RefusalKind.Invalid);
        var after = RecordGoods.Entry(row, market.Value.Id, On, names, caller, now);
        if (RecordGoods.Content(before) == RecordGoods.Content(after))
            return new Refusal("nothing-changed", $"编号“{ClientId}”的登记与更正内容相同，无须更正。");
        (before.WithdrawnAt, before.WithdrawnBy, before.WithdrawnBecause) = (now, caller.Name, Reason!.Trim());
        // The place must be free before another entry takes it.
        await db.SaveAudited(caller.Name, now, new AuditedChange("withdraw-goods", FormattableString.Invariant($"{Market}/{On:yyyy-MM-dd}/{ClientId}"), Reason.Trim()), cancel);
        after.Corrects = before.Id;
        db.GoodsEntries.Add(after);
        await db.SaveAudited(caller.Name, now, new AuditedChange("correct-goods", FormattableString.Invariant($"{Market}/{On:yyyy-MM-dd}/{ClientId}"), Reason.Trim()), cancel);
        await transaction.CommitAsync(cancel);
        return await new ListGoods(Market, On).Handle(db, caller, now, cancel);
    }
}
