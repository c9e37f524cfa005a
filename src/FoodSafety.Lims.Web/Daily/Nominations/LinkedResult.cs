using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>The result of the sample or rapid test that a nomination is linked to.</summary>
internal static class LinkedResult
{
    /// <summary>In words; null while there is none: a sample without a report, a rapid test that failed.</summary>
    public static async Task<string?> Of(LimsDb db, Nomination nomination, CancellationToken cancel)
    {
        if (nomination.SampleNo is { } number)
        {
            var sample = await db.Samples.AsNoTracking().SingleOrDefaultAsync(one => one.SampleNo == number, cancel);
            return sample is { Verdict: { } verdict, ReportedOn: not null }
                ? verdict == Verdict.Compliant ? "合格" : SamplingBases.IsRiskMonitoring(sample.Programme) ? "问题样品" : "不合格"
                : null;
        }
        if (nomination.RapidTestId is not { } id)
            return null;
        var outcomes = await db.RapidTests.Where(test => test.Id == id).Select(test => test.Outcome).ToListAsync(cancel);
        return outcomes is [var outcome]
            ? outcome switch { RapidOutcome.Negative => "快检阴性", RapidOutcome.Positive => "快检阳性（初筛，待核实）", RapidOutcome.Suspect => "快检可疑（初筛，待核实）", _ => null }
            : null;
    }
}
