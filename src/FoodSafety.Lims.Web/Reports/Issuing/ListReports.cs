using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Reports.Issuing;

/// <summary>Issued reports of the office, the newest first, a page at a time; laboratories' reports on samples have a list of their own.</summary>
/// <param name="District">Only this district's; null for all the caller may see.</param>
/// <param name="Cursor">The <c>next</c> of the page before; null for the first.</param>
public sealed record ListReports(string? District = null, string? Cursor = null)
{
    private const int OnAPage = 100;

    public async Task<Outcome<ReportList>> Handle(LimsDb db, Caller caller, CancellationToken cancel)
    {
        var before = int.MaxValue;
        if (Cursor is not null && !int.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return new Refusal("bad-cursor", $"游标“{Cursor}”无效：请使用上一页返回的 next。", RefusalKind.Invalid);
        if (District is not null && !await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        var scope = District ?? caller.District;
        if (Access.ToDistrict(caller, scope ?? "") is { } refusal && (scope is not null || !caller.IsRegulator))
            return refusal;

        var found = db.IssuedReports.AsNoTracking().Where(report => report.Id < before && report.Kind != LabReportPaper.Kind);
        if (scope is not null)
            found = found.Where(report => report.DistrictCode == scope);
        var items = await found.OrderByDescending(report => report.Id).Take(OnAPage + 1).ToListAsync(cancel);
        return items.Count <= OnAPage
            ? new ReportList(items, null)
            : new ReportList(items[..OnAPage], items[OnAPage - 1].Id.ToString(CultureInfo.InvariantCulture));
    }
}
