using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads.Queue;
using FoodSafety.Lims.Web.Validity.Doors;
using FoodSafety.Lims.Web.WorkPlans.Returns;
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
        services.AddSingleton<ProgressBoard>();
        services.AddSingleton<UploadBell>();
        services.AddQuartz(quartz =>
        {
            quartz.UseDefaultThreadPool(Math.Max(2, Environment.ProcessorCount));
            quartz.AddJob<ImportUploadJob>(job => job.WithIdentity(ImportUploadJob.Key).StoreDurably());
            quartz.ScheduleJob<SweepUploadsJob>(trigger => trigger.WithIdentity("sweep-uploads").WithSimpleSchedule(SweepUploadsJob.Interval));
            quartz.ScheduleJob<FreezeReturnsJob>(trigger => trigger.WithIdentity("freeze-returns").WithSimpleSchedule(FreezeReturnsJob.Interval));
            quartz.AddJob<ScoreValidityJob>(job => job.WithIdentity(ScoreValidityJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger.WithIdentity("sweep-validity").ForJob(ScoreValidityJob.Key).WithSimpleSchedule(ScoreValidityJob.Interval));
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
