using FoodSafety.Lims.Web.Storage;
using Quartz;

namespace FoodSafety.Lims.Web.Shell.Jobs;

/// <summary>
/// The scheduler. What is to be done stands in our own rows (an upload is the queue); Quartz only rings the bell, so on SQLite,
/// where one process serves, its memory is enough. On PostgreSQL the nodes share its tables: one of them runs each job.
/// </summary>
public static class JobsSetup
{
    public static void AddJobs(this IServiceCollection services, LimsDatabase database)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UseDefaultThreadPool(Math.Max(2, Environment.ProcessorCount));
            if (database.Kind == DatabaseKind.Postgres)
            {
                quartz.UsePersistentStore(store =>
                {
                    store.UsePostgres(database.ConnectionString);
                    store.UseClustering();
                    store.ProvisionSchema();
                });
            }
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
