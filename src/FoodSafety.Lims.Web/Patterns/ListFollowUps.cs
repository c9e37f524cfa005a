using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Patterns;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Patterns;

/// <summary>Where follow-up sampling (跟踪抽检) is due: cases that still lack it, and what failed surely more often than the rest.</summary>
/// <param name="District">Code.</param>
/// <param name="AsOf">The two years before it are looked at.</param>
public sealed record ListFollowUps(string District, DateTimeOffset AsOf)
{
    /// <summary>How far back history counts.</summary>
    private const int Years = 2;

    public async Task<Outcome<FollowUpList>> Handle(LimsDb db, TimeZoneInfo zone, Caller caller, CancellationToken cancel)
    {
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        if (Access.ToDistrict(caller, District) is { } refusal)
            return refusal;

        var last = AsOf.LocalDay(zone);
        var from = last.AddYears(-Years).AddDays(1);
        var batches = (await InspectedBatch.Read(db, District, from, last, zone, cancel)).Where(batch => !batch.IsMonitoring).DistinctBy(batch => batch.SampleNo).ToList();
        var lifecycle = DisposalLifecycle.Table;
        var ended = lifecycle.Stages.Where(stage => stage.Ends).Select(stage => stage.Code).ToList();
        var voided = SampleLifecycle.Voided.Code;
        var followUp = DisposalLifecycle.FollowUpSample.Code;
        var cases = await db.Cases.AsNoTracking()
            .Where(disposal => disposal.Kind == lifecycle.Code && disposal.DistrictCode == District && disposal.OpenedAt <= AsOf
                && !ended.Contains(disposal.Stage) && !disposal.Evidence.Any(item => item.Code == followUp)
                && !db.Samples.Any(sample => sample.FollowUpCase == disposal.Number && sample.LifecycleStage != voided))
            .OrderBy(disposal => disposal.OpenedAt).ThenBy(disposal => disposal.Number)
            .Select(disposal => new FollowUpList.CaseItem(disposal.Number, disposal.SampleNo, disposal.Food, disposal.Parties.OrderBy(party => party.Id).Select(party => party.Name).FirstOrDefault()))
            .ToListAsync(cancel);
        return new FollowUpList(District, from, last, cases,
        [
            .. Poor("food-category", batches, batch => batch.Category, batch => batch.Category!),
            .. Poor("sampled-party", batches, batch => CompanyName.Key(batch.SampledParty), batch => batch.SampledParty!),
            .. Poor("producer", batches, batch => CompanyName.Key(batch.Producer), batch => batch.Producer!),
        ]);
    }

    private static IEnumerable<FollowUpList.HistoryItem> Poor(
        string by, IReadOnlyList<InspectedBatch> batches, Func<InspectedBatch, string?> key, Func<InspectedBatch, string> name) =>
        PoorHistory.Find(batches.Where(batch => !string.IsNullOrEmpty(key(batch))).GroupBy(key)
                .Select(subject => (name(subject.First()), subject.Count(), subject.Count(batch => batch.IsNonCompliant))))
            .Select(history => new FollowUpList.HistoryItem(by, history.Subject, history.Inspected, history.NonCompliant, history.Rate, history.LowerRate));
}
