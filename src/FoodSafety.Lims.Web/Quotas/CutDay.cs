using System.Data.Common;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas;

/// <summary>The local day of an instant. Counters are kept by whole days: where the instant cuts rapid tests off its day, those up to it are counted from their rows.</summary>
/// <param name="On">The day.</param>
/// <param name="IsWhole">Whether the instant is its end.</param>
/// <param name="Until">The instant.</param>
/// <param name="Counted">Rapid tests of the day up to the instant; null where nothing is cut off, or another year is looked at.</param>
public sealed record CutDay(DateOnly On, bool IsWhole, DateTimeOffset Until, IReadOnlyList<RapidTestCount.Counted>? Counted)
{
    /// <summary>The last whole day.</summary>
    public DateOnly LastWhole => IsWhole ? On : On.AddDays(-1);

    /// <summary>Whether the stored counts of this counter on this day hold what came after the instant.</summary>
    public bool Replaces(Counter counter) => Counted is not null && counter.Kind == Domain.Sampling.RecordKind.RapidTest;

    /// <param name="plans">The district's.</param>
    /// <param name="year">Of the plan looked at.</param>
    public static async Task<CutDay> Read(
        LimsDb db, DbConnection connection, string district, IReadOnlyDictionary<int, Plan> plans, int year, DateTimeOffset asOf, TimeZoneInfo zone, CancellationToken cancel)
    {
        var on = asOf.LocalDay(zone);
        var isWhole = asOf.AddMilliseconds(1) >= LocalClock.StartOf(on.AddDays(1), zone);
        // The index alone says whether the instant cuts any row off its day: now, it never does.
        var isCut = year == on.Year && !isWhole
            && await db.RapidTests.AnyAsync(test => test.TestedOn == on && test.TestedAt > asOf
                && db.Organisations.Any(market => market.Id == test.MarketId && market.DistrictCode == district), cancel);
        return new CutDay(on, isWhole, asOf, isCut ? [.. new RapidTestCount(district, plans).Run(connection, null, on, asOf)] : null);
    }
}
