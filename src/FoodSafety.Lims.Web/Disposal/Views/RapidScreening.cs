using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>What the rapid tests say of the batch a positive is about: where, whose, and what was read.</summary>
/// <param name="Market">Code.</param>
/// <param name="Readings">Every test of the batch, repeats too, oldest first.</param>
public sealed record RapidScreening(string Market, string MarketName, string? StallNo, string? Vendor, IReadOnlyList<RapidScreening.Line> Readings)
{
    /// <param name="Id">Of the stored row.</param>
    /// <param name="Value">As it was written; null where only the outcome was.</param>
    public sealed record Line(long Id, string TestItem, DateTimeOffset TestedAt, TimePrecision Precision, string? Value, string? Unit, RapidOutcome Outcome);

    /// <summary>Of a case; null of one that no rapid test opened.</summary>
    public static async Task<RapidScreening?> Of(LimsDb db, DisposalCase row, TimeZoneInfo zone, CancellationToken cancel)
    {
        if (row.TestedOn is null)
            return null;
        var tests = await db.RapidTests.AsNoTracking()
            .Where(test => test.TestedOn == row.TestedOn && test.MarketId == row.MarketId && test.SampleNo == row.SampleNo)
            .OrderBy(test => test.TestedAt).ThenBy(test => test.Id).ToListAsync(cancel);
        if (tests.Count == 0)
            return null;
        var market = await db.Organisations.AsNoTracking().FirstOrDefaultAsync(one => one.Id == row.MarketId, cancel);
        var named = tests.SelectMany(test => new[] { test.ItemId, test.UnitId ?? 0 }).Distinct().ToList();
        var terms = await db.Terms.AsNoTracking().Where(term => named.Contains(term.Id)).ToDictionaryAsync(term => term.Id, term => term.Text, cancel);
        return new RapidScreening(
            market?.Code ?? "",
            market?.Name ?? "",
            tests.Select(test => test.StallNo).FirstOrDefault(stall => stall is not null),
            tests.Select(test => test.Vendor).FirstOrDefault(vendor => vendor is not null),
            [.. tests.Select(test => new Line(
                test.Id, terms.GetValueOrDefault(test.ItemId) ?? "", test.TestedAt.ToLocal(zone), test.TestedPrecision, test.Reading,
                test.UnitId is { } unit ? terms.GetValueOrDefault(unit) : null, test.Outcome))]);
    }
}
