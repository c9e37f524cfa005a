using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Quotas.Divisions;

/// <summary><c>/quotas/{target}/division</c>.</summary>
public static class DivisionEndpoints
{
    private const int LargestDocument = 4 << 20;

    public static void MapDivisions(this IEndpointRouteBuilder api)
    {
        api.MapGet("/quotas/{target}/division", async (
                string target, string? district, int? year, string? asOf, int? version, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                var at = clock.GetUtcNow();
                if (asOf is not null && !LocalClock.TryReadInstant(asOf, database.Settings.TimeZone, out at))
                    return LocalClock.NotAnInstant("asOf", asOf).ToProblem();
                return (await new AskDivision(district ?? "", target, year, at, version).Handle(database, Caller.From(user), cancel)).ToResult();
            })
            .WithTags("Quotas").WithSummary("How a target's goal is divided by place and period, and how far each share is; version= for what was promised earlier.")
            .Produces<TargetDivision>().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("/quotas/{target}/division/equal", async (string target, string? district, int? year, string? by, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new DivideEqually(district ?? "", target, year, by).Handle(database, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult())
            .WithTags("Quotas").WithSummary("Proposes equal parts (by=site, street, unit, month) that come to exactly the goal; nothing is kept.")
            .Produces<DivisionDocument>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        api.MapPut("/quotas/{target}/division", async (
                string target, string? district, int? year, string? from, int? version, string? source, HttpRequest request, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                DateOnly day = default;
                if (from is not null && !LocalClock.TryReadDay(from, out day))
                    return LocalClock.NotADay("from", from).ToProblem();
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body, cancel);
                if (body.Length > LargestDocument)
                    return Problems.Of(StatusCodes.Status413PayloadTooLarge, "too-large", "分解文件不能超过 4 MB。");
                return (await new KeepDivision(district ?? "", target, year, body.ToArray(), from is null ? null : day, version, source).Handle(database, Caller.From(user), clock.GetUtcNow(), cancel))
                    .ToResult(kept => Results.Json(TargetDivision.Edition.Of(kept, database.Settings.TimeZone), LimsJson.Options));
            })
            .WithTags("Quotas").WithSummary("Divides a target's goal (JSON: places, periods, floors); a version beside the earlier ones. version= the one that was looked at, 0 for none.")
            .Accepts<DivisionDocument>("application/json")
            .Produces<TargetDivision.Edition>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
