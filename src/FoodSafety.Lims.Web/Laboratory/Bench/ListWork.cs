using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>
/// 检验任务: what a laboratory has to do, the green channel first, then the 24-hour reports, then by the day it is due. It names samples by what the laboratory may call them,
/// the blind code of a re-coded one, and says nothing of who is behind them.
/// </summary>
/// <param name="Laboratory">Code; the caller's own where null.</param>
/// <param name="AsOf">What is late is read at this instant.</param>
public sealed record ListWork(string? Laboratory, DateTimeOffset AsOf)
{
    // A locked result waits for its report; the approval of a report made here does both at once.
    private static readonly List<string> Waiting = [SampleLifecycle.Recoded.Code, SampleLifecycle.Received.Code, SampleLifecycle.ResultLocked.Code];

    private static readonly List<string> Unfinished = [.. LabReportLifecycle.Unissued, LabReportLifecycle.Returned.Code];

    public async Task<Outcome<WorkList>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        var laboratory = Laboratory ?? caller.Organisation ?? "";
        if (Access.ToWorkIn(caller, laboratory) is { } forbidden)
            return forbidden;
        await using var db = database.CreateContext();
        if (!await db.Organisations.AnyAsync(one => one.Code == laboratory && one.Kind == "lab", cancel))
            return new Refusal("unknown-org", $"没有编码为“{laboratory}”的检验机构；请按单位名录核对。", RefusalKind.NotFound);

        var zone = database.Settings.TimeZone;
        var law = await LaboratoryLaw.Load(db, zone, cancel);
        // Questions each of its own index: of a laboratory that has tested thousands nothing else is read.
        var reported = db.LabReports.Where(report => report.Laboratory == laboratory && Unfinished.Contains(report.Stage)).Select(report => report.SampleId);
        var of = FindSample.OfLaboratory(db.Samples.AsNoTracking(), laboratory).Include(sample => sample.Events);
        var samples = (await of.Where(sample => sample.Laboratory == laboratory && Waiting.Contains(sample.LifecycleStage)).ToListAsync(cancel))
            .Concat(await StandingStage.In(of, SampleLifecycle.Received.Code)
                .Where(sample => sample.Laboratory == laboratory && sample.LifecycleStage == SampleLifecycle.Registered.Code).ToListAsync(cancel))
            .Concat(await of.Where(sample => reported.Contains(sample.Id) && !Waiting.Contains(sample.LifecycleStage)).ToListAsync(cancel)).ToList();
        var ids = samples.Select(sample => sample.Id).ToList();
        var reports = (await db.LabReports.AsNoTracking().Where(report => ids.Contains(report.SampleId) && report.Stage != LabReportLifecycle.Discarded.Code)
                .Select(report => new { report.SampleId, report.Id, report.Number, report.Stage, Items = report.Lines.Count(line => line.SupersededAt == null) }).ToListAsync(cancel))
            .GroupBy(report => report.SampleId).ToDictionary(one => one.Key, one => one.MaxBy(report => report.Id)!);
        var waiting = db.Samples.Where(sample => ids.Contains(sample.Id));
        var urgent = (await UrgentClocks.Read(db, database, waiting, AsOf, cancel)).Where(clock => clock.IssuedAt is null).ToDictionary(clock => clock.SampleId);
        return new WorkList(laboratory,
        [
            .. samples.Select(sample =>
                {
                    var report = reports.GetValueOrDefault(sample.Id);
                    var received = LabReportReading.ReceiptOf(sample)?.LocalDay(zone);
                    var number = sample.BlindCode ?? sample.SampleNo;
                    var stage = StandingStage.Of(sample);
                    var turnaround = received is { } day ? law.Of(new TurnaroundBatch(number, laboratory, sample.GreenChannelAt is not null, day, sample.ReportedOn), AsOf.LocalDay(zone)) : null;
                    return new WorkList.Line(
                        number, stage.Code, stage.Name, sample.GreenChannelAt is not null, sample.Food, sample.FoodCategory,
                        sample.MethodClass, received, turnaround?.DueOn, turnaround?.IsLate ?? false, urgent.GetValueOrDefault(sample.Id)?.DueAt, urgent.GetValueOrDefault(sample.Id)?.IsLate ?? false, report?.Number, report?.Stage,
                        report is null ? null : LabReportLifecycle.StageName(report.Stage), report?.Items ?? 0, NextOf(stage, sample, report is not null));
                })
                .OrderBy(line => line.GreenChannel ? 0 : 1).ThenBy(line => line.UrgentDueAt ?? DateTimeOffset.MaxValue).ThenBy(line => line.DueOn ?? DateOnly.MaxValue).ThenBy(line => line.Number, StringComparer.Ordinal),
        ]);
    }

    private static string? NextOf(SampleStage stage, Sample sample, bool hasReport) =>
        stage == SampleLifecycle.Recoded ? SampleLifecycle.Receive.Code
        : stage == SampleLifecycle.ResultLocked ? SampleLifecycle.RecordReport.Code
        : stage == SampleLifecycle.Received && !hasReport && sample.TestedOn is not null ? SampleLifecycle.LockResult.Code
        : null;
}
