using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Patterns;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.ClosedLoop;

/// <summary>抽检研处控: how far the samples of a period are, and how long each stage took.</summary>
/// <param name="District">Code.</param>
/// <param name="Period">By the day of sampling: 2023, 2023-H1, 2023-Q3, 2023-09, 2023-09-18.</param>
/// <param name="AsOf">What happened after it is not known yet.</param>
public sealed record AskClosedLoop(string? District, string? Period, DateTimeOffset AsOf)
{
    public async Task<Outcome<ClosedLoopView>> Handle(LimsDb db, TimeZoneInfo zone, Caller caller, CancellationToken cancel)
    {
        var period = await SampledPeriod.Read(db, District, Period, caller, cancel);
        if (period.Refusal is { } refusal)
            return refusal;

        var (from, to, on, voided) = (period.Value.From, period.Value.To, AsOf.LocalDay(zone), SampleLifecycle.Voided.Code);
        var samples = (await db.Samples.AsNoTracking()
            .Where(sample => sample.DistrictCode == District && sample.SampledOn >= from && sample.SampledOn <= to && sample.SampledOn <= on && sample.LifecycleStage != voided)
            .Select(sample => new { sample.Id, sample.SampleNo, sample.SampledOn, sample.TestedOn, sample.ReportedOn, sample.Verdict, sample.Programme })
            .ToListAsync(cancel))
            // Risk monitoring finds problems; nothing of it is 不合格 and has to be disposed of.
            .Where(sample => !SamplingBases.IsRiskMonitoring(sample.Programme)).ToList();
        var cases = await Cases(db, from, to, cancel);
        var loop = Domain.Patterns.ClosedLoop.Of(
        [
            .. from sample in samples
               let failed = sample.Verdict is Verdict.NonCompliant
               let way = failed ? cases.GetValueOrDefault(sample.Id) : null
               select new LoopSample(sample.SampleNo, sample.SampledOn, Until(sample.TestedOn), Until(sample.ReportedOn), failed, way?.Number,
                   On(way, DisposalLifecycle.Start), On(way, DisposalLifecycle.ControlRisk), way?.Stage == DisposalLifecycle.Closed.Code ? Until(way.ClosedAt?.LocalDay(zone)) : null,
                   way is { ClosedAt: { } ended } && way.Stage != DisposalLifecycle.Closed.Code ? Until(ended.LocalDay(zone)) : null),
        ]);
        var reported = samples.ToDictionary(sample => sample.SampleNo);
        return new ClosedLoopView(District!, period.Value.Code, loop.Stages, loop.Left,
            [.. loop.Waiting.Select(number => new ClosedLoopView.Item(number, cases[reported[number].Id].Number, reported[number].ReportedOn!.Value))], loop.Orphans);

        DateOnly? Until(DateOnly? day) => day <= on ? day : null;
        DateOnly? On(DisposalCase? way, CaseAction action) => Until(way?.Events.Find(happened => happened.Action == action.Code)?.At.LocalDay(zone));
    }

    /// <summary>The case of each non-compliant sample; one that was joined to another goes on in that.</summary>
    private async Task<Dictionary<long, DisposalCase>> Cases(LimsDb db, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var found = await db.Cases.AsNoTracking().Include(disposal => disposal.Events)
            .Where(disposal => disposal.DistrictCode == District && disposal.Kind == "disposal"
                && db.Samples.Any(sample => sample.Id == disposal.SampleId && sample.SampledOn >= from && sample.SampledOn <= to))
            .OrderBy(disposal => disposal.Id).ToListAsync(cancel);
        var bySample = new Dictionary<long, DisposalCase>();
        foreach (var disposal in found)
        {
            var way = disposal;
            while (way.Events.Find(happened => happened.Action == MergeCases.Action.Code)?.Link is { } into)
                way = found.Find(one => one.Number == into) ?? await db.Cases.AsNoTracking().Include(one => one.Events).SingleAsync(one => one.Number == into, cancel);
            bySample[disposal.SampleId!.Value] = way;
        }
        return bySample;
    }
}
