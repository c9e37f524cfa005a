using System.Security.Claims;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads.Doors;
using FoodSafety.Lims.Web.Workbooks.Annotating;

namespace FoodSafety.Lims.Web.Workbooks.Doors;

/// <summary><c>/imports/{id}/annotated</c> and <c>/templates/…</c>.</summary>
public static class WorkbooksEndpoints
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapWorkbooks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/imports/{id}/annotated", Annotated)
            .WithTags("Imports").WithSummary("The upload's file as a workbook: every row with what became of it, bad cells marked and explained.")
            .Produces(StatusCodes.Status200OK, contentType: WorkbookType)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> Annotated(string id, LimsDb db, LimsDatabase database, ClaimsPrincipal user, CancellationToken cancel)
    {
        var shown = await new ShowUpload(id).Handle(db, Caller.From(user), cancel);
        return shown.Refusal is { } refusal
            ? refusal.ToProblem()
            : await Send(WorkbookType, stream => new AnnotateUpload(shown.Value.Id).Handle(database, stream, cancel), cancel);
    }

    /// <summary>By way of a file that vanishes when it is sent: what fails while it is written is still a problem document, and memory holds none of it.</summary>
    private static async Task<IResult> Send(string contentType, Func<Stream, Outcome<string>> write, CancellationToken cancel)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"lims-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
            1 << 16, FileOptions.DeleteOnClose);
        try
        {
            var written = await Task.Run(() => write(file), cancel);
            if (written.Succeeded)
            {
                file.Position = 0;
                return Results.Stream(file, contentType, written.Value);
            }
            await file.DisposeAsync();
            return written.Refusal!.ToProblem();
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
