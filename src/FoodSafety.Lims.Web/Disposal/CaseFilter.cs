using System.Linq.Expressions;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>The cases that are asked for, of those the caller may see.</summary>
/// <param name="District">Only this district's; null for all the caller may see.</param>
/// <param name="Kind"><c>positive</c> or <c>disposal</c>; null for both.</param>
public sealed record CaseFilter(string? District, string? Kind)
{
    /// <summary>Why there is no answer, or null where there is one.</summary>
    public async Task<Refusal?> Refuse(LimsDb db, Caller caller, CancellationToken cancel)
    {
        if (Kind is not null && Lifecycle.Find(Kind) is null)
            return new Refusal("unknown-kind", $"案件类别“{Kind}”不存在；可用：{string.Join("、", Lifecycle.All.Select(lifecycle => lifecycle.Code))}。", RefusalKind.Invalid);
        if (District is not null && !await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        return Access.ToDistrict(caller, District ?? caller.District ?? "");
    }

    public IQueryable<DisposalCase> Query(LimsDb db, Caller caller)
    {
        var wanted = StoredCase.Whole(db).AsNoTracking();
        if ((District ?? caller.District) is { } scope)
            wanted = wanted.Where(disposal => disposal.DistrictCode == scope);
        return Kind is null ? wanted : wanted.Where(disposal => disposal.Kind == Kind);
    }

    /// <summary>
    /// Of some cases those with a clock that may run. A positive whose vendor was told of nothing has none where its province gives its handling no
    /// time: of a year of rapid tests those are nearly all, and no clock of theirs needs to be read.
    /// </summary>
    public static IQueryable<DisposalCase> Timed(IQueryable<DisposalCase> cases, ClockLaw law) => cases.Where(IsTimed(law));

    /// <summary>The others.</summary>
    public static IQueryable<DisposalCase> Untimed(IQueryable<DisposalCase> cases, ClockLaw law)
    {
        var timed = IsTimed(law);
        return cases.Where(Expression.Lambda<Func<DisposalCase, bool>>(Expression.Not(timed.Body), timed.Parameters));
    }

    private static Expression<Func<DisposalCase, bool>> IsTimed(ClockLaw law)
    {
        var (positive, told, provinces) = (PositiveLifecycle.Table.Code, PositiveLifecycle.NotifiedAt.Code, law.ProvincesTimingPositives);
        var everywhere = provinces.Contains("");
        return one => one.Kind != positive || everywhere || provinces.Contains(one.DistrictCode.Substring(0, 2))
            || one.NotifiedAt != null || one.Evidence.Any(item => item.Code == told);
    }

    /// <summary>Of some cases the closed ones that nobody looked back at yet.</summary>
    public static IQueryable<DisposalCase> AwaitingLookBack(IQueryable<DisposalCase> cases)
    {
        var (disposal, closed, record) = (DisposalLifecycle.Table.Code, DisposalLifecycle.Closed.Code, DisposalLifecycle.LookBackRecord.Code);
        return cases.Where(one => one.Kind == disposal && one.Stage == closed && !one.Evidence.Any(item => item.Code == record));
    }
}
