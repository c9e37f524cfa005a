using System.Text.Json;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Uploads.Queue;

namespace FoodSafety.Lims.Web.Uploads.Doors;

/// <summary>Where an upload stands, and its receipt once it ended.</summary>
/// <param name="RowsRead">So far.</param>
/// <param name="Rate">0–1, how much of the file was read.</param>
/// <param name="Interruption">Why it stands still for now; null when it does not.</param>
/// <param name="Receipt">As <c>lims import</c> prints it; null before the end.</param>
public sealed record UploadState(
    string Upload,
    string Kind,
    string Status,
    string Organisation,
    string District,
    string Mode,
    bool DryRun,
    string FileName,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    int RowsRead,
    double Rate,
    string? Interruption,
    JsonNode? Receipt)
{
    public bool Ended => Receipt is not null || Status is not ("received" or "running");

    public static UploadState Of(Upload upload, ProgressBoard board, TimeZoneInfo zone)
    {
        var running = board.Of(upload.Id);
        return new UploadState(
            upload.Number, upload.Kind, upload.Status, upload.OrganisationCode, upload.DistrictCode, upload.Mode, upload.DryRun, upload.FileName,
            TimeZoneInfo.ConvertTime(upload.ReceivedAt, zone),
            upload.StartedAt is { } started ? TimeZoneInfo.ConvertTime(started, zone) : null,
            upload.FinishedAt is { } finished ? TimeZoneInfo.ConvertTime(finished, zone) : null,
            running?.Read ?? upload.RowsRead,
            upload.Status is "received" ? 0 : upload.Status is "running" ? running?.Rate ?? 0 : 1,
            upload.Interruption,
            upload.Receipt is null ? null : WithAddress(upload));
    }

    private static JsonNode WithAddress(Upload upload)
    {
        var receipt = JsonSerializer.Deserialize<JsonNode>(upload.Receipt!)!;
        receipt["annotated"] = $"{ApiRoutes.Prefix}/imports/{upload.Number}/annotated";
        return receipt;
    }
}
