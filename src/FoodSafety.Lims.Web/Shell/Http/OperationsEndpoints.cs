using System.Diagnostics;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace FoodSafety.Lims.Web.Shell.Http;

/// <summary>What an operator's tools ask: is it alive, is it ready, how is it doing.</summary>
public static class OperationsEndpoints
{
    public static void UseRequestMetrics(this WebApplication app)
    {
        var metrics = app.Services.GetRequiredService<RequestMetrics>();
        app.Use(async (http, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                await next(http);
            }
            finally
            {
                // The route's template, never the path: a path carries numbers without end, and may carry names.
                var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
                metrics.Observe(route, http.Request.Method, http.Response.StatusCode, Stopwatch.GetElapsedTime(started));
            }
        });
    }

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).ExcludeFromDescription();

        routes.MapGet("/health/ready", async (LimsDb db, ISchedulerFactory schedulers, CancellationToken cancel) =>
        {
            var failing = new List<string>();
            if (!await CanRead(db, cancel))
                failing.Add("database");
            if ((await schedulers.GetScheduler(cancel)) is not { Status: SchedulerStatus.Running })
                failing.Add("jobs");
            return failing.Count == 0
                ? Results.Text("ready")
                : Results.Text("not ready: " + string.Join(", ", failing), statusCode: StatusCodes.Status503ServiceUnavailable);
        }).ExcludeFromDescription();

        routes.MapGet("/metrics", async (RequestMetrics metrics, LimsDb db, CancellationToken cancel) =>
        {
            var waiting = await db.Uploads.CountAsync(upload => upload.Status == "received", cancel);
            var running = await db.Uploads.CountAsync(upload => upload.Status == "running", cancel);
            return Results.Text(
                metrics.Write([("lims_uploads_waiting", "Uploads received and not begun.", waiting), ("lims_uploads_running", "Uploads being imported.", running)]),
                "text/plain; version=0.0.4; charset=utf-8");
        }).ExcludeFromDescription();
    }

    private static async Task<bool> CanRead(LimsDb db, CancellationToken cancel)
    {
        try
        {
            await db.Districts.AnyAsync(cancel);
            return true;
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException)
        {
            return false;
        }
    }
}
