using System.Globalization;
using System.Security.Cryptography;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Layout;
using FoodSafety.Lims.Web.Reports.Verifying;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FoodSafety.Lims.Web.Reports.Issuing;

/// <summary>
/// Issues a report: gives it a number and a verification code and keeps its bytes. Asked again for the same instant while the data
/// say the same, it answers the report issued before: one content, one number. Of a closed month it answers the report it was closed with.
/// </summary>
/// <param name="Kind">One of <see cref="ReportKind.All"/>.</param>
/// <param name="District">Code.</param>
/// <param name="Period">As <see cref="ReportPeriod"/> writes it.</param>
/// <param name="AsOf">The data's instant; a kind that ends with its period looks no further than the period's end.</param>
public sealed record IssueReport(string? Kind, string? District, string? Period, DateTimeOffset AsOf)
{
    public async Task<Outcome<Issued>> Handle(LimsDatabase database, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var asked = await ReportQuestion.Ask(Kind, District, Period, AsOf, database, caller, cancel);
        if (asked.Refusal is { } refusal)
            return refusal;
        if (await ReportOfClosedMonth(database, asked.Value, cancel) is { } closed)
            return new Issued(closed, false, []);
        var answered = await asked.Value.Answer(database, caller, cancel);
        if (answered.Refusal is { } unanswered)
            return unanswered;

        var content = answered.Value;
        var hash = content.Hash();
        await using var db = database.CreateContext();
        return await IssuedBefore(db, content, hash, cancel) is { } before && StoredReport.IsIntact(before, database.Settings)
            ? new Issued(before, false, [])
            : await Write(db, database, content, hash, caller, now, cancel);
    }

    private static Task<IssuedReport?> IssuedBefore(LimsDb db, ReportContent content, string hash, CancellationToken cancel) => db.IssuedReports
        .Where(report => report.ContentSha256 == hash && report.Kind == content.Kind && report.DistrictCode == content.District && report.Period == content.Period)
        .OrderByDescending(report => report.Id)
        .FirstOrDefaultAsync(cancel);

    /// <summary>A closed month stays as it was issued, however its data moved since; null where it is not closed, or the kept file is gone.</summary>
    private static async Task<IssuedReport?> ReportOfClosedMonth(LimsDatabase database, ReportQuestion asked, CancellationToken cancel)
    {
        if (asked.Kind != ReportKind.Quotas || !asked.Period.IsMonth || asked.AsOf < asked.Period.Ends(database.Settings.TimeZone))
            return null;
        await using var db = database.CreateContext();
        var closed = await db.IssuedReports.SingleOrDefaultAsync(report =>
            db.MonthClosings.Any(closing => closing.Report == report.Number && closing.DistrictCode == asked.District.Code && closing.Month == asked.Period.From), cancel);
        return closed is not null && StoredReport.IsIntact(closed, database.Settings) ? closed : null;
    }

    private static async Task<Issued> Write(
        LimsDb db, LimsDatabase database, ReportContent content, string hash, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        // The number comes first in the transaction: whoever else issues waits here, and no number is lost or given twice.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var year = content.AsOf.Year.ToString("0000", CultureInfo.InvariantCulture);
        var serial = NumberSequence.Take(db.Database.GetDbConnection(), transaction.GetDbTransaction(), $"report/{content.District}/{year}");
        // Two who ask at once get one report: the second finds the first's once he has waited.
        if (await IssuedBefore(db, content, hash, cancel) is { } meanwhile && StoredReport.IsIntact(meanwhile, database.Settings))
            return new Issued(meanwhile, false, []);
        var number = $"BG-{content.District}-{year}-{serial.ToString("00000", CultureInfo.InvariantCulture)}";
        var code = VerificationCode.Of(number, hash);
        using var memory = new MemoryStream();
        var rendered = ReportPages.Compose(content, number, code).Write(memory);
        var bytes = memory.ToArray();

        var report = new IssuedReport
        {
            Number = number,
            Code = code,
            Kind = content.Kind,
            DistrictCode = content.District,
            Period = content.Period,
            AsOf = content.AsOf,
            Stage = ReportLifecycle.Issued,
            IssuedAt = now,
            IssuedBy = caller.Name,
            StoredAs = $"reports/{number}.pdf",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            ContentSha256 = hash,
        };
        db.IssuedReports.Add(report);
        StoredReport.Keep(report, database.Settings, bytes);
        await db.SaveAudited(caller.Name, now, new AuditedChange("issue-report", number), cancel);
        await transaction.CommitAsync(cancel);
        return new Issued(report, true, rendered.UncoveredCharacters);
    }
}
