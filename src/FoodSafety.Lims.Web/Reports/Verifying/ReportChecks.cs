using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Reports.Verifying;

/// <summary>The part of <c>lims verify</c> about reports: the file of every issued report is there, byte for byte.</summary>
public static class ReportChecks
{
    public static async Task<IReadOnlyList<Discrepancy>> Run(LimsDb db, LimsSettings settings, CancellationToken cancel) =>
    [
        .. (await db.IssuedReports.AsNoTracking().OrderBy(report => report.Id).ToListAsync(cancel))
            .Where(report => !StoredReport.IsIntact(report, settings))
            .Select(report => new Discrepancy(StoredReport.Damaged(report).Code, report.Number, StoredReport.Damaged(report).Message)),
    ];
}
