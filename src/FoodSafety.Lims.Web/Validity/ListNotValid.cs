using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>The rapid tests that are not valid, with what is wrong and what to do, in the order they were stored, a page at a time. A market sees its own.</summary>
/// <param name="District">Code; null = the caller's own.</param>
/// <param name="Market">Code; null = all.</param>
/// <param name="Period">By the day of the test; null = the year of the instant.</param>
/// <param name="Reason">Only tests with this reason.</param>
/// <param name="Cursor">The <c>next</c> of the page before.</param>
/// <param name="Limit">Most rows on a page, 1–1000.</param>
/// <param name="AsOf">What was pending until before it is invalid.</param>
public sealed record ListNotValid(string? District, string? Market, string? Period, string? Reason, string? Cursor, DateTimeOffset AsOf, int Limit = 100)
{
    public async Task<Outcome<NotValidList>> Handle(LimsDb db, Caller caller, TimeZoneInfo zone, CancellationToken cancel)
    {
        var period = ValidityScope.PeriodOf(Period, AsOf, zone);
        if (period.Refusal is { } notAPeriod)
            return notAPeriod;
        if (Reason is not null && ValidityReason.All.All(reason => reason.Code != Reason))
            return new Refusal("unknown-reason", $"没有原因代码“{Reason}”；可用：{string.Join("、", ValidityReason.All.Select(reason => reason.Code))}。", RefusalKind.Invalid);
        if (Limit is < 1 or > 1000)
            return new Refusal("out-of-range", "limit 须为 1 到 1000。", RefusalKind.Invalid);
        var after = 0L;
        if (Cursor is not null && !long.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return new Refusal("bad-cursor", $"游标“{Cursor}”无效：请使用上一页返回的 next。", RefusalKind.Invalid);
        var scope = await ValidityScope.Of(db, caller, District, Market, cancel);
        if (scope.Refusal is { } refusal)
            return refusal;

        var (district, markets, from, to) = (scope.Value.District, scope.Value.Markets, period.Value.From, period.Value.To);
        var ids = markets.Keys.ToList();
        var tests = db.NotValidTests.Where(test => test.DistrictCode == district && test.TestedOn >= from && test.TestedOn <= to && test.TestId > after && ids.Contains(test.MarketId));
        if (Reason is not null)
        {
            var code = $",{Reason},";
            tests = tests.Where(test => test.Reasons.Contains(code));
        }
        var page = await (
            from test in tests
            join row in db.RapidTests on test.TestId equals row.Id
            join food in db.Terms on row.FoodId equals food.Id
            join item in db.Terms on row.ItemId equals item.Id
            orderby test.TestId
            select new { test.TestId, test.MarketId, test.Validity, test.Reasons, test.PendingUntil, row.SampleNo, row.TestedAt, row.TestedPrecision, Food = food.Text, Item = item.Text, row.UploadId, row.RowNumber })
            .Take(Limit + 1).ToListAsync(cancel);
        var more = page.Count > Limit;
        if (more)
            page.RemoveAt(Limit);
        return new NotValidList(
            [
                .. page.Select(test => new NotValidList.Line(
                    test.TestId, test.SampleNo, test.TestedAt.ToLocal(zone), test.TestedPrecision.ToString().ToLowerInvariant(), markets[test.MarketId].Code, markets[test.MarketId].Name, test.Food, test.Item,
                    test.Validity == TestValidity.Pending && !(test.PendingUntil < AsOf) ? "pending" : "invalid",
                    [.. ValidityVerdict.ReasonsOf(test.Reasons).Select(reason => new NotValidList.Why(reason.Code, reason.Name, reason.Remedy))],
                    test.PendingUntil?.ToLocal(zone), Upload.FormatNumber(test.UploadId), test.RowNumber)),
            ],
            more ? page[^1].TestId.ToString(CultureInfo.InvariantCulture) : null);
    }
}
