using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>Finds imports whose process is gone and goes on with them.</summary>
public static class ResumeImports
{
    /// <summary>Uploads that wait or run without anybody who works on them, the oldest first.</summary>
    /// <param name="database">Where.</param>
    /// <param name="receivedBefore">Younger ones of this process are about to be run by it.</param>
    public static IReadOnlyList<int> Orphans(LimsDatabase database, DateTimeOffset? receivedBefore = null)
    {
        var orphans = new List<int>();
        using var connection = database.OpenConnection();
        using var command = connection.Command(null, "SELECT id, worker, received_at FROM uploads WHERE status IN ('received', 'running') ORDER BY id");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var (id, worker) = (row.GetInt32(0), row.IsDBNull(1) ? null : row.GetString(1));
            var isYoung = worker == database.Worker.Name && row.GetInt64(2) >= receivedBefore?.ToUnixTimeMilliseconds();
            if (!isYoung && database.Worker.IsOrphan(id, worker))
                orphans.Add(id);
        }
        return orphans;
    }

    /// <summary>Opens the data for a command that writes: what another left unfinished is finished first.</summary>
    public static Outcome<LimsDatabase> OpenDatabaseToWrite(this CommandRun run)
    {
        var opened = run.OpenDatabase();
        if (opened.Refusal is not null)
            return opened;
        foreach (var id in Orphans(opened.Value))
        {
            run.Say($"继续此前中断的导入 {Upload.FormatNumber(id)} ……");
            if (new RunImport(id).Handle(opened.Value, DateTimeOffset.UtcNow) is { } receipt)
                run.Say($"{receipt.Upload} {ReceiptText.Status(receipt.Status)}：读取 {receipt.Rows.Read:N0} 行，存入 {receipt.Rows.Stored:N0} 行。");
        }
        return opened;
    }
}
