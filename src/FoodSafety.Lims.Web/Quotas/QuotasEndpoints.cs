using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Quotas;

/// <summary><c>/quotas</c>.</summary>
public static class QuotasEndpoints
{
    public static void MapQuotas(this IEndpointRouteBuilder api) =>
        api.MapGet("/quotas", async (string? district, int? year, string? asOf, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                var at = clock.GetUtcNow();
                if (asOf is not null && !LocalClock.TryReadInstant(asOf, database.Settings.TimeZone, out at))
                    return LocalClock.NotAnInstant("asOf", asOf).ToProblem();
                return (await new AskQuotas(district ?? "", year, at).Handle(database, Caller.From(user), cancel))
                    .ToResult(quotas => Results.Json(QuotasDocument.Of(quotas), LimsJson.Options));
            })
            .WithTags("Quotas").WithSummary("Every target of a district's plan and how far it is, as of an instant.")
            .Produces<QuotasDocument>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
}
