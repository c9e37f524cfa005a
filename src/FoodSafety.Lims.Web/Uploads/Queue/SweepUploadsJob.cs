using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace FoodSafety.Lims.Web.Uploads.Queue;

/// <summary>Rings again for uploads that wait although nobody seems to work on them, e.g. because the process ended between receiving and ringing.</summary>
[DisallowConcurrentExecution]
public sealed class SweepUploadsJob(LimsDb db, UploadBell bell, TimeProvider clock) : IJob
{
    /// <summary>Younger ones are left alone: the bell has just rung, or a command is about to import what it received.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var before = clock.GetUtcNow() - Patience;
        var stuck = await db.Uploads
            .Where(upload => upload.Status == "received" && upload.ReceivedAt < before)
            .OrderBy(upload => upload.Id)
            .Select(upload => upload.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in stuck)
            await bell.Ring(id, cancellationToken);
    }
}
