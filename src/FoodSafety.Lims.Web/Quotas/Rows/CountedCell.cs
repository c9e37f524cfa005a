using System.Data.Common;
using System.Numerics;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Web.Quotas.Divisions;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Inspection;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas.Rows;

/// <summary>A counter between two days, at some sites: its figure and its records.</summary>
/// <param name="First">First local day.</param>
/// <param name="Last">Last local day, at most that of the instant.</param>
/// <param name="Cut">The instant's day.</param>
/// <param name="Passed">Only batches that passed, or that did not.</param>
internal sealed record CountedCell(DivisionSubject Subject, DateOnly First, DateOnly Last, CutDay Cut, bool? Passed)
{
    /// <summary>A record and where it stands: the n-th (0-based) of its day and site.</summary>
    public readonly record struct Placed(int Day, int Site, int Index, CountedRows.Row Row);

    public Counter Counter => Subject.Plan.CounterOf(Subject.Target.Counter!);

    /// <summary>The sites asked for, id to site; null for all.</summary>
    public async Task<Outcome<Dictionary<int, Site>>> Sites(LimsDb db, string? site, string? street, string? county, CancellationToken cancel)
    {
        if (Counter.Kind == RecordKind.Sample && street is not null)
            return street == Division.NoStreet || Subject.Ground.Streets.Contains(street) ? new Dictionary<int, Site>()
                : new Refusal("unknown-site", $"名录中没有街道“{street}”。", RefusalKind.NotFound);
        var markets = await db.Organisations.AsNoTracking().Where(market => market.DistrictCode == Subject.District.Code && market.Kind == "market").ToListAsync(cancel);
        var chosen = markets.ToDictionary(market => market.Id, market => market.ToSite());
        chosen = chosen.Where(market => (site is null || market.Value.Code == site)
            && (street is null || DivisionGround.StreetOf(market.Value) == street)
            && (county is null || DivisionGround.CountyOf(market.Value) == county)).ToDictionary();
        return chosen.Count == 0 && (site ?? street ?? county) is not null
            ? new Refusal("unknown-site", $"名录中没有{county}{(site is not null ? $"场所“{site}”" : street is not null ? $"街道“{street}”" : "")}。", RefusalKind.NotFound)
            : chosen;
    }

    /// <summary>What the counters hold of the cell, and of a cut day what its rows hold up to the instant.</summary>
    public async Task<(long Batches, long Items, long Passed)> Total(LimsDb db, Dictionary<int, Site> sites, CancellationToken cancel)
    {
        var sums = await Days(db, sites).GroupBy(day => day.Counter)
            .Select(group => new { Batches = group.Sum(day => day.Batches), Items = group.Sum(day => day.Items), Passed = group.Sum(day => day.Passed) })
            .SingleOrDefaultAsync(cancel);
        var today = CutRows().Where(batch => sites.ContainsKey(batch.MarketId)).ToList();
        return ((sums?.Batches ?? 0) + today.Count, (sums?.Items ?? 0) + today.Sum(batch => batch.Items), (sums?.Passed ?? 0) + today.Count(batch => batch.Passed));
    }

    /// <summary>The cell's batches that one unit tested, all of them in their order.</summary>
    public List<RapidTestCount.Counted> OfUnit(DbConnection connection, string unit, Dictionary<int, Site> sites) =>
    [
        .. UnitBatches.Of(connection, Subject, [unit], First, Last, Cut).Select(tested => tested.Batch)
            .Where(batch => sites.ContainsKey(batch.MarketId)).OrderBy(batch => batch.Day).ThenBy(batch => batch.MarketId),
    ];

    /// <summary>A page of what <see cref="OfUnit"/> found.</summary>
    public List<Placed> Page(IEnumerable<RapidTestCount.Counted> batches, Dictionary<int, Site> sites, (int Day, int Site, int Skip) from, int most) =>
    [
        .. batches.Where(batch => Passed is null || batch.Passed == Passed).GroupBy(batch => (batch.Day, batch.MarketId))
            .SelectMany(pair => pair.Select((batch, index) => Place(batch, index, sites)))
            .Where(placed => (placed.Day, placed.Site, placed.Index).CompareTo(from) >= 0)
            .Take(most),
    ];

