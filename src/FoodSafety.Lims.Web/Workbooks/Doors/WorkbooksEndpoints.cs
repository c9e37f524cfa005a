using System.Security.Claims;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads.Doors;
using FoodSafety.Lims.Web.Workbooks.Annotating;
using FoodSafety.Lims.Web.Workbooks.Templates;

namespace FoodSafety.Lims.Web.Workbooks.Doors;

/// <summary><c>/imports/{id}/annotated</c> and <c>/templates/…</c>.</summary>
public static class WorkbooksEndpoints
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public const string TextType = "text/csv; charset=utf-8";

    public static void MapWorkbooks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/imports/{id}/annotated", Annotated)
            .WithTags("Imports").WithSummary("The upload's file as a workbook: every row with what became of it, bad cells marked and explained.")
            .Produces(StatusCodes.Status200OK, contentType: WorkbookType)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/templates/{kind}.{format}", Template)
            .WithTags("Imports").WithSummary("An empty file to fill in: the kind's columns, an example, and the words to choose from (of the caller's district unless another is asked for).")
            .Produces(StatusCodes.Status200OK, contentType: WorkbookType).Produces(StatusCodes.Status200OK, contentType: TextType)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Annotated(string id, LimsDb db, LimsDatabase database, ClaimsPrincipal user, CancellationToken cancel)
    {
        var shown = await new ShowUpload(id).Handle(db, Caller.From(user), cancel);
        return shown.Refusal is { } refusal
            ? refusal.ToProblem()
            : await Send(WorkbookType, stream => new AnnotateUpload(shown.Value.Id).Handle(database, stream, cancel), cancel);
    }

    private static Task<IResult> Template(string kind, string format, string? district, LimsDatabase database, ClaimsPrincipal user, CancellationToken cancel) =>
        Send(format == "csv" ? TextType : WorkbookType,
            stream => new WriteTemplate(kind, format, district ?? Caller.From(user).District).Handle(database, stream), cancel);

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
