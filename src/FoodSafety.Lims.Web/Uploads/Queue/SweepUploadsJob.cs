using FoodSafety.Lims.Web.Storage;
using Quartz;

namespace FoodSafety.Lims.Web.Uploads.Queue;

/// <summary>Rings again for uploads nobody works on: the process ended before ringing or amid the import, or the disk was full.</summary>
[DisallowConcurrentExecution]
public sealed class SweepUploadsJob(LimsDatabase database, UploadBell bell, TimeProvider clock) : IJob
{
    /// <summary>Younger ones of this process are left alone: their bell has just rung.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var id in ResumeImports.Orphans(database, receivedBefore: clock.GetUtcNow() - Patience))
            await bell.Ring(id, cancellationToken);
    }
}
