using FoodSafety.Lims.Domain.Months;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Months;

/// <summary>What is stored of a district's closed months.</summary>
/// <param name="Closings">All, in their order.</param>
/// <param name="Adjustments">Of one year's months, and of earlier ones that it may have to tell, in the order they were made.</param>
/// <param name="Ledger">What they come to; an adjustment's number is its id.</param>
public sealed record MonthRows(IReadOnlyList<MonthClosing> Closings, IReadOnlyList<MonthAdjustment> Adjustments, MonthLedger Ledger)
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<MonthClosing>().HasIndex(closing => new { closing.DistrictCode, closing.Month }).IsUnique();
        model.Entity<MonthFigure>().HasIndex(figure => new { figure.DistrictCode, figure.Month, figure.Counter }).IsUnique();
        model.Entity<MonthAdjustment>().HasIndex(adjustment => new { adjustment.DistrictCode, adjustment.Month });
        model.Entity<MonthAdjustment>().HasIndex(adjustment => adjustment.Subject);
    }

    public static async Task<MonthRows> Read(LimsDb db, string district, int year, CancellationToken cancel)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var closings = await db.MonthClosings.AsNoTracking().Where(one => one.DistrictCode == district).OrderBy(one => one.Month).ToListAsync(cancel);
        // What the years before were adjusted by after their last closing is told in this one.
        var before = closings.FindLast(one => one.Month < from)?.Month ?? from;
        var figures = (await db.MonthFigures.AsNoTracking().Where(one => one.DistrictCode == district && one.Month >= from && one.Month <= to).ToListAsync(cancel)).ToLookup(one => one.Month);
        var adjustments = await db.MonthAdjustments.AsNoTracking().Where(one => one.DistrictCode == district && one.Month <= to && (one.Month >= from || one.ClosedThrough >= before)).OrderBy(one => one.Id).ToListAsync(cancel);
        return new MonthRows(closings, adjustments, new MonthLedger(
            closings.Select(closing => new MonthLedger.Closing(closing.Month,
                figures[closing.Month].ToDictionary(figure => figure.Counter, figure => new CounterSum(figure.Batches, figure.Items, figure.Passed)))),
            adjustments.Select(one => new MonthLedger.Adjustment(one.Id, one.Month, one.Counter, new CounterSum(one.Batches, one.Items, one.Passed), one.ClosedThrough))));
    }

    /// <summary>What the district's counters hold of each month of a year now.</summary>
    public static async Task<Dictionary<(DateOnly Month, string Counter), CounterSum>> Counted(LimsDb db, string district, int year, CancellationToken cancel)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var days = await db.CounterDays.Where(day => day.DistrictCode == district && day.Day >= from && day.Day <= to)
            .GroupBy(day => new { day.Counter, day.Day })
            .Select(group => new { group.Key.Counter, group.Key.Day, Batches = group.Sum(day => day.Batches), Items = group.Sum(day => day.Items), Passed = group.Sum(day => day.Passed) })
            .ToListAsync(cancel);
        return days.GroupBy(day => (new DateOnly(day.Day.Year, day.Day.Month, 1), day.Counter))
            .ToDictionary(month => month.Key, month => CounterSum.Of(month.Select(day => new CounterSum(day.Batches, day.Items, day.Passed))));
    }

    /// <summary>Number of the report that a month's figures were closed with: its own, or that of the next closed month of its year.</summary>
    public string? ReportOf(DateOnly month) => Closings.FirstOrDefault(closing => closing.Month.Year == month.Year && closing.Month >= month)?.Report;
}
