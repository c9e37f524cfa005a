using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>An import stands still because the disk or the database failed. Its checkpoint stands; the next command that writes, or the server, goes on.</summary>
/// <param name="code">Of the trouble: no-space, read-only, storage-trouble.</param>
public sealed class ImportInterrupted(string code, string message, Exception cause) : Exception(message, cause)
{
    public string Code { get; } = code;

    /// <summary>Notes it with the upload, where its sender reads it, as far as the trouble lets us.</summary>
    public static ImportInterrupted Note(LimsDatabase database, UploadRow upload, Refusal trouble, Exception cause)
    {
        var stored = 0;
        try
        {
            using var connection = database.OpenConnection();
            stored = UploadRow.Load(connection, upload.Id).CheckpointRow;
            connection.Run(null, "UPDATE uploads SET interruption = @why WHERE id = @id", ("why", StorageTrouble.Explain(cause, database.Settings.DataFolder, toOutsider: true)!.Message), ("id", upload.Id));
        }
        catch (Exception) when (cause is not null)
        {
            // The same trouble, most likely: the exception below tells of it.
        }
        var extent = stored == 0 ? "尚未存入任何一行" : $"已存到第 {stored} 行，不会重复也不会丢失";
        return new ImportInterrupted(trouble.Code, $"{Upload.FormatNumber(upload.Id)} 导入中断：{trouble.Message}{extent}；排除后运行任一导入命令或 lims serve，将从断点继续。", cause);
    }
}
