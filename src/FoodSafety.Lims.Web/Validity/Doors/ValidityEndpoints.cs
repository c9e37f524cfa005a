using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using Quartz;

namespace FoodSafety.Lims.Web.Validity.Doors;

/// <summary><c>/validity</c>.</summary>
public static class ValidityEndpoints
{
    /// <param name="District">Code.</param>
    /// <param name="RuleSet">Code of a set; null = tests are not scored from that day on.</param>
    /// <param name="From">First local day of tests, yyyy-MM-dd.</param>
    /// <param name="Reason">Why, for the audit.</param>
    /// <param name="Seen">The <c>seen</c> of the preview that was looked at.</param>
    public sealed record Choice(string? District, string? RuleSet, string? From, string? Reason, int? Seen);

    public static void MapValidity(this IEndpointRouteBuilder api)
    {
        api.MapGet("/validity", async (string? district, string? period, string? asOf, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                var at = clock.GetUtcNow();
                if (asOf is not null && !LocalClock.TryReadInstant(asOf, settings.TimeZone, out at))
                    return LocalClock.NotAnInstant("asOf", asOf).ToProblem();
                return (await new AskValidity(district, period, at).Handle(db, Caller.From(user), settings.TimeZone, cancel)).ToResult();
            })
            .WithTags("Validity").WithSummary("Rapid tests received, valid, pending and invalid, by market and reason; a market sees its own.")
            .Produces<ValidityAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapGet("/validity/tests", async (
                string? district, string? market, string? period, string? reason, string? cursor, int? limit, string? asOf, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user,
                CancellationToken cancel) =>
            {
                var at = clock.GetUtcNow();
                if (asOf is not null && !LocalClock.TryReadInstant(asOf, settings.TimeZone, out at))
                    return LocalClock.NotAnInstant("asOf", asOf).ToProblem();
                return (await new ListNotValid(district, market, period, reason, cursor, at, limit ?? 100).Handle(db, Caller.From(user), settings.TimeZone, cancel)).ToResult();
            })
            .WithTags("Validity").WithSummary("The rapid tests that are not valid, with what is wrong and what to do; a market sees its own.")
            .Produces<NotValidList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapGet("/validity/rules", (LimsDatabase database) => Results.Json(new ListRuleSets().Handle(database), LimsJson.Options))
            .WithTags("Validity").WithSummary("The validity rule sets there are, each version.")
            .Produces<RuleSetList>();

        api.MapPost("/validity/preview", (Choice choice, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user) =>
                LocalClock.TryReadDay(choice.From, out var from)
                    ? new PreviewRuleSet(choice.District ?? "", choice.RuleSet, from).Handle(database, Caller.From(user), clock.GetUtcNow()).ToResult()
                    : LocalClock.NotADay("from", choice.From).ToProblem())
            .WithTags("Validity").WithSummary("What a choice would do: tests that become valid or not by reason and market, and what targets lose. Changes nothing.")
            .Produces<ValidityEffect>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapPost("/validity/choices", async (Choice choice, LimsDatabase database, ISchedulerFactory schedulers, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                if (!LocalClock.TryReadDay(choice.From, out var from))
                    return LocalClock.NotADay("from", choice.From).ToProblem();
                var chosen = new ChooseRuleSet(choice.District ?? "", choice.RuleSet, from, choice.Reason, choice.Seen).Handle(database, Caller.From(user), clock.GetUtcNow());
                if (chosen.Succeeded)
                    await ScoreValidityJob.Ring(schedulers, cancel);
                return chosen.ToResult(number => Results.Json(new { choice = number, scoring = "under-way" }, LimsJson.Options, statusCode: StatusCodes.Status202Accepted));
            })
            .WithTags("Validity").WithSummary("Chooses a district's rule set from a day on; ruleSet null turns scoring off. Stored tests are scored anew in the background.")
            .Produces(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
    }
}
