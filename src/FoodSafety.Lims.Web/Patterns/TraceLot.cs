using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Patterns;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Patterns;

/// <summary>
/// From the finding of a case to every test of the same supplier and lot in the 30 days before and after it (FT 16): rapid tests by supplier
/// and lot number, inspected samples and findings by labelled producer and production date or lot; where the lot is a day alone, of the same food.
/// </summary>
/// <param name="Case">The case's number.</param>
public sealed record TraceLot(string Case)
{
    /// <summary>Days before and after the finding.</summary>
    private const int Days = 30;

    public async Task<Outcome<TracedLot>> Handle(LimsDb db, TimeZoneInfo zone, Caller caller, CancellationToken cancel)
    {
        var shown = await new ShowCase(Case).Handle(db, caller, cancel);
        if (shown.Refusal is { } refusal)
            return refusal;
        var disposal = shown.Value;
        var origins = (await OriginsOf(db, disposal, cancel)).Distinct().ToList();
        if (origins.Count == 0)
            return new Refusal("not-traceable",
                $"案件 {Case} 的样品没有同时写明供货商（或标称生产企业）和批号（或生产日期），无法追溯；请先更正该记录或向经营者核实。", RefusalKind.Unprocessable);

        var on = disposal.TestedOn ?? await SampledOn(db, disposal, cancel) ?? disposal.OpenedAt.LocalDay(zone);
        var (from, to) = (on.AddDays(-Days), on.AddDays(Days));
        var companies = origins.ToLookup(origin => origin.Lot, origin => origin.Company);
        var food = Spelling.NameKey(disposal.Food);
        bool IsOfLot(string? company, IEnumerable<string> lots, string tested) => lots.Any(lot => companies[LotKey(lot)].Contains(CompanyName.Key(company))
            // Everything a supplier brought on one day is not one lot.
            && (DayOf(lot) is null || Spelling.NameKey(tested) == food));
        List<TracedLot.Test> tests =
        [
            .. (await RapidTests(db, disposal.DistrictCode, from, to, cancel)).Where(row => IsOfLot(Details.Find(row.Details, "supplier"), Lots(row.Details), row.Test.Food)).Select(row => row.Test),
            .. (await InspectedBatch.Read(db, disposal.DistrictCode, from, to, zone, cancel)).Where(batch => IsOfLot(batch.Producer, batch.Lots, batch.Food)).Select(Test),
        ];
        return new TracedLot(Case, [.. origins.Select(origin => new TracedLot.Origin(origin.Name, origin.LotText))], from, to,
            [.. tests.OrderBy(test => test.On).ThenBy(test => test.SampleNo, StringComparer.Ordinal).ThenBy(test => test.TestItem, StringComparer.Ordinal)]);
    }

    private sealed record Origin(string Company, string Lot, string Name, string LotText);

    /// <summary>What the case's own records say of where the lot came from.</summary>
    private static async Task<IEnumerable<Origin>> OriginsOf(LimsDb db, DisposalCase disposal, CancellationToken cancel)
    {
        var found = new List<(string? Company, string? Lot)>();
        // Its own rapid test, or that of the positive it carries on.
        var positives = db.Cases.Where(one => one.Id == disposal.Id || one.Events.Any(happened => happened.Link == disposal.Number));
        foreach (var positive in await positives.Where(one => one.MarketId != null).Select(one => new { one.TestedOn, one.MarketId, one.SampleNo }).ToListAsync(cancel))
            foreach (var details in await db.RapidTests.AsNoTracking()
                .Where(test => test.TestedOn == positive.TestedOn && test.MarketId == positive.MarketId && test.SampleNo == positive.SampleNo)
                .Select(test => test.Details).ToListAsync(cancel))
                found.AddRange(Lots(details).Select(lot => (Details.Find(details, "supplier"), (string?)lot)));
        foreach (var details in await db.Samples.AsNoTracking().Where(sample => sample.Id == disposal.SampleId).Select(sample => sample.Details).ToListAsync(cancel))
            found.AddRange(InspectedBatch.LotsOf(details).Select(lot => (Details.Find(details, "producer"), (string?)lot)));
        foreach (var finding in await db.Findings.AsNoTracking().Where(finding => finding.Id == disposal.FindingId).Select(finding => new { finding.Producer, finding.Details }).ToListAsync(cancel))
            found.AddRange(InspectedBatch.LotsOf(finding.Details).Select(lot => (finding.Producer, (string?)lot)));
        return found
            .Where(origin => origin.Lot is not null && CompanyName.Key(origin.Company).Length > 0)
            .Select(origin => new Origin(CompanyName.Key(origin.Company), LotKey(origin.Lot!), origin.Company!.Trim(), origin.Lot!));
    }

    private static async Task<DateOnly?> SampledOn(LimsDb db, DisposalCase disposal, CancellationToken cancel) =>
        await db.Samples.Where(sample => sample.Id == disposal.SampleId).Select(sample => (DateOnly?)sample.SampledOn).FirstOrDefaultAsync(cancel)
        ?? await db.Findings.Where(finding => finding.Id == disposal.FindingId).Select(finding => finding.BulletinOn).FirstOrDefaultAsync(cancel);

    /// <summary>Rapid tests of the days that say a lot, by the index over days.</summary>
    private static async Task<IEnumerable<(TracedLot.Test Test, string? Details)>> RapidTests(LimsDb db, string district, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var rows = await (
            from test in db.RapidTests.AsNoTracking()
            where test.TestedOn >= @from && test.TestedOn <= to && test.Details != null && test.Details.Contains("\"lot_no\"")
            join market in db.Organisations.Where(organisation => organisation.DistrictCode == district) on test.MarketId equals market.Id
            join item in db.Terms on test.ItemId equals item.Id
            join food in db.Terms on test.FoodId equals food.Id
            select new { test.SampleNo, test.TestedOn, Market = market.Name, Food = food.Text, Item = item.Text, test.Outcome, test.Details }).ToListAsync(cancel);
        return rows.Select(row => (new TracedLot.Test("rapid-test", row.SampleNo, row.TestedOn, row.Market, row.Food, row.Item, row.Outcome.ToString().ToLowerInvariant()), (string?)row.Details));
    }

    private static TracedLot.Test Test(InspectedBatch batch) => new("inspection", batch.SampleNo, batch.On, batch.SampledParty, batch.Food, null,
        (batch.IsNonCompliant, batch.IsMonitoring) switch { (false, _) => "compliant", (true, true) => "problem", _ => "non-compliant" });

    private static IEnumerable<string> Lots(string? details) => Details.Find(details, "lot_no") is { } lot ? [lot] : [];

    /// <summary>2023-05-08, 2023/5/8 and 2023年5月8日 are one lot; other marks are compared as names are.</summary>
    private static string LotKey(string lot) =>
        DayOf(lot)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? Spelling.NameKey(lot);

    private static DateOnly? DayOf(string lot) => Ingestion.Notation.TimeNotation.TryParse(System.Text.Encoding.UTF8.GetBytes(lot), out var time) ? time.Day : null;
}
