using System.Data.Common;
using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas.Divisions;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Inspection;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas.Rows;

/// <summary>
/// The records behind a target's figure, or behind one cell of its division. The counters say on which days and sites there are any, and only the rows of
/// those are read, by the code that counts: a page costs the same on a large table.
/// </summary>
/// <param name="Target">Code.</param>
/// <param name="Year">The plan's year; null for that of the instant.</param>
/// <param name="AsOf">What came after it is not there yet.</param>
/// <param name="Site">Only of this site.</param>
/// <param name="Street">Only of the sites of this street; of samples only those whose form names it.</param>
/// <param name="Period">Only of this month or quarter, 2023-01 or 2023-Q1.</param>
/// <param name="Passed">Only batches that passed, or that did not.</param>
/// <param name="Cursor">The <c>next</c> of the page before.</param>
/// <param name="Limit">Most rows on a page, 1–1000.</param>
/// <param name="Unit">Only what this 快检车 or 快检室 tested, by its code.</param>
/// <param name="County">Only of the sites of this county.</param>
public sealed record AskCountedRows(
    string District, string Target, int? Year, DateTimeOffset AsOf, string? Site = null, string? Street = null, string? Period = null, bool? Passed = null, string? Cursor = null, int Limit = 50, string? Unit = null, string? County = null)
{
    public async Task<Outcome<CountedRows>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var zone = database.Settings.TimeZone;
        var year = Year ?? AsOf.LocalDay(zone).Year;
        using var connection = database.OpenConnection();
        var found = await DivisionSubject.Find(db, connection, District, Target, year, AsOf.LocalDay(zone), caller, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        if (found.Value.Target.Counter is null)
            return new Refusal("not-counted", $"指标 {Target}“{found.Value.Target.Title}”的数不是由记录计出的，没有明细行。", RefusalKind.Unprocessable);
        if (Limit is < 1 or > 1000)
            return new Refusal("out-of-range", "limit 须为 1 到 1000。", RefusalKind.Invalid);
        var from = (Day: 0, Site: 0, Skip: 0);
        if (Cursor is not null && !TryRead(Cursor, out from))
            return new Refusal("bad-cursor", $"游标“{Cursor}”无效：请使用上一页返回的 next。", RefusalKind.Invalid);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        if (Period is not null)
        {
            if (DivisionPeriod.Of(Period) is not { } period || period.First.Year != year)
                return new Refusal("unknown-period", FormattableString.Invariant($"“{Period}”不是 {year} 年的月份或季度，应写成 {year}-01 或 {year}-Q1。"), RefusalKind.Invalid);
            (first, last) = (period.First, period.Last);
        }

        var cut = await CutDay.Read(db, connection, District, found.Value.Plans, year, AsOf, zone, cancel);
        var cell = new CountedCell(found.Value, first, cut.On < last ? cut.On : last, cut, Passed);
        var sites = await cell.Sites(db, Site, Street, County, cancel);
        if (sites.Refusal is { } unknown)
            return unknown;
        if (Unit is not null && found.Value.Units.All(unit => unit.Code != Unit))
            return new Refusal("unknown-unit", $"没有登记快检单元“{Unit}”。", RefusalKind.NotFound);
        var ofUnit = Unit is null ? null : cell.OfUnit(connection, Unit, sites.Value);
        var ofStreet = cell.Counter.Kind == RecordKind.Sample && Street is not null ? cell.OfStreet(connection, Street) : null;
        var total = ofUnit is not null ? (ofUnit.Count, ofUnit.Sum(batch => batch.Items), ofUnit.Count(batch => batch.Passed))
            : ofStreet is not null ? (ofStreet.Count, ofStreet.Sum(sample => sample.Items), ofStreet.Count(sample => sample.Passed))
            : await cell.Total(db, sites.Value, cancel);
        var page = ofUnit is not null ? cell.Page(ofUnit, sites.Value, from, Limit + 1)
            : ofStreet is not null ? cell.Page(ofStreet, from, Limit + 1)
            : cell.Counter.Kind == RecordKind.RapidTest
            ? await cell.RapidTests(db, connection, sites.Value, from, Limit + 1, cancel)
            : await cell.Samples(db, connection, from, Limit + 1, cancel);
        return new CountedRows(District, Target, found.Value.Target.Title, year, AsOf.ToLocal(zone), cell.Counter.Kind.Word(), found.Value.Target.Counting.Word(),
            total.Batches, total.Items, total.Passed, CounterRule.Of(found.Value.Plan, found.Value.Target),
            [.. page.Take(Limit).Select(row => row.Row)],
            page.Count > Limit ? string.Create(CultureInfo.InvariantCulture, $"{page[Limit].Day}-{page[Limit].Site}-{page[Limit].Index}") : null);
    }

    private static bool TryRead(string cursor, out (int Day, int Site, int Skip) from)
    {
        from = default;
        var parts = cursor.Split('-');
        if (parts.Length != 3 || !TryNumber(parts[0], out var day) || day > DateOnly.MaxValue.DayNumber || !TryNumber(parts[1], out var site) || !TryNumber(parts[2], out var skip))
            return false;
        from = (day, site, skip);
        return true;

        static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
