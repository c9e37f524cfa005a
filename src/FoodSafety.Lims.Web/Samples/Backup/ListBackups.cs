using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Samples;

/// <summary>The backup parts of a district's samples whose result is locked: until when each is kept, which are due, how many were re-used.</summary>
/// <param name="District">Whose.</param>
public sealed record ListBackups(string District)
{
    private static readonly List<string> WithBackup = [SampleLifecycle.ResultLocked.Code, SampleLifecycle.Reported.Code, SampleLifecycle.BackupReleased.Code];

    public async Task<Outcome<BackupList>> Handle(LimsDb db, Caller caller, DateTimeOffset asOf, TimeZoneInfo zone, CancellationToken cancel)
    {
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        if (Access.ToDistrict(caller, District) is { } refusal)
            return refusal;

        var law = await SampleLaw.Load(db, cancel);
        var samples = await db.Samples.AsNoTracking().Include(sample => sample.Events)
            .Where(sample => sample.DistrictCode == District && WithBackup.Contains(sample.LifecycleStage))
            .OrderBy(sample => sample.Id).ToListAsync(cancel);
        // While a case is open its backup may yet be examined again.
        var inCases = (await db.Cases.Where(disposal => disposal.SampleId != null && disposal.DistrictCode == District && (disposal.ClosedAt == null || disposal.ClosedAt > asOf))
            .Select(disposal => disposal.SampleId!.Value).ToListAsync(cancel)).ToHashSet();
        var day = asOf.LocalDay(zone);
        var (kept, due, reused, destroyed, releasable) = (0, 0, 0, 0, 0);
        var items = new List<BackupList.Line>();
        foreach (var sample in samples)
        {
            if (sample.Events.All(happened => happened.Action != SampleLifecycle.LockResult.Code || happened.At > asOf) || law.RetentionOf(sample, zone) is not { } retention)
                continue;
            var released = sample.Events.Find(happened => happened.Action == SampleLifecycle.ReleaseBackup.Code && happened.At <= asOf);
            var given = released is null ? null : SampleLaw.GivenOf(released);
            var use = given?.GetValueOrDefault(SampleLifecycle.BackupUse.Code);
            var isReuse = use is not null && BackupUse.IsReuse(use);
            var state = released is not null ? "released" : retention.IsOverOn(day) ? "due" : "kept";
            kept += state == "kept" ? 1 : 0;
            due += state == "due" ? 1 : 0;
            reused += isReuse ? 1 : 0;
            destroyed += use is not null && !isReuse ? 1 : 0;
            releasable += isReuse || retention.WasReusableBy(day) ? 1 : 0;
            items.Add(new BackupList.Line(
                sample.OwnNumber, sample.SampleNo, sample.Food, ResultList.Word(retention.Verdict)!, retention.ConcludedOn, retention.BestBefore, retention.KeptUntil,
                retention.ReusableFrom, state, released is null && !inCases.Contains(sample.Id) && retention.IsReusableOn(day), use, given?.GetValueOrDefault(SampleLifecycle.Recipient.Code),
                released?.At.ToLocal(zone), sample.Laboratory, retention.Source, retention.Certainty));
        }

        return new BackupList(
            District, asOf.ToLocal(zone), kept, due, reused, destroyed, releasable, releasable == 0 ? null : (decimal)reused / releasable,
            [.. items.OrderBy(item => item.State == "released").ThenBy(item => item.KeptUntil)]);
    }
}
