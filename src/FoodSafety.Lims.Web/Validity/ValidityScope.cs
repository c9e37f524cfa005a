using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>The markets whose validity a caller may see: a regulator's district, a market itself.</summary>
/// <param name="Markets">By their ids in the storage.</param>
internal sealed record ValidityScope(string District, IReadOnlyDictionary<int, (string Code, string Name)> Markets)
{
    /// <summary>The period that is asked for; none is the local year of an instant.</summary>
    public static Outcome<ReportPeriod> PeriodOf(string? period, DateTimeOffset at, TimeZoneInfo zone) =>
        ReportPeriod.Read(string.IsNullOrWhiteSpace(period) ? at.LocalDay(zone).ToString("yyyy", CultureInfo.InvariantCulture) : period);

    /// <param name="district">Code; null = the caller's own.</param>
    /// <param name="market">Code of the one that is asked for; null = all.</param>
    public static async Task<Outcome<ValidityScope>> Of(LimsDb db, Caller caller, string? district, string? market, CancellationToken cancel)
    {
        district ??= caller.District;
        if (district is null || !await db.Districts.AnyAsync(known => known.Code == district, cancel))
            return ListOrganisations.UnknownDistrict(district ?? "");
        if ((caller.Role != Roles.Market || caller.District != district) && Access.ToDistrict(caller, district) is { } refusal)
            return refusal;
        var own = caller.Role == Roles.Market ? caller.Organisation : market;
        var markets = await db.Organisations.AsNoTracking()
            .Where(one => one.DistrictCode == district && one.Kind == "market" && (own == null || one.Code == own))
            .ToDictionaryAsync(one => one.Id, one => (one.Code, one.Name), cancel);
        return market is not null && markets.Values.All(one => one.Code != market)
            ? new Refusal("unknown-market", $"没有编码为 {market} 的市场，或您不能查看它。", RefusalKind.NotFound)
            : new ValidityScope(district, markets);
    }
}
