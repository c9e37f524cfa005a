using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas;

/// <summary>Says at targets that rapid tests fill how many of the district's were received and not counted. Silent where none is.</summary>
internal static class NotValidNotes
{
    /// <param name="since">First local day counted; null for the year's.</param>
    /// <param name="on">Last local day counted.</param>
    /// <param name="asOf">What was pending until before it is invalid.</param>
    public static async Task<ImmutableArray<QuotaProgress>> Add(
        LimsDb db, Plan plan, ImmutableArray<QuotaProgress> measured, DateOnly? since, DateOnly on, DateTimeOffset asOf, CancellationToken cancel)
    {
        var (from, to) = (since ?? new DateOnly(plan.Year, 1, 1), new DateOnly(plan.Year, 12, 31));
        var counted = await db.NotValidTests.Where(test => test.DistrictCode == plan.District && test.TestedOn >= from && test.TestedOn <= to && test.TestedOn <= on)
            .GroupBy(test => test.Validity == TestValidity.Pending && (test.PendingUntil == null || test.PendingUntil >= asOf))
            .Select(group => new { IsPending = group.Key, Tests = group.LongCount() }).ToListAsync(cancel);
        var (pending, invalid) = (counted.Where(one => one.IsPending).Sum(one => one.Tests), counted.Where(one => !one.IsPending).Sum(one => one.Tests));
        if (pending + invalid == 0)
            return measured;
        var rapid = plan.Counters.Where(counter => counter.Kind == RecordKind.RapidTest).Select(counter => counter.Code).ToHashSet();
        var filled = plan.Targets.SelectMany(target => target.SelfAndParts()).Where(target => target.Counter is { } counter && rapid.Contains(counter)).Select(target => target.Code).ToHashSet();
        var note = new QuotaNote(QuotaNote.NotValid, FormattableString.Invariant($"本区另有 {pending + invalid} 项快检已收到而未计入：无效 {invalid} 项、待补 {pending} 项（见“快检有效性”）。"));
        return [.. measured.Select(target => With(target, filled, note))];
    }

    private static QuotaProgress With(QuotaProgress target, HashSet<string> filled, QuotaNote note) => target with
    {
        Notes = filled.Contains(target.Code) ? target.Notes.Add(note) : target.Notes,
        Parts = [.. target.Parts.Select(part => With(part, filled, note))],
    };
}
