using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Reports.Verifying;

/// <summary>Whether a PDF was issued here, is unaltered, and still says what the data say.</summary>
/// <param name="Bytes">The file.</param>
public sealed partial record VerifyReportFile(byte[] Bytes)
{
    public async Task<ReportVerification> Handle(LimsDatabase database, CancellationToken cancel)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Bytes));
        await using var db = database.CreateContext();
        if (await db.IssuedReports.AsNoTracking().FirstOrDefaultAsync(report => report.Sha256 == sha256, cancel) is { } issued)
            return await Currency(db, database, issued, sha256, cancel);

        // An altered file still names itself in its metadata, which is not compressed.
        var numbers = Number().Matches(Encoding.Latin1.GetString(Bytes)).Select(match => match.Value).Distinct().Take(8).ToList();
        var named = await db.IssuedReports.AsNoTracking().FirstOrDefaultAsync(report => numbers.Contains(report.Number), cancel);
        return named is null
            ? new ReportVerification(sha256, FileVerdict.NotIssuedHere, false, false, null, null, "这个文件不是本系统出具的报表。")
            : new ReportVerification(sha256, FileVerdict.Altered, false, false, named, null, $"文件自称报表 {named.Number}，但内容与出具时不同（已被改动或重新保存）；请向出具单位索取原件。");
    }

    /// <summary>Whether the report still says what the data say, and whether another one has taken its place.</summary>
    public static async Task<ReportVerification> Currency(LimsDb db, LimsDatabase database, IssuedReport issued, string sha256, CancellationToken cancel)
    {
        if (issued.Kind == LabReportPaper.Kind)
            return await LabReportPaper.Currency(db, issued, sha256, cancel);
        var later = await db.IssuedReports.AsNoTracking()
            .Where(report => report.Id > issued.Id && report.Kind == issued.Kind && report.DistrictCode == issued.DistrictCode && report.Period == issued.Period)
            .OrderByDescending(report => report.Id)
            .Select(report => report.Number)
            .FirstOrDefaultAsync(cancel);
        var dataChanged = await Now(database, issued, cancel) != issued.ContentSha256;
        var isOfClosedMonth = await db.MonthClosings.AnyAsync(closing => closing.Report == issued.Number, cancel);
        var sentence = $"报表 {issued.Number} 由本系统出具，未被改动"
            + (later is not null ? $"；但同一期间已另出具 {later}，请以新报表为准。" : dataChanged && isOfClosedMonth ? "；该月已关账，其后的变动列入以后月份的调整。" : dataChanged ? "；但数据在出具后有变动，重新出具的报表会与它不同。" : "，内容与现有数据一致。");
        return new ReportVerification(sha256, FileVerdict.Issued, later is null && (!dataChanged || isOfClosedMonth), dataChanged, issued, later, sentence);
    }

    /// <summary>What the same question is answered now; null where it is refused now, e.g. because the plan is gone.</summary>
    private static async Task<string?> Now(LimsDatabase database, IssuedReport issued, CancellationToken cancel)
    {
        var asked = await ReportQuestion.Ask(issued.Kind, issued.DistrictCode, issued.Period, issued.AsOf, database, Caller.CommandLine, cancel);
        if (asked.Refusal is not null)
            return null;
        var answered = await asked.Value.Answer(database, Caller.CommandLine, cancel);
        return answered.Refusal is null ? answered.Value.Hash() : null;
    }

    [GeneratedRegex(@"(BG|JY)-[0-9A-Z-]{6,16}-[0-9]{4}-[0-9]{5,}(-V[0-9]+)?")]
    private static partial Regex Number();
}
