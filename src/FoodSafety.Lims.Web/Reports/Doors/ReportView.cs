using FoodSafety.Lims.Web.Reports.Layout;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;

namespace FoodSafety.Lims.Web.Reports.Doors;

/// <summary>An issued report as the API and the commands tell it.</summary>
/// <param name="Id">编号, also the address.</param>
/// <param name="Stage">issued | delivered | acknowledged</param>
public sealed record ReportView(
    string Id,
    string Code,
    string Kind,
    string District,
    string Period,
    DateTimeOffset AsOf,
    string Stage,
    DateTimeOffset IssuedAt,
    string IssuedBy,
    string Sha256,
    DateTimeOffset? DeliveredAt,
    string? DeliveredBy,
    DateTimeOffset? AcknowledgedAt,
    string? AcknowledgedBy,
    string Pdf)
{
    public static ReportView Of(IssuedReport report, TimeZoneInfo zone) => new(
        report.Number,
        report.Code,
        report.Kind,
        report.DistrictCode,
        report.Period,
        report.AsOf.ToLocal(zone),
        report.Stage,
        report.IssuedAt.ToLocal(zone),
        report.IssuedBy,
        report.Sha256,
        report.DeliveredAt?.ToLocal(zone),
        report.DeliveredBy,
        report.AcknowledgedAt?.ToLocal(zone),
        report.AcknowledgedBy,
        $"{ApiRoutes.Prefix}/reports/{report.Number}.pdf");

    /// <summary>For people, in one line.</summary>
    public string Line => $"{Id}  核验码 {Code}  {District} {Period} {Kind}  数据时点 {ReportWords.Instant(AsOf)}";
}
