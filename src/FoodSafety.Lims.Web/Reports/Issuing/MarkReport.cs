using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Reports.Issuing;

/// <summary>Records that a report reached whom it is for, or that they signed for it.</summary>
/// <param name="Action">One of <see cref="ReportLifecycle.Actions"/>.</param>
public sealed record MarkReport(string Number, string Action)
{
    public async Task<Outcome<IssuedReport>> Handle(LimsDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await new FindReport(Number).Handle(db, caller, cancel);
        if (found.Refusal is not null)
            return found;
        var report = found.Value;
        var next = ReportLifecycle.Next(Number, report.Stage, Action);
        if (next.Refusal is { } refusal)
            return refusal;

        report.Stage = next.Value;
        if (Action == ReportLifecycle.Delivered)
            (report.DeliveredAt, report.DeliveredBy) = (now, caller.Name);
        else
            (report.AcknowledgedAt, report.AcknowledgedBy) = (now, caller.Name);
        try
        {
            await db.SaveAudited(caller.Name, now, new AuditedChange($"report-{Action}", Number), cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal("stale-version", $"报表 {Number} 刚被他人登记过，请刷新后再办。");
        }
        return report;
    }
}
