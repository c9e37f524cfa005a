using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Notices;

/// <summary>Notices of a district, the newest first, a page at a time.</summary>
/// <param name="Waiting">Only those without a receipt.</param>
/// <param name="Cursor">The <c>next</c> of the page before; null for the first.</param>
public sealed record ListNotices(string? District = null, bool Waiting = false, string? Cursor = null)
{
    private const int OnAPage = 100;

    public async Task<Outcome<NoticeList>> Handle(LimsDb db, TimeZoneInfo zone, Caller caller, CancellationToken cancel)
    {
        var before = int.MaxValue;
        if (Cursor is not null && !int.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return new Refusal("bad-cursor", $"游标“{Cursor}”无效：请使用上一页返回的 next。", RefusalKind.Invalid);
        if (District is not null && !await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        var scope = District ?? caller.District;
        if (Access.ToDistrict(caller, scope ?? "") is { } refusal && (scope is not null || !caller.IsRegulator))
            return refusal;

        var found = db.Notices.AsNoTracking().Where(notice => notice.Id < before);
        if (scope is not null)
            found = found.Where(notice => notice.DistrictCode == scope);
        if (Waiting)
            found = found.Where(notice => notice.ReceivedAt == null);
        var page = await found.OrderByDescending(notice => notice.Id).Take(OnAPage + 1).ToListAsync(cancel);
        return new NoticeList([.. page.Take(OnAPage).Select(notice => NoticeList.Item.Of(notice, zone))],
            page.Count > OnAPage ? page[OnAPage - 1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }
}
