using System.Globalization;
using Quartz;

namespace FoodSafety.Lims.Web.Uploads.Queue;

/// <summary>Tells the scheduler that an upload waits. A lost ring loses nothing: the row still says "received", and the sweep rings again.</summary>
public sealed class UploadBell(ISchedulerFactory schedulers)
{
    public async Task Ring(int uploadId, CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        var data = new JobDataMap { [ImportUploadJob.UploadId] = uploadId.ToString(CultureInfo.InvariantCulture) };
        await scheduler.TriggerJob(ImportUploadJob.Key, data, cancel);
    }
}
