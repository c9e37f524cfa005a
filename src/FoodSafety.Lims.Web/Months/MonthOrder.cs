using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Months;

/// <summary>Whether a month may be closed now, and if not, why.</summary>
internal static class MonthOrder
{
    public static async Task<Refusal?> Refuses(LimsDb db, string district, ReportPeriod month, DateOnly today, TimeZoneInfo zone, CancellationToken cancel)
    {
        var (from, to) = (new DateOnly(month.Year, 1, 1), new DateOnly(month.Year, 12, 31));
        var closed = await db.MonthClosings.AsNoTracking().Where(one => one.DistrictCode == district && one.Month >= from && one.Month <= to).OrderBy(one => one.Month).ToListAsync(cancel);
        if (closed.Find(one => one.Month >= month.From) is { } done)
            return new Refusal("already-closed", done.Month == month.From
                ? FormattableString.Invariant($"{month.Code} 已由 {done.ClosedBy} 于 {done.ClosedAt.ToLocal(zone):yyyy-MM-dd HH:mm} 关账（报表 {done.Report}）；其后的变化列入以后月份的调整。")
                : FormattableString.Invariant($"{done.Month:yyyy-MM} 已关账（报表 {done.Report}），在它以前的月份随之关账；{month.Code} 以后的变化列入以后月份的调整。"));
        if (today <= month.To)
            return new Refusal("month-not-over", FormattableString.Invariant($"{month.Code} 尚未结束，{month.To.AddDays(1):yyyy-MM-dd} 起可以关账。"));
        var open = closed.Count == 0 ? from : closed[^1].Month.AddMonths(1);
        return await db.CounterDays.Where(day => day.DistrictCode == district && day.Day >= open && day.Day < month.From && (day.Batches != 0 || day.Items != 0 || day.Passed != 0))
            .MinAsync(day => (DateOnly?)day.Day, cancel) is { } earlier
            ? new Refusal("earlier-month-open", FormattableString.Invariant($"请先关 {earlier:yyyy-MM} 的账：月份须依次关账，变化才能列入其后的月份。"))
            : null;
    }
}
