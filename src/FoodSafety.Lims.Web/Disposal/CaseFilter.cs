using FoodSafety.Lims.Domain;
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
    /// Of some cases those open at an instant that may have a clock running. A positive that nobody touched since its import, and whose vendor was told of
    /// nothing, has none where its province gives its handling no time: of a year of rapid tests nobody works off those are all but a few, and an
    /// index leaves them aside.
    /// </summary>
    /// <param name="db">Where they are.</param>
    /// <param name="cases">Those asked for.</param>
    /// <param name="reading">The instant, and the limits.</param>
    public IQueryable<DisposalCase> Timed(LimsDb db, IQueryable<DisposalCase> cases, CaseReading reading)
    {
        if (reading.Law.TimesPositivesOf(District))
            return Open(cases, reading.AsOf);
        var (positive, disposal) = (PositiveLifecycle.Table.Code, DisposalLifecycle.Table.Code);
        var ids = cases.Where(one => one.Kind == disposal && one.ClosedAt == null).Select(one => one.Id)
            .Concat(cases.Where(one => one.Kind == positive && one.ClosedAt == null && one.Version > 1).Select(one => one.Id))
            .Concat(cases.Where(one => one.Kind == positive && one.ClosedAt == null && one.Version == 1 && one.NotifiedAt > DateTimeOffset.UnixEpoch).Select(one => one.Id))
            .Concat(cases.Where(one => (one.Kind == positive || one.Kind == disposal) && one.ClosedAt > reading.AsOf).Select(one => one.Id));
        // By their ids alone: asked for the district once more, SQLite would walk all its cases.
        return StoredCase.Whole(db).AsNoTracking().Where(one => ids.Contains(one.Id));
    }

    /// <summary>The others that are open.</summary>
    public IQueryable<DisposalCase> Untimed(IQueryable<DisposalCase> cases, CaseReading reading)
    {
        var (positive, none) = (PositiveLifecycle.Table.Code, reading.Law.TimesPositivesOf(District));
        return cases.Where(one => !none && one.Kind == positive && one.ClosedAt == null && one.Version == 1 && one.NotifiedAt == null);
    }

    /// <summary>Of some cases those open at an instant.</summary>
    public static IQueryable<DisposalCase> Open(IQueryable<DisposalCase> cases, DateTimeOffset at) =>
        cases.Where(disposal => disposal.ClosedAt == null || disposal.ClosedAt > at);

    /// <summary>Of some cases the closed ones that nobody looked back at yet.</summary>
    public static IQueryable<DisposalCase> AwaitingLookBack(IQueryable<DisposalCase> cases)
    {
        var (disposal, closed, record) = (DisposalLifecycle.Table.Code, DisposalLifecycle.Closed.Code, DisposalLifecycle.LookBackRecord.Code);
        return cases.Where(one => one.Kind == disposal && one.Stage == closed && !one.Evidence.Any(item => item.Code == record));
    }
}
