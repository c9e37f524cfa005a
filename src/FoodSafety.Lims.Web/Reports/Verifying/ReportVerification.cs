namespace FoodSafety.Lims.Web.Reports.Verifying;

/// <summary>What <see cref="VerifyReportFile"/> found.</summary>
/// <param name="Sha256">Of the file looked at.</param>
/// <param name="IsCurrent">Issued here, unaltered, the data behind it unmoved, and no later report of its period.</param>
/// <param name="DataChanged">Whether the same question, by the same instant, is answered otherwise now.</param>
/// <param name="Report">The report it is, or says it is.</param>
/// <param name="ReplacedBy">Number of the newest report of the same kind, district and period issued after it.</param>
/// <param name="Sentence">For people.</param>
public sealed record ReportVerification(
    string Sha256, FileVerdict Verdict, bool IsCurrent, bool DataChanged, IssuedReport? Report, string? ReplacedBy, string Sentence);
