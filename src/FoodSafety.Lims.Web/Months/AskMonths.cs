using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Months;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Months;

/// <summary>A district's months: what was issued, what changed since and where that is told, and what stands in the way of closing the next.</summary>
/// <param name="District">Code.</param>
/// <param name="Year">Null for that of the instant.</param>
/// <param name="AsOf">Which months are over.</param>
public sealed record AskMonths(string? District, int? Year, DateTimeOffset AsOf)
{
    public async Task<Outcome<DistrictMonths>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        if (!await db.Districts.AnyAsync(known => known.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District ?? "");
        if (Access.ToDistrict(caller, District!) is { } refusal)
            return refusal;
        var zone = database.Settings.TimeZone;
        var today = AsOf.LocalDay(zone);
        var year = Year ?? today.Year;
        if (year is < 2000 or > 2100)
            return new Refusal("out-of-range", "年份须在 2000 至 2100 之间。", RefusalKind.Invalid);
        using var connection = database.OpenConnection();
        var plans = new ReferenceSets(connection).PlansByYear(District!);
        var plan = plans.GetValueOrDefault(year);
        var rows = await MonthRows.Read(db, District!, year, cancel);
        var counted = await MonthRows.Counted(db, District!, year, cancel);
        var months = new List<DistrictMonths.Entry>();
        for (var number = 1; number <= 12; number++)
        {
            var period = ReportPeriod.Read(FormattableString.Invariant($"{year}-{number:00}")).Value;
            var isClosed = period.From <= rows.Ledger.ClosedThrough(year);
            var closing = rows.Closings.FirstOrDefault(one => one.Month == period.From);
            var blocking = isClosed ? null : await MonthOrder.Refuses(db, District!, period, today, zone, cancel);
            months.Add(new DistrictMonths.Entry(
                period.Code, isClosed ? "closed" : blocking?.Code == "month-not-over" ? "not-over" : "open",
                isClosed ? rows.ReportOf(period.From) : null, closing?.ClosedAt.ToLocal(zone), closing?.ClosedBy, blocking?.Message,
                Counters(rows.Ledger, counted, plan, period.From, isClosed),
                Adjustments(rows, rows.Ledger.Of(period.From), plans, zone),
                Adjustments(rows, rows.Ledger.TakenUpBy(period.From), plans, zone)));
        }
        return new DistrictMonths(District!, year, months);
    }

    private static List<DistrictMonths.Counted> Counters(
        MonthLedger ledger, Dictionary<(DateOnly Month, string Counter), CounterSum> counted, Plan? plan, DateOnly month, bool isClosed) =>
    [
        .. (plan?.Counters.Select(counter => counter.Code) ?? []).Union(counted.Keys.Select(key => key.Counter).Order(StringComparer.Ordinal)).Select(counter => new DistrictMonths.Counted(
                counter, TitleOf(plan, counter), TargetsOf(plan, counter),
                isClosed ? ledger.Frozen(month, counter) : counted.GetValueOrDefault((month, counter)),
                Sum(ledger.Of(month), counter),
                Sum([.. ledger.TakenUpBy(month).Where(one => one.Month.Year == month.Year)], counter),
                isClosed ? ledger.Cumulative(month, counter) : CounterSum.Of(counted.Where(one => one.Key.Counter == counter && one.Key.Month <= month).Select(one => one.Value))))
            .Where(line => line.Figure != default || line.Adjusted != default || line.Earlier != default),
    ];

    /// <summary>Adjustments with their causes, in the order they were made.</summary>
    public static IReadOnlyList<DistrictMonths.Adjusted> Adjustments(MonthRows rows, IReadOnlyList<MonthLedger.Adjustment> some, IReadOnlyDictionary<int, Plan> plans, TimeZoneInfo zone)
    {
        var causes = rows.Adjustments.ToDictionary(one => (long)one.Id);
        return
        [
            .. some.Select(one => (one, stored: causes[one.Number])).Select(pair => new DistrictMonths.Adjusted(
                Text(pair.one.Month), rows.ReportOf(pair.one.Month)!, pair.one.Counter, TitleOf(plans.GetValueOrDefault(pair.one.Month.Year), pair.one.Counter), pair.one.Change,
                pair.stored.Cause, pair.stored.Subject, pair.stored.At.ToLocal(zone), pair.stored.By,
                rows.Ledger.ToldIn(pair.one) is { } told ? Text(told) : null)),
        ];
    }

    /// <summary>In the plan's words; of a counter that the plan no longer has, its code.</summary>
    public static string TitleOf(Plan? plan, string counter) => plan?.Counters.FirstOrDefault(one => one.Code == counter)?.Title ?? counter;

    private static List<string> TargetsOf(Plan? plan, string counter) =>
        [.. plan?.Targets.SelectMany(target => target.SelfAndParts()).Where(target => target.Counter == counter).Select(target => target.Code) ?? []];

    private static CounterSum Sum(IReadOnlyList<MonthLedger.Adjustment> adjustments, string counter) =>
        CounterSum.Of(adjustments.Where(one => one.Counter == counter).Select(one => one.Change));

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
