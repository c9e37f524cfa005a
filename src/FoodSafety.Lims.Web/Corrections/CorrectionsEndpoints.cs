using System.Security.Claims;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Corrections.Views;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace FoodSafety.Lims.Web.Corrections;

/// <summary>One stored row and its corrections: <c>GET /rapid-tests/{id}</c>, <c>POST /rapid-tests/{id}/corrections</c>, the same for <c>/results</c>.</summary>
public static class CorrectionsEndpoints
{
    /// <param name="Reason">Why; required.</param>
    /// <param name="Changes">Column → value; null or empty takes a value away.</param>
    /// <param name="Version">The version looked at: how often the row was corrected before. Refused when it is another now.</param>
    public sealed record Asked(string? Reason, Dictionary<string, JsonElement>? Changes, int? Version);

    public static void MapCorrections(this IEndpointRouteBuilder api)
    {
        foreach (var kind in (string[])["rapid-tests", "results"])
        {
            api.MapGet($"/{kind}/{{id:long}}", (long id, HttpResponse response, LimsDatabase database, ClaimsPrincipal user) =>
                    new ShowRow(kind, id).Handle(database, Caller.From(user)).ToResult(row =>
                    {
                        response.Headers.ETag = IfMatch.Tag(row.Version);
                        return Results.Json(row, LimsJson.Options);
                    }))
                .WithTags("Samples").WithSummary("One stored row: all values, what belongs to it, its case, its corrections. ETag is its version.")
                .Produces<RowView>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

            api.MapPost($"/{kind}/{{id:long}}/corrections", async (
                    long id, Asked asked, bool? preview,
                    [FromHeader(Name = "If-Match")] string? ifMatch, [FromHeader(Name = "Idempotency-Key")] string? key,
                    HttpResponse response, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                {
                    var seen = IfMatch.Read(ifMatch);
                    if (seen.Refusal is { } unread)
                        return unread.ToProblem();
                    var correct = new CorrectRow(kind, id, asked.Reason, Texts(asked.Changes), seen.Value ?? asked.Version, key);
                    var caller = Caller.From(user);
                    var outcome = await Task.Run(
                        () => preview == true ? correct.Preview(database, caller, clock.GetUtcNow()) : correct.Handle(database, caller, clock.GetUtcNow()), cancel);
                    // What the header promised is said as RFC 9110 §15.5.13 has it; a version in the body is a conflict like any other.
                    if (seen.Value is not null && outcome.Refusal is { Code: CorrectRow.Stale } stale)
                        return Problems.Of(StatusCodes.Status412PreconditionFailed, stale.Code, stale.Message);
                    return outcome.ToResult(answer =>
                    {
                        if (preview != true)
                            response.Headers.ETag = IfMatch.Tag(answer.Version);
                        return Results.Json(answer, LimsJson.Options);
                    });
                })
                .WithTags("Samples").WithSummary("Corrects one stored row, with a reason; the old values are kept. preview=true says what it would come to.")
                .Produces<CorrectionAnswer>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
                .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
                .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static Dictionary<string, string?>? Texts(Dictionary<string, JsonElement>? changes) =>
        changes?.ToDictionary(pair => pair.Key, pair => pair.Value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => pair.Value.GetString(),
            _ => pair.Value.GetRawText(),
        });
}
