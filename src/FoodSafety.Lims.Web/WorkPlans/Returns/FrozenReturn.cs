using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.WorkPlans.Returns;

/// <summary>
/// The return of a deadline as it stood at the end of its last day: issued once as a report, whose bytes are kept. Whoever prints it again gets the
/// same figures, whatever was written or counted since.
/// </summary>
/// <param name="DueOn">Which occurrence; null for the last that is over.</param>
public sealed record FrozenReturn(string? District, int Year, string Deadline, DateOnly? DueOn = null)
{
    public async Task<Outcome<IssuedReport>> Handle(LimsDatabase database, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var zone = database.Settings.TimeZone;
        var today = now.LocalDay(zone);
        await using var db = database.CreateContext();
        var read = await ReadPlan.Of(db, District, Year, caller, cancel);
        if (read.Refusal is { } refusal)
            return refusal;
        var due = read.Value.Deadlines.Where(deadline => deadline.Code == Deadline && deadline.Kind == "submission").SelectMany(deadline => deadline.Occurrences)
            .LastOrDefault(occurrence => DueOn is null ? occurrence.DueOn < today : occurrence.DueOn == DueOn);
        if (due is null)
            return new Refusal("unknown-deadline", $"{read.Value.Name} {Year} 年的计划没有已到期的报送期限“{Deadline}”。", RefusalKind.NotFound);
        if (due.DueOn >= today)
            return new Refusal("not-due", FormattableString.Invariant($"报送期限 {due.DueOn:yyyy-MM-dd} 当日仍可报送，次日起才能固定；在此之前可出具“{ReportKind.WorkPlan.Name}”报表查看当前情况。"));

        var before = await Find(db, District!, Year, due.DueOn, zone).FirstOrDefaultAsync(cancel);
        if (before is not null)
            return before;
        var issued = await new IssueReport(ReportKind.WorkPlan.Code, District, FormattableString.Invariant($"{Year}"), At(due.DueOn, zone)).Handle(database, caller, now, cancel);
        return issued.Refusal is { } not ? not : issued.Value.Report;
    }

    /// <summary>Last day of a deadline → number of its frozen return.</summary>
    internal static async Task<IReadOnlyDictionary<DateOnly, string>> NumbersOf(LimsDb db, string district, int year, TimeZoneInfo zone, CancellationToken cancel)
    {
        var period = FormattableString.Invariant($"{year}");
        var issued = await db.IssuedReports.AsNoTracking().Where(report => report.DistrictCode == district && report.Kind == ReportKind.WorkPlan.Code && report.Period == period && report.IssuedAt > report.AsOf)
            .OrderBy(report => report.Id).Select(report => new { report.AsOf, report.Number }).ToListAsync(cancel);
        return issued.Where(report => report.AsOf == At(report.AsOf.LocalDay(zone), zone))
            .GroupBy(report => report.AsOf.LocalDay(zone)).ToDictionary(day => day.Key, day => day.First().Number);
    }

    /// <summary>
    /// The first report of that instant that was issued after it is the frozen one: one issued before does not know the day's end, another of the same
    /// instant was asked for after the figures had moved.
    /// </summary>
    private static IOrderedQueryable<IssuedReport> Find(LimsDb db, string district, int year, DateOnly dueOn, TimeZoneInfo zone)
    {
        var (at, period) = (At(dueOn, zone), FormattableString.Invariant($"{year}"));
        return db.IssuedReports.AsNoTracking().Where(report => report.DistrictCode == district && report.Kind == ReportKind.WorkPlan.Code && report.Period == period && report.AsOf == at && report.IssuedAt > at).OrderBy(report => report.Id);
    }

    /// <summary>The end of a local day, as reports keep it.</summary>
    private static DateTimeOffset At(DateOnly day, TimeZoneInfo zone) => LocalClock.StartOf(day.AddDays(1), zone).AddMilliseconds(-1);
}
