using System.Diagnostics.Metrics;
using FoodSafety.Lims.Web.Storage;
using Quartz;

namespace FoodSafety.Lims.Web.Uploads.Queue;

/// <summary>
/// Imports the upload that the bell names. One at a time: the database has one writer, and two imports would only wait for each other.
/// Being rung twice for one upload does no harm: the upload's row is claimed by the first.
/// </summary>
[DisallowConcurrentExecution]
public sealed class ImportUploadJob(LimsDatabase database, ProgressBoard board, TimeProvider clock, ILogger<ImportUploadJob> log) : IJob
{
    public const string UploadId = "uploadId";

    public static readonly JobKey Key = new("import-upload");

    private static readonly Counter<long> Rows = new Meter("FoodSafety.Lims").CreateCounter<long>("lims_import_rows", description: "Rows read by imports.");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var id = int.Parse(context.MergedJobDataMap.GetString(UploadId)!, System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            // The import is one long piece of computing and writing: it gets a thread of its own.
            var receipt = await Task.Factory.StartNew(
                () => new RunImport(id).Handle(database, clock.GetUtcNow(), progress => board.Show(id, progress)),
                cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            if (receipt is not null)
            {
                Rows.Add(receipt.Rows.Read);
                log.LogInformation("{Upload} {Status}: {Read} rows read, {Refused} refused", receipt.Upload, receipt.Status, receipt.Rows.Read, receipt.Rows.Refused);
            }
        }
        catch (ImportInterrupted interrupted)
        {
            // The sweep rings again.
            log.LogWarning("{Interruption}", interrupted.Message);
        }
        finally
        {
            board.Remove(id);
        }
    }
}
