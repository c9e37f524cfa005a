using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Quotas.Rows;

/// <summary><c>/quotas/{target}/rows</c>.</summary>
public static class RowsEndpoints
{
    public static void MapCountedRows(this IEndpointRouteBuilder api) =>
        api.MapGet("/quotas/{target}/rows", async (
                string target, string? district, int? year, string? asOf, string? site, string? street, string? county, string? unit, string? month, bool? passed, string? cursor, int? limit,
                LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                var at = clock.GetUtcNow();
                if (asOf is not null && !LocalClock.TryReadInstant(asOf, database.Settings.TimeZone, out at))
                    return LocalClock.NotAnInstant("asOf", asOf).ToProblem();
                return (await new AskCountedRows(district ?? "", target, year, at, site, street, month, passed, cursor, limit ?? 50, unit, county).Handle(database, Caller.From(user), cancel)).ToResult();
            })
            .WithTags("Quotas").WithSummary("The records that a target's figure is made of, and the rule that counted them; site, street, county, unit and month (2023-01, 2023-Q1) give one cell of its division.")
            .Produces<CountedRows>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}
