using FoodSafety.Lims.Web.Reports.Verifying;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Web.Reports.Pages;

/// <summary>What anybody with a verification code may know: the head of the paper, not who issued it or what it says.</summary>
public sealed record PublicVerification(
    string Code, string Number, string Title, string District, string Period, DateTimeOffset AsOf, DateTimeOffset IssuedAt, string Sha256, bool Current, string? ReplacedBy)
{
    public static PublicVerification Of(ReportVerification found, string districtName, TimeZoneInfo zone)
    {
        var report = found.Report ?? throw new ArgumentException("There is no report to tell of.", nameof(found));
        return new PublicVerification(
            report.Code,
            report.Number,
            $"{districtName}{ReportPeriod.Read(report.Period).Value.Name}{ReportKind.NameOf(report.Kind)}",
            report.DistrictCode,
            report.Period,
            report.AsOf.ToLocal(zone),
            report.IssuedAt.ToLocal(zone),
            report.Sha256,
            found.IsCurrent,
            found.ReplacedBy);
    }
}
