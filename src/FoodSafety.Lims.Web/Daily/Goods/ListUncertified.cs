using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.Patterns;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>
/// 无证未检 (无证须快检或抽检合格方可销售): what came in with the certificate 无 — as entry of goods, or as the certificate a rapid test states — and
/// has on its business day, at its market and stall, no rapid test of the food with an outcome other than 无效. A sample that was taken and has no
/// result yet is told as such; one with a result is not in the list. A stall that the entry names must be the test's, or else its vendor; an
/// entry that names neither is held to market and food.
/// </summary>
/// <param name="From">First business day.</param>
/// <param name="To">Last business day.</param>
public sealed record ListUncertified(string? District, DateOnly From, DateOnly To)
{
    public const int MostDays = 31;

    private static readonly Dictionary<string, string> Reasons = new() { ["untested"] = "未检", ["invalid-only"] = "仅有无效结果", ["awaiting-result"] = "已抽样待结果" };

    private sealed record Test(DateOnly Day, int Market, string SampleNo, string Food, string? Stall, string? Vendor, bool IsValid, bool IsWithout);

    public async Task<Outcome<UncertifiedList>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        if (await db.Districts.AsNoTracking().SingleOrDefaultAsync(district => district.Code == District, cancel) is not { } known)
            return ListOrganisations.UnknownDistrict(District ?? "");
        if (Access.ToDistrict(caller, District!) is { } refusal)
            return refusal;
        if (To < From || To.DayNumber - From.DayNumber >= MostDays)
            return new Refusal("out-of-range", $"起止日期应从早到晚，最多 {MostDays} 天。", RefusalKind.Invalid);

        TradeNames names;
        using (var connection = database.OpenConnection())
            names = new TradeNames(connection);
        var markets = await db.Organisations.AsNoTracking().Where(one => one.DistrictCode == District && one.Kind == "market").ToDictionaryAsync(one => one.Id, cancel);
        var goods = await db.GoodsEntries.AsNoTracking().Where(entry => entry.EnteredOn >= From && entry.EnteredOn <= To && markets.Keys.Contains(entry.MarketId))
            .OrderBy(entry => entry.EnteredOn).ThenBy(entry => entry.Id).ToListAsync(cancel);
        var tests = await Tests(db, names, markets.Keys, cancel);
        var samples = await Samples(db, names, cancel);

        var items = new List<UncertifiedList.Item>();
        foreach (var entry in goods.Where(entry => names.IsWithout(entry.Certificate)))
            Add(entry.EnteredOn, entry.MarketId, entry.StallNo, entry.Vendor, entry.Food, "goods", entry.ClientId);
        foreach (var batch in tests.Where(test => test.IsWithout).GroupBy(test => (test.Day, test.Market, test.SampleNo)).Where(batch => !batch.Any(test => test.IsValid)))
            Add(batch.Key.Day, batch.Key.Market, batch.First().Stall, batch.First().Vendor, batch.First().Food, "rapid-test", batch.Key.SampleNo);
        var ordered = items.OrderBy(item => item.Date).ThenBy(item => item.Market, StringComparer.Ordinal).ToList();
        return new UncertifiedList(District!, From, To, ordered, goods.Count(entry => entry.Certificate is null), Text(known.Name, ordered));

        void Add(DateOnly day, int market, string? stall, string? vendor, string food, string source, string record)
        {
            var canonical = names.Food(food);
            var same = tests.Where(test => test.Day == day && test.Market == market && names.Food(test.Food) == canonical && IsSamePlace(stall, vendor, test.Stall, test.Vendor)).ToList();
            if (same.Exists(test => test.IsValid))
                return;
            var taken = samples.Where(sample => sample.Day == day && sample.Food == canonical && IsSameParty(sample.Party, sample.Stall, stall, vendor, markets[market].Name)).ToList();
            if (taken.Exists(sample => sample.HasResult))
                return;
            var why = taken.Count > 0 ? "awaiting-result" : same.Count > 0 ? "invalid-only" : "untested";
            items.Add(new(day, markets[market].Code, markets[market].Name, stall, vendor, food, source, record, why, Reasons[why]));
        }
    }

    /// <summary>Of the days' tests at the district's markets: an index range, whatever else is stored.</summary>
    private async Task<List<Test>> Tests(LimsDb db, TradeNames names, IEnumerable<int> markets, CancellationToken cancel) =>
    [
        .. (await (from test in db.RapidTests
                   join food in db.Terms on test.FoodId equals food.Id
                   where test.TestedOn >= From && test.TestedOn <= To && markets.Contains(test.MarketId)
                   select new { test.TestedOn, test.MarketId, test.SampleNo, Food = food.Text, test.StallNo, test.Vendor, test.Outcome, test.Details }).ToListAsync(cancel))
            .Select(test => new Test(test.TestedOn, test.MarketId, test.SampleNo, test.Food, test.StallNo, test.Vendor, test.Outcome != RapidOutcome.Invalid,
                test.Details is not null && test.Details.Contains("\"certificate\"", StringComparison.Ordinal) && names.IsWithout(Details.Find(test.Details, "certificate")))),
    ];

    private async Task<List<(DateOnly Day, string Food, string Party, string? Stall, bool HasResult)>> Samples(LimsDb db, TradeNames names, CancellationToken cancel)
    {
        var voided = SampleLifecycle.Voided.Code;
        return [.. (await db.Samples.AsNoTracking().Where(sample => sample.DistrictCode == District && sample.SampledOn >= From && sample.SampledOn <= To && sample.LifecycleStage != voided)
            .Select(sample => new { sample.SampledOn, sample.Food, sample.SampledParty, sample.Details, sample.Verdict }).ToListAsync(cancel))
            .Select(sample => (sample.SampledOn, names.Food(sample.Food), sample.SampledParty, Details.Find(sample.Details, "stall_no"), sample.Verdict is not null))];
    }

    private static bool IsSamePlace(string? stall, string? vendor, string? testStall, string? testVendor) =>
        stall is not null ? Same(stall, testStall) : vendor is null || Same(vendor, testVendor);

    /// <summary>A sampling form names its party, not our market: it is the vendor, or the market with the stall.</summary>
    private static bool IsSameParty(string party, string? partyStall, string? stall, string? vendor, string market) =>
        (vendor is not null && Same(vendor, party)) || (stall is not null && Same(stall, partyStall) && Spelling.NameKey(party).Contains(Spelling.NameKey(market), StringComparison.Ordinal));

    private static bool Same(string one, string? other) => other is not null && Spelling.NameKey(one) == Spelling.NameKey(other);

    private string Text(string district, List<UncertifiedList.Item> items)
    {
        var days = From == To ? FormattableString.Invariant($"{From:yyyy-MM-dd}") : FormattableString.Invariant($"{From:yyyy-MM-dd} 至 {To:yyyy-MM-dd}");
        return items.Count == 0
            ? $"【{district}】{days} 没有无证未检的货品。"
            : $"【{district}】{days} 无证未检 {items.Count} 批：{string.Join("；", items.Select(item => $"{item.MarketName}{(item.StallNo is null ? "" : $" {item.StallNo}")} {item.Food}（{item.WhyName}）"))}。请补检合格后再销售。";
    }
}
