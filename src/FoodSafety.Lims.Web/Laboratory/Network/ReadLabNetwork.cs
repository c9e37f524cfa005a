using System.Data.Common;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>The network of laboratories that a district's plan orders (1+5+N), and which of its members work.</summary>
/// <param name="District">Code.</param>
/// <param name="AsOf">The day looked at.</param>
public sealed record ReadLabNetwork(string District, DateTimeOffset AsOf)
{
    public async Task<Outcome<LabNetworkView>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        if (Access.ToDistrict(caller, District) is { } refusal)
            return refusal;
        var on = AsOf.LocalDay(database.Settings.TimeZone);
        if (Find(database, District, on.Year) is not var (year, network))
            return new Refusal("no-lab-network", $"辖区 {District} 的任务计划没有“1+5+N”检验检测体系。", RefusalKind.NotFound);

        var members = await db.Organisations.AsNoTracking().Where(one => one.DistrictCode == District && one.Tier != null).OrderBy(one => one.Code).ToListAsync(cancel);
        // One look into the day's index a member: a day may hold 100,000 tests.
        var sent = (await db.Organisations.Where(one => one.DistrictCode == District && one.Tier != null && db.RapidTests.Any(test => test.TestedOn == on && test.MarketId == one.Id))
            .Select(one => one.Id).ToListAsync(cancel)).ToHashSet();
        var closed = (await db.MarketClosures.Where(closure => closure.ClosedOn == on).Select(closure => new { closure.MarketId, closure.Kind }).ToListAsync(cancel)).ToDictionary(closure => closure.MarketId, closure => closure.Kind);
        var since = new DateOnly(on.Year, 1, 1);
        var tested = (await db.Samples.Where(sample => sample.DistrictCode == District && sample.TestedOn >= since && sample.TestedOn <= on)
            .Select(sample => sample.Laboratory).Distinct().ToListAsync(cancel)).ToHashSet();
        return new LabNetworkView(District, on, year,
        [
            .. LabNetwork.Tiers.Select(tier => TierOf(tier.Code, tier.Name, network,
                [.. members.Where(one => one.Tier == tier.Code).Select(one => tier.Code == LabNetwork.Room
                    ? new LabNetworkView.Member(one.Code, one.Name, sent.Contains(one.Id), closed.TryGetValue(one.Id, out var kind) ? ClosureKinds.CodeOf(kind) : null)
                    : new LabNetworkView.Member(one.Code, one.Name, tested.Contains(one.Code), Closure: null))])),
        ]);
    }

    /// <summary>The network of the plan of a year, or of the last plan before it: the seed's runs over three years.</summary>
    internal static (int Year, LabNetwork Network)? Find(LimsDatabase database, string district, int year)
    {
        using var connection = database.OpenConnection();
        return Find(connection, district, year);
    }

    /// <summary>The same by a connection that is open.</summary>
    internal static (int Year, LabNetwork Network)? Find(DbConnection connection, string district, int year)
    {
        foreach (var plan in new ReferenceSets(connection).PlansByYear(district).Where(plan => plan.Key <= year).OrderByDescending(plan => plan.Key))
            if (LabNetwork.Of(plan.Value) is { } network)
                return (plan.Key, network);
        return null;
    }

    private static LabNetworkView.Tier TierOf(string code, string name, LabNetwork network, IReadOnlyList<LabNetworkView.Member> members) => new(
        code, name, code switch { LabNetwork.Centre => 1, LabNetwork.Room when network.Rooms > 0 => network.Rooms, _ => null },
        members.Count(member => member.IsActive), members);
}
