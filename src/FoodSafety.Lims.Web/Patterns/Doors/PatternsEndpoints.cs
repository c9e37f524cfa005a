using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Patterns.Doors;

/// <summary><c>/patterns/…</c>: what repeats itself, where to sample again, what else came from the same lot.</summary>
public static class PatternsEndpoints
{
    public static void MapPatterns(this IEndpointRouteBuilder api)
    {
        api.MapGet("/patterns/producers", async (string? district, int? many, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new ListRepeatedProducers(district ?? "", many, clock.GetUtcNow()).Handle(db, settings.TimeZone, Caller.From(user), cancel)).ToResult())
            .WithTags("Patterns").WithSummary("Producers whose batches failed in two consecutive years, or many (2) times in one; names are compared without legal form and brackets.")
            .Produces<RepeatedProducerList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapGet("/patterns/follow-ups", async (string? district, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new ListFollowUps(district ?? "", clock.GetUtcNow()).Handle(db, settings.TimeZone, Caller.From(user), cancel)).ToResult())
            .WithTags("Patterns").WithSummary("Where follow-up sampling is due: open cases without it, and categories, parties and producers that surely fail more often than the rest.")
            .Produces<FollowUpList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapGet("/cases/{number}/trace", async (string number, LimsDb db, LimsSettings settings, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new TraceLot(number).Handle(db, settings.TimeZone, Caller.From(user), cancel)).ToResult())
            .WithTags("Patterns").WithSummary("Every test of the same supplier and lot in the 30 days before and after the finding.")
            .Produces<TracedLot>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
