using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>What a market registered as come in on a business day, for itself and its district's regulators.</summary>
/// <param name="Market">Code.</param>
public sealed record ListGoods(string? Market, DateOnly On)
{
    public async Task<Outcome<GoodsList>> Handle(LimsDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await DeclareClosure.Find(db, Market, caller, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        var market = found.Value;
        var entries = await db.GoodsEntries.IgnoreQueryFilters().AsNoTracking().Where(entry => entry.EnteredOn == On && entry.MarketId == market.Id).OrderBy(entry => entry.Id).ToListAsync(cancel);
        return new GoodsList(market.Code, market.Name, On, StandingGoods.MayChange(market, On, caller, now, db.Zone),
        [
            .. entries.Select(entry => new GoodsList.Item(entry.Id, entry.ClientId, entry.Food, entry.Certificate, entry.StallNo, entry.Vendor, entry.Quantity, entry.Supplier,
                entry.RecordedBy, entry.RecordedAt.ToLocal(db.Zone), entry.Corrects, entry.WithdrawnAt?.ToLocal(db.Zone), entry.WithdrawnBy, entry.WithdrawnBecause)),
        ]);
    }
}