    public async Task<List<Placed>> RapidTests(LimsDb db, DbConnection connection, Dictionary<int, Site> sites, (int Day, int Site, int Skip) from, int most, CancellationToken cancel)
    {
        // Each of these days and sites has a batch at least, so no more of them are needed than rows.
        var pairs = await Days(db, sites)
            .Where(day => day.Day > DateOnly.FromDayNumber(from.Day) || (day.Day == DateOnly.FromDayNumber(from.Day) && day.SiteId >= from.Site))
            .Where(day => Passed == null ? day.Batches > 0 : Passed == true ? day.Passed > 0 : day.Batches > day.Passed)
            .OrderBy(day => day.Day).ThenBy(day => day.SiteId).Take(most)
            .Select(day => new { day.Day, day.SiteId }).ToListAsync(cancel);
        var (rows, count) = (new List<Placed>(), new RapidTestCount(Subject.District.Code, Subject.Plans));
        foreach (var pair in pairs)
        {
            if (rows.Count == most)
                return rows;
            Add(count.Run(connection, null, pair.Day, null, pair.SiteId).Where(batch => batch.Counter == Counter.Code));
        }
        foreach (var pair in CutRows().Where(batch => sites.ContainsKey(batch.MarketId) && (batch.Day, batch.MarketId).CompareTo((from.Day, from.Site)) >= 0).GroupBy(batch => (batch.Day, batch.MarketId)).OrderBy(pair => pair.Key))
            Add(pair);
        return rows;

        void Add(IEnumerable<RapidTestCount.Counted> ofOnePair)
        {
            foreach (var (index, batch) in ofOnePair.Where(batch => Passed is null || batch.Passed == Passed).Index())
            {
                if (rows.Count < most && !((batch.Day, batch.MarketId) == (from.Day, from.Site) && index < from.Skip))
                    rows.Add(Place(batch, index, sites));
            }
        }
    }

    public async Task<List<Placed>> Samples(LimsDb db, DbConnection connection, (int Day, int Site, int Skip) from, int most, CancellationToken cancel)
    {
        var days = await Days(db, null).Where(day => day.Day >= DateOnly.FromDayNumber(from.Day))
            .Where(day => Passed == null ? day.Batches > 0 : Passed == true ? day.Passed > 0 : day.Batches > day.Passed)
            .OrderBy(day => day.Day).Take(most + 1).Select(day => new { day.Day, Count = Passed == null ? day.Batches : Passed == true ? day.Passed : day.Batches - day.Passed }).ToListAsync(cancel);
        if (days.Count == 0)
            return [];
        var (until, sum) = (days[0].Day, 0L);
        foreach (var day in days.TakeWhile(_ => sum < most + from.Skip))
            (until, sum) = (day.Day, sum + day.Count);

        return Page(CountedSample.Of(connection, Subject, days[0].Day, until), from, most);
    }

    /// <summary>The cell's samples whose form names a street, all of them.</summary>
    public List<CountedSample> OfStreet(DbConnection connection, string street) => [.. CountedSample.Of(connection, Subject, First, Last).Where(sample => sample.Street == street)];

    /// <summary>A page of samples, by day and number.</summary>
    public List<Placed> Page(IEnumerable<CountedSample> samples, (int Day, int Site, int Skip) from, int most) =>
    [
        .. samples.Where(sample => Passed is null || sample.Passed == Passed).GroupBy(sample => sample.Day).OrderBy(day => day.Key)
            .SelectMany(day => day.OrderBy(sample => sample.SampleNo, StringComparer.Ordinal).Select((sample, index) => new Placed(day.Key.DayNumber, 0, index,
                new CountedRows.Row(day.Key, null, null, sample.SampleNo, sample.Items, sample.Passed, null))))
            .Where(placed => placed.Day > from.Day || (placed.Day == from.Day && placed.Index >= from.Skip))
            .Take(most),
    ];

    /// <summary>The stored counts of whole days.</summary>
    /// <param name="sites">Null for those without a site too.</param>
    private IQueryable<CounterDay> Days(LimsDb db, Dictionary<int, Site>? sites)
    {
        var (code, counter, first, last, firstCut, replaced) = (Subject.District.Code, Counter.Code, First, Last, Cut.FirstCut, Cut.Replaces(Counter));
        var days = db.CounterDays.AsNoTracking().Where(day => day.DistrictCode == code && day.Counter == counter && day.Day >= first && day.Day <= last && !(replaced && day.Day >= firstCut));
        if (sites is null || Counter.Kind == RecordKind.Sample)
            return days;
        var ids = sites.Keys.ToList();
        return days.Where(day => ids.Contains(day.SiteId));
    }

    private static Placed Place(RapidTestCount.Counted batch, int index, Dictionary<int, Site> sites) => new(batch.Day, batch.MarketId, index, new CountedRows.Row(
        DateOnly.FromDayNumber(batch.Day), sites[batch.MarketId].Code, sites[batch.MarketId].Name, batch.SampleNo, batch.Items, batch.Passed, batch.FirstId));

    private IEnumerable<RapidTestCount.Counted> CutRows() => (Cut.Counted ?? [])
        .Where(batch => batch.Counter == Counter.Code && batch.Day >= First.DayNumber && batch.Day <= Last.DayNumber);
}
