using FoodSafety.Lims.Web.Reports.Verifying;

namespace FoodSafety.Lims.Web.Reports.Doors;

/// <summary>A verification as commands and programs read it.</summary>
/// <param name="Ok">Issued here, unaltered and current.</param>
/// <param name="Verdict">issued | altered | not-issued-here</param>
public sealed record VerificationView(
    bool Ok, FileVerdict Verdict, bool Unaltered, bool Current, bool DataChanged, string? ReplacedBy, string Sha256, ReportView? Report, string Message)
{
    public static VerificationView Of(ReportVerification found, TimeZoneInfo zone) => new(
        found.IsCurrent,
        found.Verdict,
        found.Verdict is FileVerdict.Issued,
        found.IsCurrent,
        found.DataChanged,
        found.ReplacedBy,
        found.Sha256,
        found.Report is null ? null : ReportView.Of(found.Report, zone),
        found.Sentence);
}
