using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads.Undo;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas.Figures;

/// <summary>The issued reports of a district that a figure from outside changes: those whose data reach its day, issued before it was entered or taken back.</summary>
internal sealed class FigureReports
{
    private static readonly HashSet<int> NoCases = [];

    private readonly List<(string Number, DateTimeOffset IssuedAt, string Kind, ReportPeriod Period, DateOnly AsOf)> _issued;

    private FigureReports(List<(string, DateTimeOffset, string, ReportPeriod, DateOnly)> issued) => _issued = issued;

    public static async Task<FigureReports> Read(LimsDb db, string district, CancellationToken cancel) => new(
    [
        .. (await db.IssuedReports.AsNoTracking().Where(report => report.DistrictCode == district && report.Kind != "lab-report").OrderBy(report => report.Id).ToListAsync(cancel))
            .Select(report => (report.Number, report.IssuedAt, report.Kind, ReportPeriod.Read(report.Period).Value, report.AsOf.LocalDay(db.Zone))),
    ]);

    /// <summary>Their numbers, the oldest first.</summary>
    public IReadOnlyList<string> ChangedBy(StoredFigure figure)
    {
        var at = figure.TakenBackAt ?? figure.EnteredAt;
        return [.. _issued.Where(report => report.IssuedAt <= at && ReportedFigures.Counts(report.Kind, report.Period, report.AsOf, new HashSet<int> { figure.HoldsOn.DayNumber }, NoCases)).Select(report => report.Number)];
    }
}
