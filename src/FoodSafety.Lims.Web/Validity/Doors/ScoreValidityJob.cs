using FoodSafety.Lims.Web.Storage;
using Quartz;

namespace FoodSafety.Lims.Web.Validity.Doors;

/// <summary>Scores anew what is waiting, and what a process that is gone left: at start, every half minute, and when a choice rings.</summary>
[DisallowConcurrentExecution]
public sealed class ScoreValidityJob(LimsDatabase database, ILogger<ScoreValidityJob> log) : IJob
{
    public static readonly JobKey Key = new("score-validity");

    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var district in ScoreDays.Waiting(database))
        {
            // Computing and writing, day after day: it gets a thread of its own.
            var days = await Task.Factory.StartNew(
                () => new ScoreDays(district).Handle(database, cancel: cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            log.LogInformation("{District}: {Days} days of rapid tests scored anew", district, days);
        }
    }

    /// <summary>Has it run now. A lost ring loses nothing: it runs by itself soon.</summary>
    public static async Task Ring(ISchedulerFactory schedulers, CancellationToken cancel) =>
        await (await schedulers.GetScheduler(cancel)).TriggerJob(Key, cancel);
}
