using System.Security.Cryptography;
using System.Text.Json;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Reports.Verifying;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>What the paper of an issued report says, before it is laid out. It names the party: it is made when the blindness is lifted.</summary>
/// <param name="Marks">Certificates valid on the day of issue, e.g. CMA 2023-0001; empty where none is recorded.</param>
/// <param name="Facts">What stands above the results: label and value.</param>
/// <param name="Lines">The results.</param>
/// <param name="Conclusion">检验结论.</param>
/// <param name="Replaces">Number of the edition it takes the place of; null of a first one.</param>
/// <param name="Signatures">主检, 审核, 批准: who and on which day.</param>
public sealed record LabReportPaper(
    string Number, string ClassName, string LaboratoryName, IReadOnlyList<string> Marks, IReadOnlyList<LabReportPaper.Fact> Facts, IReadOnlyList<LabReportPaper.Line> Lines,
    string Conclusion, string? Replaces, string? Remark, IReadOnlyList<LabReportPaper.Signature> Signatures, DateTimeOffset IssuedAt)
{
    /// <summary>Its kind among issued papers.</summary>
    public const string Kind = "lab-report";

    /// <summary>Its title.</summary>
    public const string Name = "检验报告";

    public sealed record Fact(string Label, string Value);

    /// <param name="Verdict">合格, 不合格, or 问题 of risk monitoring.</param>
    public sealed record Line(string TestItem, string Result, string Unit, string Limit, string Method, string Verdict);

    public sealed record Signature(string Role, string Who, DateOnly On);

    /// <summary>A hash over everything it says.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, LimsJson.Options)));

    /// <summary>Whether an issued paper is still the laboratory's word.</summary>
    internal static async Task<ReportVerification> Currency(LimsDb db, IssuedReport issued, string sha256, CancellationToken cancel)
    {
        var report = await db.LabReports.AsNoTracking().SingleAsync(one => one.Number == issued.Number, cancel);
        var stage = LabReportLifecycle.FindStage(report.Stage)!;
        var later = await db.LabReports.AsNoTracking().Where(one => one.ReplacesId == report.Id && one.UploadId != null).Select(one => one.Number).FirstOrDefaultAsync(cancel);
        var sentence = $"检验报告 {issued.Number} 由本系统出具，未被改动"
            + (later is not null ? $"；但已由 {later} 更正，请以新版为准。" : stage.IsValid ? "，现行有效。" : $"；但{stage.Name}，不再有效。");
        return new ReportVerification(sha256, FileVerdict.Issued, stage.IsValid && later is null, false, issued, later, sentence);
    }
}
