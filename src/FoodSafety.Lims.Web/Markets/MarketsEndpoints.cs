using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Markets;

/// <summary><c>/markets</c>, <c>/orgs</c>, <c>/missing-logs</c>.</summary>
public static class MarketsEndpoints
{
    public static void MapMarkets(this IEndpointRouteBuilder api)
    {
        api.MapGet("/markets", async (string? district, LimsDb db, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new ListOrganisations(district, "market").Handle(db, Caller.From(user), cancel)).ToResult())
            .WithTags("Markets").WithSummary("The markets, of one district or of all you may see.")
            .Produces<OrganisationList>().ProducesProblem(StatusCodes.Status400BadRequest);

        api.MapGet("/orgs", async (string? kind, string? district, LimsDb db, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new ListOrganisations(district, kind).Handle(db, Caller.From(user), cancel)).ToResult())
            .WithTags("Markets").WithSummary("Organisations: kind is lab, market or regulator.")
            .Produces<OrganisationList>().ProducesProblem(StatusCodes.Status400BadRequest);

        api.MapGet("/missing-logs", async (string? district, string? date, string? by, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                if (!LocalClock.TryReadDay(date, out var on))
                    return LocalClock.NotADay("date", date).ToProblem();
                TimeOnly time = default;
                if (by is not null && !LocalClock.TryReadTime(by, out time))
                    return LocalClock.NotATime("by", by).ToProblem();
                return (await new MissingLogs(district ?? "", on, by is null ? null : time, clock.GetUtcNow()).Handle(db, settings.TimeZone, Caller.From(user), cancel)).ToResult();
            })
            .WithTags("Markets").WithSummary("Markets that have not sent their log of a day; those that declared 休市, 停电 or 设备故障 stand apart. by=9:00: that had not sent it by then.")
            .Produces<MissingLogList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
    }
}
