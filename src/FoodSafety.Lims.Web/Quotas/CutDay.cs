using System.Data.Common;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas;

/// <summary>
/// The local day of an instant. Counters are kept by whole business days: where the instant cuts rapid tests off its day, or off the one before that
/// a night market ends after midnight, those up to it are counted from their rows.
/// </summary>
/// <param name="On">The day.</param>
/// <param name="IsWhole">Whether the instant is its last: then a day is asked for, as the report of a period does, and its night market's night is in it.</param>
/// <param name="Until">The instant.</param>
/// <param name="FirstCut">First business day whose stored counts hold more than was tested by the instant: the day, or the one before.</param>
/// <param name="Counted">Rapid tests from then on up to the instant; null where nothing is cut off, or another year is looked at.</param>
public sealed record CutDay(DateOnly On, bool IsWhole, DateTimeOffset Until, DateOnly FirstCut, IReadOnlyList<RapidTestCount.Counted>? Counted)
{
    /// <summary>The last whole day; a forecast reads business days whole, the night after midnight too.</summary>
    public DateOnly LastWhole => IsWhole ? On : On.AddDays(-1);

    /// <summary>Whether the stored counts of this counter of the days from the first cut on hold what came after the instant.</summary>
    public bool Replaces(Counter counter) => Counted is not null && counter.Kind == Domain.Sampling.RecordKind.RapidTest;

    /// <param name="plans">The district's.</param>
    /// <param name="year">Of the plan looked at.</param>
    public static async Task<CutDay> Read(
        LimsDb db, DbConnection connection, string district, IReadOnlyDictionary<int, Plan> plans, int year, DateTimeOffset asOf, TimeZoneInfo zone, CancellationToken cancel)
    {
        var on = asOf.LocalDay(zone);
        var isWhole = asOf.AddMilliseconds(1) >= LocalClock.StartOf(on.AddDays(1), zone);
        if (isWhole)
            return new CutDay(on, isWhole, asOf, on, null);
        var markets = db.Organisations.Where(market => market.DistrictCode == district);
        // The index alone says whether the instant cuts any row off its day: now, it never does. Only night markets reach beyond midnight.
        var cut = new List<DateOnly>();
        foreach (var (day, ofDay) in new[] { (on.AddDays(-1), markets.Where(market => market.BusinessDays != null)), (on, markets) })
        {
            if (day.Year == year && await ofDay.AnyAsync(market => db.RapidTests.Any(test => test.TestedOn == day && test.MarketId == market.Id && test.TestedAt > asOf), cancel))
                cut.Add(day);
        }
        if (cut.Count == 0)
            return new CutDay(on, isWhole, asOf, on, null);
        var rows = new RapidTestCount(district, plans);
        // From the first one on: what is replaced is replaced up to the instant's day.
        DateOnly[] counted = [.. new[] { cut[0], on }.Distinct().Where(day => day.Year == year)];
        return new CutDay(on, isWhole, asOf, cut[0], [.. counted.SelectMany(day => rows.Run(connection, null, day, asOf))]);
    }
}
