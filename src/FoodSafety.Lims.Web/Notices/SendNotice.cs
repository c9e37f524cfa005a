using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FoodSafety.Lims.Web.Notices;

/// <summary>Tells another department what was found (SN （十七）一: 风险监测结果部门通报会商).</summary>
/// <param name="District">Code.</param>
/// <param name="Department">To whom.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">What they should know.</param>
/// <param name="Case">The case it is about; null when it is about none, e.g. about a month's risk monitoring.</param>
public sealed record SendNotice(string? District, string? Department, string? Title, string? Text, string? Case = null)
{
    private const int LongestName = 200;
    private const int LongestText = 20_000;

    public async Task<Outcome<Notice>> Handle(LimsDb db, TimeZoneInfo zone, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District ?? "");
        if (Access.ToDistrict(caller, District!) is { } refusal)
            return refusal;
        foreach (var (name, value, longest) in (ReadOnlySpan<(string, string?, int)>)[("接收部门（department）", Department, LongestName), ("标题（title）", Title, LongestName), ("正文（text）", Text, LongestText)])
        {
            if (string.IsNullOrWhiteSpace(value))
                return new Refusal("missing", $"通报的{name}不能为空。", RefusalKind.Unprocessable);
            if (value.Length > longest)
                return new Refusal("too-long", $"通报的{name}超过 {longest} 字，请缩短。", RefusalKind.Unprocessable);
        }
        if (Case is not null)
        {
            var about = await new ShowCase(Case).Handle(db, caller, cancel);
            if (about.Refusal is { } unknown)
                return unknown;
            if (about.Value.DistrictCode != District)
                return new Refusal("not-yours", $"案件 {Case} 不属于辖区 {District}。", RefusalKind.Unprocessable);
        }

        // The number comes first in the transaction: whoever else sends waits here, and no number is lost or given twice.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var year = now.LocalDay(zone).Year.ToString("0000", CultureInfo.InvariantCulture);
        var serial = NumberSequence.Take(db.Database.GetDbConnection(), transaction.GetDbTransaction(), $"notice/{District}/{year}");
        var notice = new Notice
        {
            Number = $"TB-{District}-{year}-{serial.ToString("00000", CultureInfo.InvariantCulture)}",
            DistrictCode = District!,
            Department = Department!.Trim(),
            CaseNumber = Case,
            Title = Title!.Trim(),
            Text = Text!.Trim(),
            SentAt = now,
            SentBy = caller.Name,
        };
        db.Notices.Add(notice);
        await db.SaveAudited(caller.Name, now, new AuditedChange("send-notice", notice.Number), cancel);
        await transaction.CommitAsync(cancel);
        return notice;
    }
}
