using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads.Queue;
using Microsoft.AspNetCore.Mvc;

namespace FoodSafety.Lims.Web.Uploads.Doors;

/// <summary><c>/imports</c>: send a file, ask how far it is, watch it.</summary>
public static class ImportsEndpoints
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        api.MapPost("/imports", Post)
            .WithTags("Imports").WithSummary("Sends one file: the body is the file, raw or as multipart form.")
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<IFormFile>(isOptional: true, "*/*")
            .Produces<ReceivedAnswer>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        api.MapGet("/imports/{id}", async (string id, LimsDb db, ProgressBoard board, LimsSettings settings, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new ShowUpload(id).Handle(db, Caller.From(user), cancel))
                    .ToResult(upload => Results.Json(UploadState.Of(upload, board, settings.TimeZone), LimsJson.Options)))
            .WithTags("Imports").WithSummary("State and receipt of an upload.")
            .Produces<UploadState>().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("/imports/{id}/events", async (string id, LimsDb db, LimsDatabase database, ProgressBoard board, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new ShowUpload(id).Handle(db, Caller.From(user), cancel))
                    .ToResult(upload => TypedResults.ServerSentEvents(Watch(upload.Id, database, board, cancel))))
            .WithTags("Imports").WithSummary("Progress as server-sent events: progress …, then one ended with the state.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    public sealed record ReceivedAnswer(string Upload, string Location);

    private static async Task<IResult> Post(
        [FromQuery] string? kind,
        [FromQuery] string? org,
        [FromQuery] string? district,
        [FromQuery] string? mode,
        [FromQuery] bool? dryRun,
        [FromQuery] string? sheet,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey,
        HttpRequest request,
        LimsDatabase database,
        UploadBell bell,
        TimeProvider clock,
        IConfiguration configuration,
        ClaimsPrincipal user,
        CancellationToken cancel)
    {
        var caller = Caller.From(user);
        var organisation = org ?? caller.Organisation ?? "";
        // Asked here too, so that nobody sends a gigabyte to learn that they may not.
        if (Access.ToSend(caller, kind ?? "", organisation, district) is { } refusal)
            return refusal.ToProblem();

        var body = await ReceivedBody.Read(request, configuration.GetValue("Lims:MaxUploadBytes", 1L << 30), cancel);
        if (body.Refusal is { } unread)
            return unread.ToProblem();
        await using var file = body.Value;

        var submitted = new SubmitUpload(new ReceiveUpload(kind ?? "", organisation, district, mode, dryRun ?? false, file.FileName, idempotencyKey, sheet));
        var received = await submitted.Handle(database, bell, caller, file.Content, clock.GetUtcNow(), cancel);
        if (received.Refusal is { } refused)
            return refused.ToProblem();

        var number = Upload.FormatNumber(received.Value.UploadId);
        var location = $"{ApiRoutes.Prefix}/imports/{number}";
        return Results.Accepted(location, new ReceivedAnswer(number, location));
    }

    private static async IAsyncEnumerable<SseItem<string>> Watch(int id, LimsDatabase database, ProgressBoard board, [EnumeratorCancellation] CancellationToken cancel)
    {
        var zone = database.Settings.TimeZone;
        string? last = null;
        while (!cancel.IsCancellationRequested)
        {
            UploadState state;
            await using (var db = database.CreateContext())
                state = UploadState.Of((await db.Uploads.FindAsync([id], cancel))!, board, zone);
            if (state.Ended)
            {
                yield return new SseItem<string>(Text(state), "ended");
                yield break;
            }
            var text = Text(new { state.Upload, state.Status, state.RowsRead, Rate = Math.Round(state.Rate, 3) });
            if (text != last)
                yield return new SseItem<string>(last = text, "progress");
            await Task.Delay(Glance, cancel);
        }
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, Compact);

    private static readonly JsonSerializerOptions Compact = LimsJson.Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));
}
