using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Patterns;

/// <summary>One inspected batch with a verdict that stands: of a registered sample, or of an inbound finding.</summary>
/// <param name="On">Local day of sampling; of a finding that of its bulletin, or the day it came in.</param>
/// <param name="Category">食品大类 as resolved; as written where it was not.</param>
/// <param name="Lots">Lot number and production date, as far as the form says them.</param>
/// <param name="IsMonitoring">Whether it is risk monitoring (风险监测): what it finds is a problem (问题样品) and never 不合格, LW (14).</param>
internal sealed record InspectedBatch(
    string SampleNo, DateOnly On, bool IsNonCompliant, string Food, string? Category, string? SampledParty, string? Producer, IReadOnlyList<string> Lots, bool IsMonitoring)
{
    /// <summary>Those of the days given. What a re-examination or a dispute overturned is not among the non-compliant.</summary>
    /// <param name="onlyNonCompliant">Whether the others are left out: they are most, and their forms need not be read.</param>
    public static async Task<IReadOnlyList<InspectedBatch>> Read(
        LimsDb db, string district, DateOnly from, DateOnly to, TimeZoneInfo zone, CancellationToken cancel, bool onlyNonCompliant = false)
    {
        Verdict[] verdicts = onlyNonCompliant ? [Verdict.NonCompliant] : [Verdict.Compliant, Verdict.NonCompliant];
        var overturned = OverturnedCases(db);
        var samples = await db.Samples.AsNoTracking()
            .Where(sample => sample.DistrictCode == district && sample.Verdict != null && verdicts.Contains(sample.Verdict.Value) && sample.SampledOn >= from && sample.SampledOn <= to)
            .Select(sample => new { sample.SampleNo, sample.SampledOn, sample.Verdict, sample.Food, sample.FoodCategory, sample.Category, sample.SampledParty, sample.Details, sample.Programme, Overturned = overturned.Any(disposal => disposal.SampleId == sample.Id) })
            .ToListAsync(cancel);
        var findings = await (
            from finding in db.Findings.AsNoTracking()
            where finding.DistrictCode == district && !overturned.Any(disposal => disposal.FindingId == finding.Id)
                && db.SampleResults.Any(result => result.FindingId == finding.Id && result.Verdict == Verdict.NonCompliant
                    && (result.Phase == "recheck" || !db.SampleResults.Any(again => again.FindingId == finding.Id && again.TestItem == result.TestItem && again.Phase == "recheck")))
            join upload in db.Uploads on finding.UploadId equals upload.Id
            select new { finding.SampleNo, finding.BulletinOn, upload.ReceivedAt, finding.Food, finding.SampledParty, finding.Producer, finding.Details })
            .ToListAsync(cancel);
        return
        [
            .. samples.Select(sample => new InspectedBatch(
                sample.SampleNo, sample.SampledOn, sample.Verdict == Verdict.NonCompliant && !sample.Overturned, sample.Food, sample.Category ?? sample.FoodCategory, sample.SampledParty,
                Details.Find(sample.Details, "producer"), LotsOf(sample.Details), SamplingBases.IsRiskMonitoring(sample.Programme))),
            .. findings
                .Select(finding => new InspectedBatch(
                    finding.SampleNo, finding.BulletinOn ?? finding.ReceivedAt.LocalDay(zone), true, finding.Food, Details.Find(finding.Details, "category"),
                    finding.SampledParty, finding.Producer, LotsOf(finding.Details), IsMonitoring: false))
                .Where(batch => batch.On >= from && batch.On <= to),
        ];
    }

    /// <summary>What a form says of the lot.</summary>
    internal static IReadOnlyList<string> LotsOf(string? details) => [.. new[] { Details.Find(details, "lot_no"), Details.Find(details, "produced_on") }.OfType<string>()];

    /// <summary>Disposal cases whose finding a re-examination or an objection overturned.</summary>
    internal static IQueryable<DisposalCase> OverturnedCases(LimsDb db)
    {
        var overturning = Dispute.Overturning.Append(Dispute.Conclude).Select(action => action.Code).ToList();
        return db.Cases.Where(disposal => disposal.Events.Any(happened => overturning.Contains(happened.Action)));
    }
}
