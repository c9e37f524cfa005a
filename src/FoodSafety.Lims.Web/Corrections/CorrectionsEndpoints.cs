using System.Security.Claims;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Corrections;

/// <summary><c>POST /rapid-tests/{id}/corrections</c>, <c>POST /results/{id}/corrections</c>: one row, with its reason.</summary>
public static class CorrectionsEndpoints
{
    /// <param name="Reason">Why; required.</param>
    /// <param name="Changes">Column → value; null or empty takes a value away.</param>
    /// <param name="Version">The version looked at: how often the row was corrected before. Refused when it is another now.</param>
    public sealed record Asked(string? Reason, Dictionary<string, JsonElement>? Changes, int? Version);

    public static void MapCorrections(this IEndpointRouteBuilder api)
    {
        foreach (var kind in (string[])["rapid-tests", "results"])
            api.MapPost($"/{kind}/{{id:long}}/corrections", async (long id, Asked asked, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                {
                    var changes = asked.Changes?.ToDictionary(pair => pair.Key, pair => pair.Value.ValueKind switch
                    {
                        JsonValueKind.Null => null,
                        JsonValueKind.String => pair.Value.GetString(),
                        _ => pair.Value.GetRawText(),
                    });
                    return (await Task.Run(() => new CorrectRow(kind, id, asked.Reason, changes, asked.Version).Handle(database, Caller.From(user), clock.GetUtcNow()), cancel)).ToResult();
                })
                .WithTags("Samples").WithSummary("Corrects one stored row, with a reason; the old values are kept.")
                .Produces<CorrectionAnswer>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
                .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
