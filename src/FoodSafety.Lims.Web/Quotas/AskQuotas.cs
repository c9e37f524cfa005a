using System.Collections.Immutable;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas.Figures;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas;

/// <summary>How far a district is with every target of one year's plan, counting what was tested on or before an instant.</summary>
/// <param name="District">Code.</param>
/// <param name="Year">The plan's year; null for that of the instant.</param>
/// <param name="AsOf">Counters are kept by local day; of the day that this instant cuts, the rapid tests up to it are counted from their rows. What is known to the day counts with its day.</param>
/// <param name="Since">First local day counted, for what a part of the year gained; null for the whole year so far.</param>
public sealed record AskQuotas(string District, int? Year, DateTimeOffset AsOf, DateOnly? Since = null)
{
    public async Task<Outcome<DistrictQuotas>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        if (await db.Districts.AsNoTracking().SingleOrDefaultAsync(found => found.Code == District, cancel) is not { } district)
            return ListOrganisations.UnknownDistrict(District);
        if (Access.ToDistrict(caller, District) is { } refusal)
            return refusal;

        var zone = database.Settings.TimeZone;
        var asOf = AsOf.LocalDay(zone);
        var year = Year ?? asOf.Year;
        using var connection = database.OpenConnection();
        var sets = new ReferenceSets(connection);
        var plans = sets.PlansByYear(District);
        if (!plans.TryGetValue(year, out var plan))
        {
            var years = plans.Count == 0 ? "没有任何年度" : string.Join("、", plans.Keys.Order()) + " 年";
            return new Refusal("no-plan", $"{district.Name}没有 {year} 年的计划（已有：{years}）；请选择其中一年，或导入该年计划。", RefusalKind.NotFound);
        }

        var cut = await CutDay.Read(db, connection, District, plans, year, AsOf, zone, cancel);
        var tallies = await Measure(db, plan, asOf, cut, zone, cancel);
        var measured = QuotaProgress.Evaluate(plan, tallies, sets.Populations(), asOf);
        // A part of the year has no pace of its own, and a year that is over none any more.
        if (Since is null && asOf.Year == plan.Year)
            measured = Outlook.Of(plan, measured, await Days(db, plan, cut.LastWhole, cancel), asOf, sets.Calendar());
        measured = await NotValidNotes.Add(db, plan, measured, Since, asOf, AsOf, cancel);
        return new DistrictQuotas(district, year, AsOf.ToLocal(zone), [.. plans.Keys.Order()], measured, plan);
    }

    /// <summary>What each counter gained on each day from the first of the year on.</summary>
    /// <param name="last">The last whole day.</param>
    private async Task<Dictionary<string, CounterDays>> Days(LimsDb db, Plan plan, DateOnly last, CancellationToken cancel)
    {
        var first = new DateOnly(plan.Year, 1, 1);
        var counted = await db.CounterDays
            .Where(day => day.DistrictCode == District && day.Day >= first && day.Day <= last)
            .GroupBy(day => new { day.Counter, day.Day })
            .Select(group => new { group.Key.Counter, group.Key.Day, Batches = group.Sum(day => day.Batches), Items = group.Sum(day => day.Items) })
            .ToListAsync(cancel);
        return counted.GroupBy(day => day.Counter).ToDictionary(counter => counter.Key, counter =>
        {
            var (batches, items) = (new long[last.DayNumber - first.DayNumber + 1], new long[last.DayNumber - first.DayNumber + 1]);
            foreach (var day in counter)
                (batches[day.Day.DayNumber - first.DayNumber], items[day.Day.DayNumber - first.DayNumber]) = (day.Batches, day.Items);
            return new CounterDays(new DailyCounts(first, batches), new DailyCounts(first, items));
        });
    }

    private async Task<Tallies> Measure(LimsDb db, Plan plan, DateOnly asOf, CutDay cut, TimeZoneInfo zone, CancellationToken cancel)
    {
        var from = Since ?? new DateOnly(plan.Year, 1, 1);
        var to = asOf < new DateOnly(plan.Year, 12, 31) ? asOf : new DateOnly(plan.Year, 12, 31);
        var markets = await db.Organisations.AsNoTracking()
            .Where(organisation => organisation.DistrictCode == District && organisation.Kind == "market")
            .ToListAsync(cancel);
        var codes = markets.ToDictionary(market => market.Id, market => market.Code);

        var firstCut = cut.FirstCut;
        string[] ofCutDay = [.. plan.Counters.Where(cut.Replaces).Select(counter => counter.Code)];
        var counted = await db.CounterDays
            .Where(day => day.DistrictCode == District && day.Day >= from && day.Day <= to && !(day.Day >= firstCut && ofCutDay.Contains(day.Counter)))
            .GroupBy(day => new { day.Counter, day.SiteId })
            .Select(group => new
            {
                group.Key.Counter,
                group.Key.SiteId,
                Batches = group.Sum(day => day.Batches),
                Items = group.Sum(day => day.Items),
                Passed = group.Sum(day => day.Passed),
            })
            .ToListAsync(cancel);
        counted.AddRange((cut.Counted ?? []).Where(batch => batch.Day >= from.DayNumber).Select(batch => new
        {
            batch.Counter,
            SiteId = batch.MarketId,
            Batches = 1L,
            Items = (long)batch.Items,
            Passed = batch.Passed ? 1L : 0,
        }));

        var endOfYear = LocalClock.StartOf(new DateOnly(plan.Year + 1, 1, 1), zone).AddMilliseconds(-1);
        return new Tallies
        {
            Counters = counted.GroupBy(row => row.Counter).ToImmutableDictionary(
                counter => counter.Key,
                counter => new CounterTally(
                    counter.Sum(row => row.Batches),
                    counter.Sum(row => row.Items),
                    counter.Sum(row => row.Passed),
                    counter.Where(row => codes.ContainsKey(row.SiteId)).GroupBy(row => codes[row.SiteId])
                        .ToImmutableDictionary(site => site.Key, site => site.Sum(row => row.Batches)))),
            Sites = [.. markets.OrderBy(market => market.Code, StringComparer.Ordinal).Select(market => market.ToSite())],
            External = await ExternalFigures.On(db, District, plan.Year, asOf, cancel),
            Disposals = await DisposalRate.Tally(db, District, from, to, AsOf < endOfYear ? AsOf : endOfYear, zone, cancel),
        };
    }
}
