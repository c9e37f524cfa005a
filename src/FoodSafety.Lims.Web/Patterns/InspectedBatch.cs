using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Patterns;

/// <summary>One inspected batch with a verdict that stands: of a registered sample, or of an inbound finding.</summary>
/// <param name="On">Local day of sampling; of a finding that of its bulletin, or the day it came in.</param>
/// <param name="Category">食品大类 as resolved; as written where it was not.</param>
internal sealed record InspectedBatch(
    string SampleNo, DateOnly On, bool IsNonCompliant, string Food, string? Category, string? SampledParty, string? Producer, string? Lot)
{
    /// <summary>Everything from a day on. What a re-examination overturned is not among the non-compliant.</summary>
    public static async Task<IReadOnlyList<InspectedBatch>> Read(LimsDb db, string district, DateOnly from, DateOnly to, TimeZoneInfo zone, CancellationToken cancel)
    {
        var samples = await db.Samples.AsNoTracking()
            .Where(sample => sample.DistrictCode == district && sample.Verdict != null && sample.SampledOn >= from && sample.SampledOn <= to)
            .Select(sample => new { sample.SampleNo, sample.SampledOn, sample.Verdict, sample.Food, sample.FoodCategory, sample.Category, sample.SampledParty, sample.Details })
            .ToListAsync(cancel);
        var findings = await (
            from finding in db.Findings.AsNoTracking()
            where finding.DistrictCode == district
                && db.SampleResults.Any(result => result.FindingId == finding.Id && result.Verdict == Verdict.NonCompliant
                    && (result.Phase == "recheck" || !db.SampleResults.Any(again => again.FindingId == finding.Id && again.TestItem == result.TestItem && again.Phase == "recheck")))
            join upload in db.Uploads on finding.UploadId equals upload.Id
            select new { finding.SampleNo, finding.BulletinOn, upload.ReceivedAt, finding.Food, finding.SampledParty, finding.Producer, finding.Details })
            .ToListAsync(cancel);
        return
        [
            .. samples.Select(sample => new InspectedBatch(
                sample.SampleNo, sample.SampledOn, sample.Verdict == Verdict.NonCompliant, sample.Food, sample.Category ?? sample.FoodCategory, sample.SampledParty,
                Details.Find(sample.Details, "producer"), Details.Find(sample.Details, "produced_on"))),
            .. findings
                .Select(finding => new InspectedBatch(
                    finding.SampleNo, finding.BulletinOn ?? finding.ReceivedAt.LocalDay(zone), true, finding.Food, Details.Find(finding.Details, "category"),
                    finding.SampledParty, finding.Producer, Details.Find(finding.Details, "produced_on")))
                .Where(batch => batch.On >= from && batch.On <= to),
        ];
    }
}
