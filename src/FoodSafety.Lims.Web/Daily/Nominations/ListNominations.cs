using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>Nominations of a district, the newest first, a page at a time.</summary>
/// <param name="Stage">Code of a stage; null for all.</param>
/// <param name="Cursor">The <c>next</c> of the page before; null for the first.</param>
public sealed record ListNominations(string? District, string? Stage = null, string? Cursor = null)
{
    private const int OnAPage = 50;

    public async Task<Outcome<NominationList>> Handle(LimsDb db, Caller caller, CancellationToken cancel)
    {
        var before = int.MaxValue;
        if (Cursor is not null && !int.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return new Refusal("bad-cursor", $"游标“{Cursor}”无效：请使用上一页返回的 next。", RefusalKind.Invalid);
        if (Stage is not null && !NominationLifecycle.Stages.Any(stage => stage.Code == Stage))
            return new Refusal("unknown-stage", $"状态“{Stage}”不存在；可用：{string.Join("、", NominationLifecycle.Stages.Select(stage => stage.Code))}。", RefusalKind.Invalid);
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District ?? "");
        if (Access.ToDistrict(caller, District!) is { } refusal)
            return refusal;
        var page = await db.Nominations.AsNoTracking().Where(one => one.DistrictCode == District && one.Id < before && (Stage == null || one.Stage == Stage))
            .OrderByDescending(one => one.Id).Take(OnAPage + 1).ToListAsync(cancel);
        var items = new List<NominationList.Item>();
        foreach (var nomination in page.Take(OnAPage))
            items.Add(NominationList.Item.Of(nomination, await LinkedResult.Of(db, nomination, cancel), db.Zone));
        return new NominationList(items, page.Count > OnAPage ? page[OnAPage - 1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }
}
