using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary><c>DELETE /imports/{id}</c>: takes an import back; with <c>preview=true</c> says what that would come to.</summary>
public static class UndoEndpoints
{
    public static void MapUndo(this IEndpointRouteBuilder api) =>
        api.MapDelete("/imports/{id}", async (
                string id, bool? preview, string? reason, string? despiteReports,
                LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                var undo = new UndoUpload(id, reason, despiteReports);
                var caller = Caller.From(user);
                var outcome = await Task.Run(() => preview == true ? undo.Preview(database, caller) : undo.Handle(database, caller, clock.GetUtcNow()), cancel);
                return outcome.ToResult(receipt => receipt.Status == "blocked" ? Blocked(receipt) : Results.Json(receipt, LimsJson.Options));
            })
            .WithTags("Imports").WithSummary("Takes an import back (undo): rows, counters and cases, or nothing.")
            .Produces<UndoReceipt>()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static IResult Blocked(UndoReceipt receipt) => Results.Problem(
        detail: string.Join(" ", receipt.Obstacles.Take(3).Select(obstacle => obstacle.Message)),
        statusCode: StatusCodes.Status409Conflict,
        type: Problems.TypeOf("undo-blocked"),
        extensions: new Dictionary<string, object?> { ["code"] = "undo-blocked", ["obstacles"] = receipt.Obstacles });
}
