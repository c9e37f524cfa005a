using System.Security.Claims;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Uploads.Doors;

namespace FoodSafety.Lims.Web.Samples.Doors;

/// <summary>Stored rows, and single forms: a sampling form, an inbound finding.</summary>
public static class SamplesEndpoints
{
    public static void MapSamples(this IEndpointRouteBuilder api)
    {
        api.MapGet("/rapid-tests", async (
                string? district, string? market, string? sampleNo, string? outcome, string? from, string? to, string? cursor, int? limit, string? upload, int? row,
                LimsDb db, LimsSettings settings, ClaimsPrincipal user, CancellationToken cancel) =>
                Days(from, to).Refusal is { } refusal
                    ? refusal.ToProblem()
                    : (await new ListRapidTests(district, market, sampleNo, outcome, Days(from, to).Value.From, Days(from, to).Value.To, cursor, limit ?? 100, upload, row)
                        .Handle(db, Caller.From(user), settings.TimeZone, cancel)).ToResult())
            .WithTags("Samples").WithSummary("Stored rapid tests, filtered, by cursor.")
            .Produces<RapidTestList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapGet("/results", async (
                string? district, string? sampleNo, string? testItem, string? verdict, string? from, string? to, string? cursor, int? limit, string? upload, int? row,
                LimsDb db, ClaimsPrincipal user, CancellationToken cancel) =>
                Days(from, to).Refusal is { } refusal
                    ? refusal.ToProblem()
                    : (await new ListResults(district, sampleNo, testItem, verdict, Days(from, to).Value.From, Days(from, to).Value.To, cursor, limit ?? 100, upload, row)
                        .Handle(db, Caller.From(user), cancel)).ToResult())
            .WithTags("Samples").WithSummary("Stored laboratory results, filtered, by cursor.")
            .Produces<ResultList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapGet("/samples", async (string? district, string? stage, bool? complaints, string? cursor, int? limit, LimsDb db, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new ListSamples(district, stage, cursor, limit ?? 100, complaints ?? false).Handle(db, Caller.From(user), cancel)).ToResult())
            .WithTags("Samples").WithSummary("Inspected samples, those of the green channel first, by cursor; a laboratory sees its own, blind ones by their blind code.")
            .Produces<SampleList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapGet("/samples/{number}", async (string number, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new ShowSample(number, clock.GetUtcNow()).Handle(db, Caller.From(user), settings.TimeZone, cancel)).ToResult())
            .WithTags("Samples").WithSummary("One sample with its way and its results, by any of its numbers.")
            .Produces<SampleView>().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("/samples/{number}/label", async (string number, LimsDb db, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new PrintLabels(number).Handle(db, Caller.From(user), clock.GetUtcNow(), cancel))
                    .ToResult(labels => Results.File(labels.ToBytes(), "application/pdf", $"{number}.pdf")))
            .WithTags("Samples").WithSummary("PDF labels of the test part and the backup part, with Code 128 and QR; of a blind sample with its blind code alone.")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(StatusCodes.Status404NotFound);

        api.MapPost("/samples/{number}/{action}", Act)
            .WithTags("Samples").WithSummary("One move of the sample's lifecycle: JSON {version, given: {field: value}}.")
            .Produces<SampleView>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        api.MapGet("/backups", async (string district, string? asOf, string? cursor, int? limit, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                var at = clock.GetUtcNow();
                return asOf is not null && !LocalClock.TryReadInstant(asOf, settings.TimeZone, out at)
                    ? LocalClock.NotAnInstant("asOf", asOf).ToProblem()
                    : (await new ListBackups(district, cursor, limit ?? 100).Handle(db, Caller.From(user), at, settings.TimeZone, cancel)).ToResult();
            })
            .WithTags("Samples").WithSummary("Backup samples: until when they are kept, which are due, how many were re-used; by cursor.")
            .Produces<BackupList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapPost("/samples", (string? org, string? district, JsonElement body, LimsDatabase database, SmallIntake intake, RulesCache rules, TimeProvider clock, ClaimsPrincipal user) =>
                Submit("samples", org, district, body, database, intake, rules, clock, user))
            .WithTags("Samples").WithSummary("Registers one sampling form: the columns of a samples file as one JSON object.")
            .Produces<SubmittedForm>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        api.MapPost("/findings", (string? org, string? district, JsonElement body, LimsDatabase database, SmallIntake intake, RulesCache rules, TimeProvider clock, ClaimsPrincipal user) =>
                Submit("findings", org, district, body, database, intake, rules, clock, user))
            .WithTags("Samples").WithSummary("Takes in one finding (国抽, 省抽, another county, a complaint): the columns of a findings file as one JSON object.")
            .Produces<SubmittedForm>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Act(
        string number, string action, JsonElement? body, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel)
    {
        var asked = SampleActionBody.Read(number, action, body);
        return asked.Refusal is { } refusal
            ? refusal.ToProblem()
            : (await asked.Value.Handle(database, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult();
    }

    private static async Task<IResult> Submit(
        string kind, string? org, string? district, JsonElement body, LimsDatabase database, SmallIntake intake, RulesCache rules, TimeProvider clock, ClaimsPrincipal user)
    {
        var caller = Caller.From(user);
        var submitted = await new SubmitForm(kind, org ?? caller.Organisation ?? "", district, body).Handle(database, intake, rules, caller, clock.GetUtcNow());
        if (submitted.Refusal is { } refusal)
            return refusal.ToProblem();
        var form = submitted.Value;
        if (form.Faults.Count > 0)
            return Results.Problem(
                detail: form.Faults[0].Message, statusCode: StatusCodes.Status422UnprocessableEntity, type: Problems.TypeOf(form.Faults[0].Code),
                extensions: new Dictionary<string, object?> { ["code"] = form.Faults[0].Code, ["faults"] = form.Faults });
        var location = $"{ApiRoutes.Prefix}/{(kind == "samples" ? "samples" : "cases")}/{Uri.EscapeDataString((kind == "samples" ? form.SampleNo : form.Case) ?? "")}";
        return form.Status == "duplicate" ? Results.Json(form, LimsJson.Options) : Results.Created(location, form);
    }

    private static Outcome<(DateOnly? From, DateOnly? To)> Days(string? from, string? to)
    {
        DateOnly first = default, last = default;
        if (from is not null && !LocalClock.TryReadDay(from, out first))
            return LocalClock.NotADay("from", from);
        if (to is not null && !LocalClock.TryReadDay(to, out last))
            return LocalClock.NotADay("to", to);
        return (from is null ? null : first, to is null ? (DateOnly?)null : last);
    }
}
