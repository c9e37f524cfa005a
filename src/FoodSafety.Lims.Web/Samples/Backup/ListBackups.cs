using System.Globalization;
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
/// <param name="Cursor">The <c>next</c> of the page before; null for the first.</param>
/// <param name="Limit">Most lines on a page, 1–1000.</param>
public sealed record ListBackups(string District, string? Cursor = null, int Limit = 100)
{
    private static readonly List<string> WithBackup = [SampleLifecycle.ResultLocked.Code, SampleLifecycle.Reported.Code, SampleLifecycle.BackupReleased.Code];

    public async Task<Outcome<BackupList>> Handle(LimsDb db, Caller caller, DateTimeOffset asOf, TimeZoneInfo zone, CancellationToken cancel)
    {
        if (Limit is < 1 or > 1000)
            return new Refusal("out-of-range", "每页条数须为 1 到 1000。", RefusalKind.Invalid);
        var skip = 0;
        if (Cursor is not null && !int.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out skip))
            return new Refusal("bad-cursor", $"游标“{Cursor}”无效：请使用上一页返回的 next。", RefusalKind.Invalid);
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        if (Access.ToDistrict(caller, District) is { } refusal)
            return refusal;

        var law = await SampleLaw.Load(db, cancel);
        var registered = SampleLifecycle.Registered.Code;
        var inCases = (await db.Cases.Where(disposal => disposal.DistrictCode == District && disposal.SampleId != null && disposal.ClosedAt == null)
            .Select(disposal => disposal.SampleId!.Value).ToListAsync(cancel)).ToHashSet();
        var samples = await db.Samples.AsNoTracking().Include(sample => sample.Events)
            .Where(sample => sample.DistrictCode == District && (WithBackup.Contains(sample.LifecycleStage) || (sample.LifecycleStage == registered && (sample.State == "reported" || sample.State == "published"))))
            .OrderBy(sample => sample.Id).ToListAsync(cancel);
        var day = asOf.LocalDay(zone);
        var (kept, due, reused, destroyed, releasable) = (0, 0, 0, 0, 0);
        var items = new List<BackupList.Line>();
        foreach (var sample in samples)
        {
            if (law.RetentionOf(sample, zone) is not { } retention || !IsConcludedBy(sample, asOf, day))
                continue;
            var released = sample.Events.Find(happened => happened.Action == SampleLifecycle.ReleaseBackup.Code && happened.At <= asOf);
            var given = released is null ? null : SampleLaw.GivenOf(released);
            var use = given?.GetValueOrDefault(SampleLifecycle.BackupUse.Code);
            var handed = sample.Events.FindLast(happened => happened.Action == SampleLifecycle.HandBackup.Code && happened.At <= asOf);
            var isReuse = use is not null && BackupUse.IsReuse(use);
            var state = released is not null ? "released" : retention.IsOverOn(day) ? "due" : "kept";
            kept += state == "kept" ? 1 : 0;
            due += state == "due" ? 1 : 0;
            reused += isReuse ? 1 : 0;
            destroyed += use is not null && !isReuse ? 1 : 0;
            releasable += isReuse || (handed is null && retention.WasReusableBy(day)) ? 1 : 0;
            items.Add(new BackupList.Line(
                sample.OwnNumber, sample.SampleNo, sample.Food, ResultList.Word(retention.Verdict)!, retention.ConcludedOn, retention.BestBefore, retention.KeptUntil,
                retention.ReusableFrom, state, released is null && handed is null && !inCases.Contains(sample.Id) && retention.IsReusableOn(day), use, given?.GetValueOrDefault(SampleLifecycle.Recipient.Code),
                released?.At.ToLocal(zone), handed is null ? null : SampleLaw.GivenOf(handed)[SampleLifecycle.HandedTo.Code], sample.Laboratory, retention.Source, retention.Certainty));
        }

        return new BackupList(
            District, asOf.ToLocal(zone), kept, due, reused, destroyed, releasable, releasable == 0 ? null : (decimal)reused / releasable,
            [.. items.OrderBy(item => item.State == "released").ThenBy(item => item.KeptUntil).ThenBy(item => item.Number, StringComparer.Ordinal).Skip(skip).Take(Limit)],
            skip + Limit < items.Count ? (skip + Limit).ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Whether its result was locked at the instant, or of one that nobody locked, reported by file.</summary>
    private static bool IsConcludedBy(Sample sample, DateTimeOffset asOf, DateOnly day) =>
        sample.Events.Find(happened => happened.Action == SampleLifecycle.LockResult.Code) is { } locked ? locked.At <= asOf : sample.ReportedOn <= day;
}
