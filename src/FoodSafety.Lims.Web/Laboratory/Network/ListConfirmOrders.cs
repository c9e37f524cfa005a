using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>The orders to confirm that the positives of a district's rapid rooms (tier 5) made.</summary>
/// <param name="District">Code.</param>
/// <param name="State">Only those in this state; null for all.</param>
/// <param name="Cursor">The <c>next</c> of the page before; null for the first.</param>
/// <param name="AsOf">Cases opened after it are not shown.</param>
public sealed record ListConfirmOrders(string District, string? State, string? Cursor, DateTimeOffset AsOf)
{
    private const int Limit = 100;

    public async Task<Outcome<ConfirmOrderList>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        if (State is not null && !ConfirmOrder.Names.ContainsKey(State))
            return new Refusal("unknown-state", $"状态“{State}”不存在；可用：{string.Join("、", ConfirmOrder.Names.Select(name => $"{name.Key}（{name.Value}）"))}。", RefusalKind.Invalid);
        var before = int.MaxValue;
        if (Cursor is not null && !int.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return new Refusal("bad-cursor", $"游标“{Cursor}”无效：请使用上一页返回的 next。", RefusalKind.Invalid);
        await using var db = database.CreateContext();
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        if (Access.ToDistrict(caller, District) is { } refusal)
            return refusal;
        if (ReadLabNetwork.Find(database, District, AsOf.LocalDay(database.Settings.TimeZone).Year) is not var (_, network))
            return new ConfirmOrderList(District, [], null);

        var positive = PositiveLifecycle.Table.Code;
        var rooms = await db.Organisations.Where(one => one.DistrictCode == District && one.Tier == LabNetwork.Room).Select(one => (int?)one.Id).ToListAsync(cancel);
        var items = new List<ConfirmOrder>();
        while (true)
        {
            var page = await db.Cases.AsNoTracking()
                .Where(disposal => disposal.DistrictCode == District && disposal.Kind == positive && rooms.Contains(disposal.MarketId) && disposal.OpenedAt <= AsOf && disposal.Id < before)
                .OrderByDescending(disposal => disposal.Id).Take(Limit).Select(disposal => new { disposal.Id, disposal.Number }).ToListAsync(cancel);
            if (page.Count == 0)
                return new ConfirmOrderList(District, items, null);
            var ids = page.Select(one => one.Id).ToList();
            var orders = (await ConfirmOrder.Read(db, db.Cases.Where(disposal => ids.Contains(disposal.Id)), District, network.ConfirmAt, cancel)).ToDictionary(order => order.Case);
            foreach (var one in page)
            {
                before = one.Id;
                if (orders.TryGetValue(one.Number, out var order) && (State is null || order.State == State))
                    items.Add(order);
                if (items.Count == Limit)
                    return new ConfirmOrderList(District, items, before.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
