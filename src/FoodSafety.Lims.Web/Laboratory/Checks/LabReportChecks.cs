using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory.Checks;

/// <summary>
/// The part of <c>lims verify</c> about laboratories' reports: every history follows the table, three persons signed what was issued, none
/// but the first of them tested it, and the results of valid editions, and of no others, are among those that count. It repairs nothing.
/// </summary>
public static class LabReportChecks
{
    public static async Task<IReadOnlyList<Discrepancy>> Run(LimsDb db, CancellationToken cancel)
    {
        var found = new List<Discrepancy>();
        await foreach (var report in db.LabReports.AsNoTracking().Include(report => report.Events).Include(report => report.Lines).AsSplitQuery().OrderBy(report => report.Id).AsAsyncEnumerable().WithCancellation(cancel))
            if (FaultOf(report) is { } fault)
                found.Add(new Discrepancy("lab-report-history-broken", report.Number, $"检验报告 {report.Number} 的经过与流程表不符：{fault}。请保留现场并查明原因。"));

        var valid = LabReportLifecycle.Stages.Where(stage => stage.IsValid).Select(stage => stage.Code).ToList();
        var counts = await db.LabReports.Where(report => report.UploadId != null).Select(report => new
        {
            report.Number,
            report.Stage,
            Lines = report.Lines.Count(line => line.SupersededAt == null),
            Results = db.SampleResults.Count(result => result.UploadId == report.UploadId),
        }).ToListAsync(cancel);
        found.AddRange(counts.Where(one => one.Results != (valid.Contains(one.Stage) ? one.Lines : 0)).Select(one => new Discrepancy(
            "lab-report-results-differ", one.Number, FormattableString.Invariant($"检验报告 {one.Number}（{LabReportLifecycle.StageName(one.Stage)}）应有 {(valid.Contains(one.Stage) ? one.Lines : 0)} 项结果计入，现有 {one.Results} 项。请保留现场并查明原因。"))));
        return found;
    }

    private static string? FaultOf(LabReport report)
    {
        string? stage = null;
        var signers = new List<string>();
        foreach (var happened in report.Events.OrderBy(happened => happened.Id))
        {
            var to = stage is null
                ? happened.Action == LabReportEvent.Draft ? LabReportLifecycle.Drafting.Code : null
                : happened.FromStage == stage ? LabReportLifecycle.Find(stage, happened.Action)?.To.Code : null;
            if (to is null || to != happened.ToStage)
                return $"“{LabReportLifecycle.NameOf(happened.Action)}”不是从“{LabReportLifecycle.StageName(stage ?? "")}”可办的";
            stage = to;
            if (stage == LabReportLifecycle.Drafting.Code)
                signers.Clear();
            else if (stage == LabReportLifecycle.Reviewing.Code || stage == LabReportLifecycle.Approving.Code || happened.Action == LabReportLifecycle.Approve.Code)
                signers.Add(happened.By);
        }
        if (report.Stage != stage)
            return $"现处于“{LabReportLifecycle.StageName(report.Stage)}”，经过却到“{LabReportLifecycle.StageName(stage ?? "")}”为止";
        if (report.Version != report.Events.Count)
            return FormattableString.Invariant($"现为第 {report.Version} 步，经过却有 {report.Events.Count} 步");
        if (signers.Distinct().Count() < signers.Count)
            return "主检、审核、批准不是三个人";
        return signers.Skip(1).Intersect(LabReportReading.TestersOf(report)).FirstOrDefault() is { } self ? $"{self} 检验或录入了结果，又审核或批准了它" : null;
    }
}
