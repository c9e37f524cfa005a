using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>The draft that results of a sample are entered into; null where one may be begun.</summary>
/// <param name="SampleId">The sample.</param>
public sealed record OpenReport(long SampleId)
{
    private static readonly List<string> NeverIssued = [.. LabReportLifecycle.Unissued, LabReportLifecycle.Discarded.Code];

    public async Task<Outcome<LabReport?>> Handle(LimsDb db, CancellationToken cancel)
    {
        var sample = await db.Samples.AsNoTracking().SingleAsync(one => one.Id == SampleId, cancel);
        var newest = await db.LabReports.AsNoTracking().Include(report => report.Lines)
            .Where(report => report.SampleId == SampleId && report.Stage != LabReportLifecycle.Discarded.Code)
            .OrderByDescending(report => report.Id).FirstOrDefaultAsync(cancel);
        if (newest is not null && newest.Stage != LabReportLifecycle.Drafting.Code && newest.Stage != LabReportLifecycle.Retracted.Code)
            return new Refusal("report-not-drafting", $"检验报告 {newest.Number} 处于“{LabReportLifecycle.StageName(newest.Stage)}”，不能录入结果；请先退回编制、安排重新检验或更正报告。");
        var beginsFirst = newest is null || (newest.Stage == LabReportLifecycle.Drafting.Code && await IsFirst(db, newest, cancel));
        if (beginsFirst && sample.LifecycleStage != SampleLifecycle.Received.Code)
            return new Refusal("sample-not-open", $"样品处于“{SampleLifecycle.StageName(sample.LifecycleStage)}”，须先接收，才能录入结果。");
        if (newest?.Stage == LabReportLifecycle.Drafting.Code)
            return newest;
        return await db.SampleResults.AnyAsync(result => result.SampleId == SampleId && result.Phase == "initial", cancel)
            ? new Refusal("results-imported", "本样品的检验结果已由文件导入，不在这里录入；需要更正的请对已存结果提出更正。")
            : (LabReport?)null;
    }

    /// <summary>Whether nothing was reported of the sample before this report.</summary>
    public static async Task<bool> IsFirst(LimsDb db, LabReport report, CancellationToken cancel) =>
        !await db.LabReports.AnyAsync(other => other.SampleId == report.SampleId && other.Id != report.Id && !NeverIssued.Contains(other.Stage), cancel);
}
