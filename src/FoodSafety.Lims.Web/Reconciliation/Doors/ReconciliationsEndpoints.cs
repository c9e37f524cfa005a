using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads.Doors;
using Microsoft.AspNetCore.Mvc;

namespace FoodSafety.Lims.Web.Reconciliation.Doors;

/// <summary><c>/reconciliations</c>: the body is a platform's totals, the answer what differs from ours.</summary>
public static class ReconciliationsEndpoints
{
    /// <summary>A year of a district is under a megabyte.</summary>
    public const long MostBytes = 64L << 20;

    public static void MapReconciliations(this IEndpointRouteBuilder api) =>
        api.MapPost("/reconciliations", async (string? district, string? org, string? from, string? to, string? sheet, HttpRequest request, LimsDatabase database, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                var (first, last) = (default(DateOnly), default(DateOnly));
                if (from is not null && !LocalClock.TryReadDay(from, out first))
                    return LocalClock.NotADay("from", from).ToProblem();
                if (to is not null && !LocalClock.TryReadDay(to, out last))
                    return LocalClock.NotADay("to", to).ToProblem();
                var body = await ReceivedBody.Read(request, MostBytes, cancel);
                if (body.Refusal is { } unread)
                    return unread.ToProblem();
                await using var file = body.Value;
                return (await new Reconcile(district ?? "", org, from is null ? null : first, to is null ? null : last, sheet)
                    .Handle(database, Caller.From(user), file.Content, cancel)).ToResult();
            })
            .WithTags("Reconciliation").WithSummary("Compares a platform's totals per market and day with what is stored; stores nothing.")
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<IFormFile>(isOptional: true, "*/*")
            .Produces<ReconciliationAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}
