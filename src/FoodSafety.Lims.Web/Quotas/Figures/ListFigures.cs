using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas.Figures;

/// <summary>Every figure from outside that was entered for a district, also those that a newer one replaced.</summary>
/// <param name="Key">Only this one; null for all.</param>
public sealed record ListFigures(string? District, string? Key)
{
    public async Task<Outcome<FigureList>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District ?? "");
        if (Access.ToDistrict(caller, District!) is { } forbidden)
            return forbidden;
        var entered = await db.ExternalFigures.AsNoTracking()
            .Where(figure => figure.DistrictCode == District && (Key == null || figure.Key == Key))
            .OrderBy(figure => figure.Key).ThenByDescending(figure => figure.HoldsOn).ThenByDescending(figure => figure.Id)
            .ToListAsync(cancel);
        var reports = await FigureReports.Read(db, District!, cancel);
        using var connection = database.OpenConnection();
        var keys = ExternalFigures.Keys(new ReferenceSets(connection).PlansByYear(District!).Values);
        return new FigureList(
            [.. entered.Select(figure => FigureList.Item.Of(figure, database.Settings.TimeZone, reports))],
            [.. keys.Where(key => Key is null || key.Key == Key).Select(key => new FigureList.Awaited(key.Key, key.Value))]);
    }
}
