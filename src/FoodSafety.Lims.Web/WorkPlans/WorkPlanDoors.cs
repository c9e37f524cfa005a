using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Doors;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.WorkPlans.Returns;

namespace FoodSafety.Lims.Web.WorkPlans;

/// <summary><c>/work-plan</c>: the rows of a district's work plan, what units write, and what they hand in.</summary>
public static class WorkPlanDoors
{
    /// <summary>The body of an entry: what one unit says of one row.</summary>
    public sealed record EntryBody(string? District, int? Year, string? Unit, string? Measures, string? Schedule, string? ExpectedResult, string? Contact, string? Progress)
    {
        internal IReadOnlyDictionary<string, string?> Texts => new Dictionary<string, string?>
        {
            [TaskField.Measures] = Measures,
            [TaskField.Schedule] = Schedule,
            [TaskField.ExpectedResult] = ExpectedResult,
            [TaskField.Contact] = Contact,
            [TaskField.Progress] = Progress,
        };
    }

    /// <summary>The body of a submission.</summary>
    public sealed record SubmissionBody(string? District, int? Year, string? Unit, DateOnly? DueOn);

    /// <summary>What was written.</summary>
    public sealed record Written(string Task, string Unit, string Field, string Text, string By, DateTimeOffset At);

    /// <summary>What was handed in.</summary>
    public sealed record Submitted(string Deadline, DateOnly DueOn, string Unit, string By, DateTimeOffset At);

    public static void MapWorkPlan(this IEndpointRouteBuilder api)
    {
        api.MapGet("/work-plan", async (string? district, int? year, string? asOf, string? unit, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                var at = clock.GetUtcNow();
                if (asOf is not null && !LocalClock.TryReadInstant(asOf, database.Settings.TimeZone, out at))
                    return LocalClock.NotAnInstant("asOf", asOf).ToProblem();
                return (await new AskWorkPlan(district, year, at, unit).Handle(database, Caller.From(user), cancel)).ToResult();
            })
            .WithTags("Quotas").WithSummary("A district's work plan row by row: units, what they wrote, targets, and what was handed in by which deadline.")
            .Produces<WorkPlanView>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapPost("/work-plan/tasks/{task}/entries", async (string task, EntryBody body, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new WriteTaskEntry(body.District, body.Year ?? ThisYear(clock, settings), task, body.Unit, body.Texts).Handle(db, Caller.From(user), clock.GetUtcNow(), cancel))
                .ToResult(entries => Results.Ok(entries.Select(entry => new Written(entry.Task, entry.Unit, entry.Field, entry.Text, entry.By, entry.At.ToLocal(settings.TimeZone))))))
            .WithTags("Quotas").WithSummary("What one unit says of one row: measures, schedule, expected result, contact, progress.")
            .Produces<IEnumerable<Written>>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        api.MapPost("/work-plan/deadlines/{deadline}/submissions", async (string deadline, SubmissionBody body, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new SubmitReturn(body.District, body.Year ?? ThisYear(clock, settings), deadline, body.Unit, body.DueOn).Handle(db, settings.TimeZone, Caller.From(user), clock.GetUtcNow(), cancel))
                .ToResult(one => Results.Ok(new Submitted(one.Deadline, one.DueOn, one.Unit, one.By, one.At.ToLocal(settings.TimeZone)))))
            .WithTags("Quotas").WithSummary("Hands in what a unit owes by a deadline, once every row it answers for is told.")
            .Produces<Submitted>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        api.MapPost("/work-plan/deadlines/{deadline}/return", async (string deadline, SubmissionBody body, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new FrozenReturn(body.District, body.Year ?? ThisYear(clock, database.Settings), deadline, body.DueOn).Handle(database, Caller.From(user), clock.GetUtcNow(), cancel))
                .ToResult(report => Results.Ok(ReportView.Of(report, database.Settings.TimeZone))))
            .WithTags("Quotas").WithSummary("The return as it stood at the end of the deadline's last day: frozen once, and the same paper ever after.")
            .Produces<ReportView>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static int ThisYear(TimeProvider clock, LimsSettings settings) => clock.GetUtcNow().LocalDay(settings.TimeZone).Year;
}
