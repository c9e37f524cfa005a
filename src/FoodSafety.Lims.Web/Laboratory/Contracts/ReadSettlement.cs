using System.Globalization;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>月结算表 of one contract.</summary>
/// <param name="Contract">Code.</param>
/// <param name="Month">E.g. 2023-09.</param>
/// <param name="AsOf">What is stored is read as it stands, a settled month as it was settled; a report is late by its own days.</param>
public sealed record ReadSettlement(string Contract, string? Month, DateTimeOffset AsOf)
{
    public async Task<Outcome<Settlement>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        if (!DateOnly.TryParseExact($"{Month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return new Refusal("not-a-month", $"“{Month}”不是月份，请写成 2023-09 的样子。", RefusalKind.Invalid);
        var (contracts, rules) = ListContracts.Reference(database);
        var contract = contracts.All.FirstOrDefault(one => one.Code == Contract);
        if (contract is null)
            return new Refusal("unknown-contract", $"没有编码为“{Contract}”的合同；请核对或先导入 contracts。", RefusalKind.NotFound);
        if (Access.ToDistrict(caller, contract.District) is { } refusal)
            return refusal;
        await using var db = database.CreateContext();
        var settled = await db.SettledMonths.AsNoTracking().Where(one => one.Contract == contract.Code).Select(one => one.Document).ToListAsync(cancel);
        return Settlement.Of(contract, month, await ContractBatches.Read(db, contract, AsOf, database.Settings.TimeZone, cancel), rules,
            settled.ConvertAll(document => JsonSerializer.Deserialize<Settlement>(document, LimsJson.Options)!));
    }
}
