using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas.Divisions;

/// <summary>How a target's goal is divided, and how far each share is, from the counters alone.</summary>
/// <param name="Target">Code.</param>
/// <param name="Year">The plan's year; null for that of the instant.</param>
/// <param name="AsOf">Counts what was tested on or before it, against the division in force on its day.</param>
/// <param name="Version">An earlier division, to see what was promised; null for the one in force.</param>
public sealed record AskDivision(string District, string Target, int? Year, DateTimeOffset AsOf, int? Version = null)
{
    public async Task<Outcome<TargetDivision>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var zone = database.Settings.TimeZone;
        var on = AsOf.LocalDay(zone);
        var year = Year ?? on.Year;
        using var connection = database.OpenConnection();
        var found = await DivisionSubject.Find(db, connection, District, Target, year, on, caller, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        var subject = found.Value;

        var versions = await Versions(db, District, Target, year, cancel);
        var chosen = Version is { } asked
            ? versions.FirstOrDefault(version => version.Version == asked)
            : versions.LastOrDefault(version => version.EffectiveFrom <= on);
        if (Version is { } missing && chosen is null)
            return new Refusal("unknown-version", FormattableString.Invariant($"指标 {Target} 的分解没有第 {missing} 版；共 {versions.Count} 版。"), RefusalKind.NotFound);

        DivisionProgress? progress = null;
        if (chosen is not null && subject.Target.Counter is not null)
        {
            var division = DivisionDocument.Read(chosen.Document).ToDivision(year, chosen.Whole);
            var cut = await CutDay.Read(db, connection, District, subject.Plans, year, AsOf, zone, cancel);
            var counts = await DivisionCounts.Read(db, connection, subject, division, cut, cancel);
            var ground = subject.Ground with { Closures = await Closures(db, on, year, cancel) };
            progress = DivisionProgress.Of(division, ground, counts.BySite, counts.ByDay, counts.Floors, on, cut.IsWhole, new ReferenceSets(connection).Calendar());
        }
        return new TargetDivision(District, Target, subject.Target.Title, year, AsOf.ToLocal(zone), subject.Goal.Succeeded ? subject.Goal.Value : null, subject.Goal.Refusal?.Message,
            chosen is null ? null : TargetDivision.Edition.Of(chosen, zone),
            progress is null ? null : TargetDivision.Tree.Of(progress),
            [.. versions.Select(version => TargetDivision.Edition.Of(version, zone))],
            chosen is not null && subject.Goal.Succeeded && chosen.Whole != subject.Goal.Value
                ? FormattableString.Invariant($"计划的任务量现为 {subject.Goal.Value:#,0}，分解时为 {chosen.Whole:#,0}，相差 {Math.Abs(subject.Goal.Value - chosen.Whole):#,0}；请重新分解。")
                : null);
    }

    /// <summary>What the district's markets declared closed from a day to the end of the year.</summary>
    private async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<DateOnly, ClosureKind>>> Closures(LimsDb db, DateOnly from, int year, CancellationToken cancel)
    {
        var last = new DateOnly(year, 12, 31);
        var declared = await (from closure in db.MarketClosures
                              join market in db.Organisations on closure.MarketId equals market.Id
                              where market.DistrictCode == District && closure.ClosedOn >= @from && closure.ClosedOn <= last
                              select new { market.Code, closure.ClosedOn, closure.Kind }).ToListAsync(cancel);
        return declared.GroupBy(one => one.Code).ToDictionary(site => site.Key, site => (IReadOnlyDictionary<DateOnly, ClosureKind>)site.ToDictionary(one => one.ClosedOn, one => one.Kind));
    }

    /// <summary>Every version of a target's division, the first one first.</summary>
    internal static Task<List<StoredDivision>> Versions(LimsDb db, string district, string target, int year, CancellationToken cancel) => db.Divisions.AsNoTracking()
        .Where(division => division.DistrictCode == district && division.Year == year && division.Target == target)
        .OrderBy(division => division.Version).ToListAsync(cancel);
}
