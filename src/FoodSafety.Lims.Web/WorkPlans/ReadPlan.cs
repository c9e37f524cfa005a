using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.WorkPlans;

/// <summary>The plan of a district's year, for whoever may see it.</summary>
internal static class ReadPlan
{
    public static async Task<Outcome<Plan>> Of(LimsDb db, string? district, int year, Caller caller, CancellationToken cancel)
    {
        if (await db.Districts.AsNoTracking().SingleOrDefaultAsync(found => found.Code == district, cancel) is not { } known)
            return ListOrganisations.UnknownDistrict(district ?? "");
        if (Access.ToDistrict(caller, known.Code) is { } refusal)
            return refusal;
        await db.Database.OpenConnectionAsync(cancel);
        var plans = new ReferenceSets(db.Database.GetDbConnection()).PlansByYear(known.Code);
        return plans.TryGetValue(year, out var plan)
            ? plan
            : new Refusal("no-plan", $"{known.Name}没有 {year} 年的计划（已有：{(plans.Count == 0 ? "没有任何年度" : string.Join("、", plans.Keys.Order()) + " 年")}）；请选择其中一年，或导入该年计划。", RefusalKind.NotFound);
    }
}
