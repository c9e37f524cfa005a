using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>
/// Goods that came into a market on a business day (入场登记). Each row answers for itself; sent again with its clientId, it changes nothing. By the
/// market itself or its district's regulator.
/// </summary>
/// <param name="Market">Code.</param>
public sealed record RecordGoods(string Market, DateOnly On, IReadOnlyList<RecordGoods.Row> Rows)
{
    public const int MostRows = 2000;
    private const int Longest = 200;

    /// <param name="ClientId">The sender's own id of the entry, unique in the market's day.</param>
    /// <param name="Certificate">承诺达标合格证 | 检测合格证 | 检疫证 | 购货凭证 | 无; null where it was not said.</param>
    public sealed record Row(string? ClientId, string? Food, string? Certificate, string? StallNo = null, string? Vendor = null, string? Quantity = null, string? Supplier = null);

    public async Task<Outcome<DailyLogAnswer>> Handle(LimsDatabase database, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var found = await DeclareClosure.Find(db, Market, caller, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        if (Rows.Count is 0 or > MostRows)
            return new Refusal(Rows.Count == 0 ? "missing" : "too-large", $"每次登记 1 至 {MostRows} 行。", Rows.Count == 0 ? RefusalKind.Invalid : RefusalKind.TooLarge);
        if (On > now.LocalDay(database.Settings.TimeZone))
            return new Refusal("in-the-future", FormattableString.Invariant($"营业日 {On:yyyy-MM-dd} 晚于今天，请核对。"), RefusalKind.Invalid);

        TradeNames names;
        using (var connection = database.OpenConnection())
            names = new TradeNames(connection);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        DistrictLock.Take(db, found.Value.DistrictCode);
        var ofDay = await db.GoodsEntries.IgnoreQueryFilters().Where(entry => entry.EnteredOn == On && entry.MarketId == found.Value.Id).ToListAsync(cancel);
        var stored = ofDay.Where(entry => entry.WithdrawnAt is null).ToDictionary(entry => entry.ClientId);
        var earlier = ofDay.Where(entry => entry.WithdrawnAt is not null).ToLookup(entry => entry.ClientId);
        var answers = new List<DailyLogAnswer.RowAnswer>();
        foreach (var row in Rows.Select(row => row ?? new Row(null, null, null)))
        {
            var faults = Faults(row);
            var status = "refused";
            if (faults.Count == 0)
            {
                var entry = Entry(row, found.Value.Id, On, names, caller, now);
                if (earlier.Contains(entry.ClientId) && !stored.ContainsKey(entry.ClientId))
                    faults.Add(new("clientId", entry.ClientId, "withdrawn", $"编号 {entry.ClientId} 当日的登记已撤回；请换一个编号登记。"));
                else if (earlier[entry.ClientId].Any(before => Content(before) == Content(entry)))
                    status = "duplicate";
                else if (!stored.TryGetValue(entry.ClientId, out var known))
                {
                    db.GoodsEntries.Add(stored[entry.ClientId] = entry);
                    status = "accepted";
                }
                else if (Content(known) == Content(entry))
                    status = "duplicate";
                else
                    faults.Add(new("clientId", entry.ClientId, "conflicts-with-stored", $"编号 {entry.ClientId} 当日已登记了不同的内容；请换一个编号，或由能更正的人更正原登记：营业日内是市场，其后是监管部门。"));
            }
            answers.Add(new(row.ClientId is null ? null : JsonSerializer.SerializeToElement(row.ClientId), status, faults));
        }
        if (db.ChangeTracker.HasChanges())
            await db.SaveAudited(caller.Name, now, new AuditedChange("record-goods", FormattableString.Invariant($"{Market}/{On:yyyy-MM-dd}")), cancel);
        await transaction.CommitAsync(cancel);
        return new DailyLogAnswer(answers, Closed: false);
    }

    internal static List<DailyLogAnswer.Fault> Faults(Row row)
    {
        var faults = new List<DailyLogAnswer.Fault>();
        foreach (var (name, title, value) in (ReadOnlySpan<(string, string, string?)>)[("clientId", "编号", row.ClientId), ("food", "品名", row.Food)])
            if (string.IsNullOrWhiteSpace(value))
                faults.Add(new(name, value, "missing", $"缺少{title}（{name}），请填写。"));
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("clientId", row.ClientId), ("food", row.Food), ("certificate", row.Certificate), ("stallNo", row.StallNo),
            ("vendor", row.Vendor), ("quantity", row.Quantity), ("supplier", row.Supplier)])
            if (value?.Length > Longest)
                faults.Add(new(name, value[..20] + "…", "too-long", $"{name} 超过 {Longest} 字，请缩短。"));
        return faults;
    }

    internal static GoodsEntry Entry(Row row, int market, DateOnly on, TradeNames names, Caller caller, DateTimeOffset now) => new()
    {
        MarketId = market,
        EnteredOn = on,
        ClientId = row.ClientId!.Trim(),
        Food = row.Food!.Trim(),
        Certificate = names.Certificate(row.Certificate),
        StallNo = Given(row.StallNo),
        Vendor = Given(row.Vendor),
        Quantity = Given(row.Quantity),
        Supplier = Given(row.Supplier),
        RecordedBy = caller.Name,
        RecordedAt = now,
    };

    internal static (string, string?, string?, string?, string?, string?) Content(GoodsEntry entry) =>
        (entry.Food, entry.Certificate, entry.StallNo, entry.Vendor, entry.Quantity, entry.Supplier);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
