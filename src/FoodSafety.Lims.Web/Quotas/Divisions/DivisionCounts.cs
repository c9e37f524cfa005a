using System.Data.Common;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Quotas.Rows;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas.Divisions;

/// <summary>What a target's counter, and the counters of its floors, gained in the plan's year: from the counters by day and site, and of units alone from the rows that name one.</summary>
public sealed record DivisionCounts(IReadOnlyList<DivisionCount> BySite, DailyCounts ByDay, IReadOnlyDictionary<string, DivisionCount> Floors)
{
    public static async Task<DivisionCounts> Read(LimsDb db, DbConnection connection, DivisionSubject subject, Division division, CutDay cut, CancellationToken cancel)
    {
        var (plan, target) = (subject.Plan, subject.Target);
        var (first, end) = (new DateOnly(plan.Year, 1, 1), new DateOnly(plan.Year, 12, 31));
        var (on, firstCut, last) = (cut.On, cut.FirstCut, cut.On < end ? cut.On : end);
        string[] counters = [target.Counter!, .. division.Floors?.Shares.Select(floor => floor.Code) ?? []];
        string[] ofCutDay = [.. plan.Counters.Where(cut.Replaces).Select(counter => counter.Code)];
        var counts = db.CounterDays.Where(day => day.DistrictCode == subject.District.Code && counters.Contains(day.Counter) && day.Day >= first && day.Day <= last
            && !(day.Day >= firstCut && ofCutDay.Contains(day.Counter)));

        var bySite = await counts
            .GroupBy(day => new { day.Counter, day.SiteId, IsToday = day.Day == on })
            .Select(group => new { group.Key.Counter, group.Key.SiteId, group.Key.IsToday, Batches = group.Sum(day => day.Batches), Items = group.Sum(day => day.Items) })
            .ToListAsync(cancel);
        var byDay = await counts.Where(day => day.Counter == target.Counter)
            .GroupBy(day => day.Day)
            .Select(group => new { Day = group.Key, Batches = group.Sum(day => day.Batches), Items = group.Sum(day => day.Items) })
            .ToListAsync(cancel);
        var cutRows = (cut.Counted ?? []).Where(batch => counters.Contains(batch.Counter)).ToList();
        var codes = await db.Organisations.Where(site => site.DistrictCode == subject.District.Code && site.Kind == "market").ToDictionaryAsync(site => site.Id, site => site.Code, cancel);

        var daily = new long[Math.Max(0, last.DayNumber - first.DayNumber + 1)];
        foreach (var day in byDay)
            daily[day.Day.DayNumber - first.DayNumber] = Of(day.Batches, day.Items);
        foreach (var batch in cutRows.Where(batch => batch.Counter == target.Counter))
            daily[batch.Day - first.DayNumber] += Of(1, batch.Items);
        var all = bySite.Select(count => (count.Counter, count.SiteId, count.IsToday, Count: Of(count.Batches, count.Items)))
            .Concat(cutRows.Select(batch => (batch.Counter, SiteId: batch.MarketId, IsToday: batch.Day == on.DayNumber, Count: Of(1, batch.Items))))
            .ToList();
        var ofTarget = all.Where(count => count.Counter == target.Counter).Select(count => (count.SiteId, Unit: (string?)null, count.IsToday, count.Count)).ToList();
        if (division.Units() is { IsEmpty: false } units)
        {
            var ofUnits = UnitBatches.Of(connection, subject, units, first, last, cut)
                .Select(tested => (SiteId: tested.Batch.MarketId, tested.Unit, IsToday: tested.Batch.Day == on.DayNumber, Count: Of(1, tested.Batch.Items)))
                .GroupBy(tested => (tested.SiteId, tested.Unit, tested.IsToday), (key, tested) => (key.SiteId, Unit: (string?)key.Unit, key.IsToday, Count: tested.Sum(one => one.Count))).ToList();
            // What a unit tested is taken out of what its site has without one: together they stay what the counters hold.
            ofTarget.AddRange([.. ofUnits, .. ofUnits.Select(count => count with { Unit = null, Count = -count.Count })]);
        }
        return new DivisionCounts(
            division.Places is not null && plan.CounterOf(target.Counter!).Kind == RecordKind.Sample
            ? [.. CountedSample.Of(connection, subject, first, last).GroupBy(sample => sample.Street).Select(street =>
                Sum(null, street.Select(sample => (sample.Day == on, Of(1, sample.Items)))) with { Street = street.Key })]
            : [.. ofTarget.GroupBy(count => (count.SiteId, count.Unit)).Select(group => Sum(codes.GetValueOrDefault(group.Key.SiteId), group.Select(count => (count.IsToday, count.Count)), group.Key.Unit))],
            new DailyCounts(first, daily),
            all.GroupBy(count => count.Counter).ToDictionary(counter => counter.Key, counter => Sum(null, counter.Select(count => (count.IsToday, count.Count)))));

        long Of(long batches, long items) => target.Counting == Counting.Item ? items : batches;

        static DivisionCount Sum(string? site, IEnumerable<(bool IsToday, long Count)> counts, string? unit = null) =>
            new(site, counts.Where(count => !count.IsToday).Sum(count => count.Count), counts.Where(count => count.IsToday).Sum(count => count.Count), unit);
    }
}
