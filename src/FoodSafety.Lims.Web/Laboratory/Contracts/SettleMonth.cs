using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>结算: a month of a contract is settled and stays as it is; what changes later is an adjustment of a later month. Months are settled in their order.</summary>
/// <param name="Contract">Code.</param>
/// <param name="Month">E.g. 2023-09.</param>
/// <param name="Payable">应付 in 分 that the caller looked at; null takes what it is now.</param>
public sealed record SettleMonth(string Contract, string? Month, long? Payable = null)
{
    public async Task<Outcome<Settlement>> Handle(LimsDatabase database, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        var read = await new ReadSettlement(Contract, Month, at).Handle(database, caller, cancel);
        if (read.Refusal is { } refusal)
            return refusal;
        if (Access.ToSettle(caller) is { } forbidden)
            return forbidden;
        var settlement = read.Value;
        if (settlement.SettledAt is not null)
            return new Refusal("already-settled", FormattableString.Invariant($"合同 {Contract} {settlement.Month:yyyy-MM} 已由 {settlement.SettledBy} 结算；其后的变化列入以后月份的调整。"));
        if (at.LocalDay(database.Settings.TimeZone) < settlement.Month.AddMonths(1))
            return new Refusal("month-not-over", FormattableString.Invariant($"{settlement.Month:yyyy-MM} 尚未结束，月底后再结算。"));
        await using var db = database.CreateContext();
        if (await EarlierOpen(db, database, settlement, at, cancel) is { } earlier)
            return new Refusal("earlier-month-open", FormattableString.Invariant($"请先结算 {earlier:yyyy-MM}：月份须依次结算，变化才能列入其后的月份。"));
        if (Payable is { } seen && seen != settlement.Payable)
            return new Refusal("stale-version", FormattableString.Invariant($"应付现为 {settlement.Payable} 分（{settlement.Lines.Length} 批次，调整 {settlement.Adjustments.Length} 项），您看到的是 {seen} 分；请重新打开后再结算。"));

        settlement = settlement with { SettledAt = at.ToLocal(database.Settings.TimeZone), SettledBy = caller.Name };
        db.SettledMonths.Add(new SettledMonth
        {
            Contract = Contract,
            Month = settlement.Month,
            SettledAt = at,
            SettledBy = caller.Name,
            Document = JsonSerializer.Serialize(settlement, LimsJson.Options),
        });
        try
        {
            await db.SaveAudited(caller.Name, at, new AuditedChange("settle-month", FormattableString.Invariant($"{Contract} {settlement.Month:yyyy-MM}"))
            {
                After = new { settlement.Fee, settlement.PurchaseCost, settlement.Deducted, settlement.Payable },
            }, cancel);
        }
        catch (DbUpdateException)
        {
            return new Refusal("already-settled", FormattableString.Invariant($"合同 {Contract} {settlement.Month:yyyy-MM} 刚由另一人结算，请重新打开。"));
        }
        return settlement;
    }

    /// <summary>The month that must be settled first: the one after the last settled, or the first with a report; null where it is this one.</summary>
    private static async Task<DateOnly?> EarlierOpen(LimsDb db, LimsDatabase database, Settlement settlement, DateTimeOffset at, CancellationToken cancel)
    {
        var code = settlement.Contract.Code;
        var last = await db.SettledMonths.Where(one => one.Contract == code).MaxAsync(one => (DateOnly?)one.Month, cancel);
        var next = last?.AddMonths(1)
            ?? (await ContractBatches.Read(db, settlement.Contract, at, database.Settings.TimeZone, cancel)).Min(one => one.IssuedOn);
        return next is { } open && new DateOnly(open.Year, open.Month, 1) < settlement.Month ? open : null;
    }
}
