using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Corrections.Views;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Samples.Doors;

/// <summary>Stored rapid tests in the order of their day, a page at a time.</summary>
/// <param name="Market">Code.</param>
/// <param name="Outcome">negative | positive | suspect | invalid</param>
/// <param name="From">First local day.</param>
/// <param name="To">Last local day.</param>
/// <param name="Cursor">The <c>next</c> of the page before.</param>
/// <param name="Limit">Most rows on a page, 1–1000.</param>
/// <param name="Upload">Only rows of this upload, by its public id; then in the order they were stored.</param>
/// <param name="Row">Only the row with this number in its file.</param>
public sealed record ListRapidTests(string? District, string? Market, string? SampleNo, string? Outcome, DateOnly? From, DateOnly? To, string? Cursor, int Limit = 100,
    string? Upload = null, int? Row = null)
{
    public async Task<Outcome<RapidTestList>> Handle(LimsDb db, Caller caller, TimeZoneInfo zone, CancellationToken cancel)
    {
        RapidOutcome? outcome = null;
        if (Outcome is not null)
        {
            if (!Enum.TryParse<RapidOutcome>(Outcome, ignoreCase: true, out var known) || !Enum.IsDefined(known))
                return new Refusal("unknown-outcome", $"检测结果“{Outcome}”不存在；可用：negative、positive、suspect、invalid。", RefusalKind.Invalid);
            outcome = known;
        }
        if (Limit is < 1 or > 1000)
            return new Refusal("out-of-range", "limit 须为 1 到 1000。", RefusalKind.Invalid);
        var after = (Day: 0, Id: 0L);
        if (Cursor is not null && !TryRead(Cursor, out after))
            return new Refusal("bad-cursor", $"游标“{Cursor}”无效：请使用上一页返回的 next。", RefusalKind.Invalid);

        int? upload = null;
        if (Upload is not null && (upload = Uploads.Upload.ParseNumber(Upload)) is null)
            return new Refusal("unknown-upload", $"“{Upload}”不是上传编号，应如 U-000017。", RefusalKind.Invalid);

        var scope = await Scope(db, caller, cancel);
        if (scope.Refusal is { } refusal)
            return refusal;
        var markets = scope.Value;
        var ids = markets.Keys.ToList();
        var afterDay = DateOnly.FromDayNumber(after.Day);
        var tests = db.RapidTests.AsNoTracking().Where(test => ids.Contains(test.MarketId));
        if (SampleNo is not null)
            tests = tests.Where(test => test.SampleNo == SampleNo);
        if (outcome is { } wanted)
            tests = tests.Where(test => test.Outcome == wanted);
        if (From is { } from)
            tests = tests.Where(test => test.TestedOn >= from);
        if (To is { } to)
            tests = tests.Where(test => test.TestedOn <= to);
        if (Row is { } row)
            tests = tests.Where(test => test.RowNumber == row);
        if (Cursor is not null && upload is null)
            tests = tests.Where(test => test.TestedOn > afterDay || (test.TestedOn == afterDay && test.Id > after.Id));

        var page = upload is { } one
            ? await OfUpload(db, tests, one, after.Id, cancel)
            : await tests.OrderBy(test => test.TestedOn).ThenBy(test => test.Id).Take(Limit + 1).ToListAsync(cancel);
        var more = page.Count > Limit;
        if (more)
            page.RemoveAt(Limit);
        var termIds = page.SelectMany(test => new[] { test.FoodId, test.ItemId, test.MethodId ?? 0, test.UnitId ?? 0 }).Distinct().ToList();
        var terms = await db.Terms.Where(term => termIds.Contains(term.Id)).ToDictionaryAsync(term => term.Id, term => term.Text, cancel);
        var versions = await RowVersions.Of(db, "rapid-tests", [.. page.Select(test => test.Id)], cancel);
        string? Term(int? id) => id is { } known ? terms.GetValueOrDefault(known) : null;

        return new RapidTestList(
            [.. page.Select(test => new RapidTestList.Line(
                test.Id, test.SampleNo, test.TestedAt.ToLocal(zone), Lower(test.TestedPrecision), markets[test.MarketId].Code, markets[test.MarketId].Name,
                Term(test.FoodId)!, Term(test.ItemId)!, Term(test.MethodId), test.Reading, Term(test.UnitId), Lower(test.Outcome), Lower(test.ReportedOutcome),
                Lower(test.Organiser), test.StallNo, test.Vendor, test.UnitCode, Uploads.Upload.FormatNumber(test.UploadId), test.RowNumber, versions.GetValueOrDefault(test.Id)))],
            more ? $"{page[^1].TestedOn.DayNumber}-{page[^1].Id}" : null);
    }

    /// <summary>A page of one upload's rows, by the runs of ids they have: there is no index on their upload.</summary>
    private async Task<List<RapidTest>> OfUpload(LimsDb db, IQueryable<RapidTest> tests, int upload, long after, CancellationToken cancel)
    {
        var runs = await db.UploadChunks.AsNoTracking().Where(run => run.UploadId == upload && run.LastId > after).OrderBy(run => run.FirstId).ToListAsync(cancel);
        var page = new List<RapidTest>();
        foreach (var run in runs)
        {
            page.AddRange(await tests
                .Where(test => test.Id > after && test.Id >= run.FirstId && test.Id <= run.LastId && test.UploadId == upload)
                .OrderBy(test => test.Id).Take(Limit + 1 - page.Count).ToListAsync(cancel));
            if (page.Count > Limit)
                break;
        }
        return page;
    }

    /// <summary>The markets whose tests the caller asks for and may see.</summary>
    private async Task<Outcome<Dictionary<int, (string Code, string Name)>>> Scope(LimsDb db, Caller caller, CancellationToken cancel)
    {
        if (District is not null && !await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        if (caller.IsRegulator ? caller.District is { } own && District is not null && District != own : caller.Role != Roles.Market)
            return Access.ToDistrict(caller, District ?? "")!;

        var markets = db.Organisations.AsNoTracking().Where(organisation => organisation.Kind == "market");
        if ((District ?? caller.District) is { } district)
            markets = markets.Where(market => market.DistrictCode == district);
        if (!caller.IsRegulator)
            markets = markets.Where(market => market.Code == caller.Organisation);
        if (Market is not null)
            markets = markets.Where(market => market.Code == Market);
        var found = await markets.ToDictionaryAsync(market => market.Id, market => (market.Code, market.Name), cancel);
        return Market is not null && found.Count == 0
            ? new Refusal("unknown-market", $"没有编码为 {Market} 的市场，或您不能查看它。", RefusalKind.NotFound)
            : found;
    }

    private static bool TryRead(string cursor, out (int Day, long Id) after)
    {
        var parts = cursor.Split('-');
        after = default;
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day > DateOnly.MaxValue.DayNumber
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        after = (day, id);
        return true;
    }

    private static string Lower(Enum value) => value.ToString().ToLowerInvariant();
}
