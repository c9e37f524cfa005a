using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>Contracts of a district: how far each is used, and how its laboratory does, by the weights of the day.</summary>
/// <param name="District">Code; null for all the caller may see.</param>
/// <param name="AsOf">What is late, and whose weights hold, is read at this instant.</param>
public sealed record ListContracts(string? District, DateTimeOffset AsOf)
{
    public async Task<Outcome<ContractList>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        if (District is not null && !await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        var scope = District ?? caller.District;
        if (Access.ToDistrict(caller, scope ?? "") is { } refusal)
            return refusal;
        var (contracts, rules) = Reference(database);
        var zone = database.Settings.TimeZone;
        var items = new List<ContractList.Line>();
        foreach (var contract in contracts.All.Where(one => scope is null || one.District == scope).OrderBy(one => one.Code, StringComparer.Ordinal))
        {
            var use = ContractUse.Of(contract, await ContractBatches.Read(db, contract, AsOf, zone, cancel));
            items.Add(new ContractList.Line(contract, use.Used, use.Left, use.Over, use.Reported, use.Late, use.Returned, use.Overturned, LaboratoryAssessment.Of(use, rules, AsOf.LocalDay(zone))));
        }
        return new ContractList(items);
    }

    internal static (LaboratoryContracts Contracts, LaboratoryRules Rules) Reference(LimsDatabase database)
    {
        using var connection = database.OpenConnection();
        var sets = new ReferenceSets(connection);
        return (sets.Contracts(), sets.LaboratoryRules());
    }
}
