using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>The samples that are batches of a contract, and what the settlement asks about each.</summary>
internal static class ContractBatches
{
    private static readonly List<string> NoBatch = [SampleLifecycle.Voided.Code, SampleLifecycle.Refused.Code];

    public static async Task<List<ContractBatch>> Read(LimsDb db, LaboratoryContract contract, DateTimeOffset asOf, TimeZoneInfo zone, CancellationToken cancel)
    {
        var (from, to, district, laboratory) = (contract.EffectiveFrom, contract.EffectiveTo, contract.District, contract.Laboratory);
        var samples = db.Samples.Where(sample => sample.DistrictCode == district && sample.Laboratory == laboratory && sample.SampledOn >= from && sample.SampledOn <= to
            && !NoBatch.Contains(sample.LifecycleStage));
        if (!contract.Categories.IsEmpty)
        {
            var categories = contract.Categories.ToList();
            samples = samples.Where(sample => sample.Category != null && categories.Contains(sample.Category));
        }
        var late = (await ReadTurnaround.Read(db, samples, Caller.CommandLine, asOf, zone, cancel))
            .Where(one => one.IsLate && one.Batch.IssuedOn is not null).Select(one => one.Batch.Number).ToHashSet();
        var returned = LabReportLifecycle.Return.Code;
        var (reinspected, objected, onSampling) = (ReinspectionTable.Overturn.Code, ObjectionTable.Uphold.Code, ObjectionTable.OnSampling.Code);
        var found = await samples.Select(sample => new
        {
            sample.SampleNo,
            sample.ReportedOn,
            Cost = db.SamplePurchases.Where(purchase => purchase.SampleId == sample.Id).Select(purchase => (long?)purchase.Cost).FirstOrDefault() ?? 0,
            Returned = db.LabReports.Any(report => report.SampleId == sample.Id && report.Events.Any(happened => happened.Action == returned)),
            // An objection to the sampling says nothing of the laboratory.
            Disputed = db.Cases.Any(disposal => disposal.SampleId == sample.Id && disposal.Events.Any(happened => happened.Action == reinspected || (happened.Action == objected
                && !disposal.Evidence.Any(item => item.Code == onSampling && item.Party == happened.Party && item.Text == "yes")))),
            Results = db.SampleResults.Where(result => result.SampleId == sample.Id && result.KeptAside == "").Select(result => new { result.TestItem, result.Phase, result.Verdict }).ToList(),
        }).AsSplitQuery().ToListAsync(cancel);
        return
        [
            .. found.Select(one => new ContractBatch(one.SampleNo, one.ReportedOn, one.Cost, late.Contains(one.SampleNo), one.Returned,
                one.Disputed || one.Results.GroupBy(result => Domain.Judgement.Spelling.NameKey(result.TestItem)).Any(item => Overturned(
                    [.. item.Where(result => result.Phase == "initial").Select(result => result.Verdict)], [.. item.Where(result => result.Phase == "recheck").Select(result => result.Verdict)])))),
        ];
    }

    private static bool Overturned(IReadOnlyCollection<Verdict> initial, IReadOnlyCollection<Verdict> recheck) =>
        initial.Count > 0 && recheck.Count > 0 && initial.Contains(Verdict.NonCompliant) != recheck.Contains(Verdict.NonCompliant);
}
