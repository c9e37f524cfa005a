using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>The clocks of 24-hour reports (24小时限时报告), which run from the reviewer's confirmation: of issued reports and of those that are reviewed but not issued.</summary>
internal static class UrgentClocks
{
    /// <param name="samples">Of which samples.</param>
    /// <param name="asOf">What is late, where nothing is issued, is read at this instant.</param>
    public static async Task<IReadOnlyList<UrgentClock>> Read(LimsDb db, LimsDatabase database, IQueryable<Sample> samples, DateTimeOffset asOf, CancellationToken cancel)
    {
        var review = LabReportLifecycle.Review.Code;
        // Only a report that was reviewed and waits, be it sent back since, or was issued as urgent can have such a clock: few of all.
        var reports = await db.LabReports.AsNoTracking().Include(report => report.Events).Include(report => report.Lines).AsSplitQuery()
            .Where(report => (report.Class == ReportClass.Urgent || (LabReportLifecycle.Unissued.Contains(report.Stage) && report.Events.Any(happened => happened.Action == review)))
                && samples.Any(sample => sample.Id == report.SampleId))
            .OrderBy(report => report.Id).ToListAsync(cancel);
        // What failed nothing has no such clock.
        reports.RemoveAll(report => !report.Lines.Exists(line => line.Verdict == Verdict.NonCompliant));
        if (reports.Count == 0)
            return [];
        var ids = reports.ConvertAll(report => report.SampleId);
        var sampleOf = await db.Samples.AsNoTracking().Include(sample => sample.Events).Where(sample => ids.Contains(sample.Id)).ToDictionaryAsync(sample => sample.Id, cancel);
        var references = await LabReportReferences.Load(db, database, cancel);
        var clocks = new List<UrgentClock>();
        foreach (var report in reports)
        {
            var reading = LabReportReading.Of(report, sampleOf[report.SampleId], references, asOf);
            if (reading.UrgentDue() is { } urgent)
                clocks.Add(new UrgentClock(
                    report.SampleId, report.Number, reading.State.ConfirmedAt!.Value.ToLocal(reading.Zone), urgent.Due.At.ToLocal(reading.Zone), reading.State.IssuedAt?.ToLocal(reading.Zone),
                    urgent.Due.HasRunOut(reading.State.IssuedAt ?? asOf), urgent.Rule.Source, urgent.Rule.Certainty));
        }
        return clocks;
    }
}
