using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>Reports a page at a time, the newest first. A laboratory sees its own, the regulators those of their district.</summary>
/// <param name="Stage">Only those in this stage.</param>
/// <param name="Cursor">The <c>next</c> of the page before.</param>
public sealed record ListLabReports(string? District = null, string? Laboratory = null, string? Stage = null, string? Cursor = null)
{
    private const int OnAPage = 100;

    public async Task<Outcome<LabReportList>> Handle(LimsDb db, Caller caller, TimeZoneInfo zone, CancellationToken cancel)
    {
        if (Stage is not null && LabReportLifecycle.FindStage(Stage) is null)
            return new Refusal("unknown-stage", $"环节“{Stage}”不存在；可用：{string.Join("、", LabReportLifecycle.Stages.Select(stage => $"{stage.Code}（{stage.Name}）"))}。", RefusalKind.Invalid);
        var before = long.MaxValue;
        if (Cursor is not null && !long.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return new Refusal("bad-cursor", $"游标“{Cursor}”无效：请使用上一页返回的 next。", RefusalKind.Invalid);
        if (caller.Role != Roles.Lab && Access.ToDistrict(caller, District ?? caller.District ?? "") is { } refusal)
            return refusal;

        var laboratory = caller.Role == Roles.Lab ? caller.Organisation : Laboratory;
        var district = District ?? (caller.Role == Roles.Lab ? null : caller.District);
        var reports = db.LabReports.AsNoTracking().Where(report => report.Id < before);
        if (laboratory is not null)
            reports = reports.Where(report => report.Laboratory == laboratory);
        if (district is not null)
            reports = reports.Where(report => report.DistrictCode == district);
        if (Stage is not null)
            reports = reports.Where(report => report.Stage == Stage);
        var page = await reports.OrderByDescending(report => report.Id).Take(OnAPage + 1)
            .Select(report => new
            {
                Report = report,
                Food = db.Samples.Where(sample => sample.Id == report.SampleId).Select(sample => sample.Food).First(),
                IssuedAt = report.Events.Where(happened => happened.Action == LabReportLifecycle.Approve.Code).Select(happened => (DateTimeOffset?)happened.At).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return new LabReportList(
            [.. page.Take(OnAPage).Select(one => new LabReportList.Line(
                one.Report.Number, one.Report.Edition, one.Report.Stage, LabReportLifecycle.StageName(one.Report.Stage), one.Report.Class, one.Report.Class?.Name(),
                one.Report.DistrictCode, one.Report.Laboratory, one.Food, one.IssuedAt?.ToLocal(zone)))],
            page.Count > OnAPage ? page[OnAPage - 1].Report.Id.ToString(CultureInfo.InvariantCulture) : null);
    }
}
