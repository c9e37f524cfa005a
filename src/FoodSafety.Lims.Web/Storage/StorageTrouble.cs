using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Ingestion.Pipeline;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>What went wrong below us and is not our bug: the disk, the file's rights, the database server. Said so that the reader can mend it.</summary>
public static class StorageTrouble
{
    private const int NoSpaceLeft = 28, ReadOnlyFileSystem = 30, QuotaExceeded = 122;

    /// <summary>A code (no-space, read-only, storage-trouble) and a sentence for people; null where the failure is of another kind.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="dataFolder">Where the data is.</param>
    /// <param name="toOutsider">Whether the reader need not know where on the server that is, nor what a driver says of its server.</param>
    public static Refusal? Explain(Exception failure, string dataFolder, bool toOutsider = false)
    {
        var folder = toOutsider ? "数据文件夹" : $"数据文件夹 {dataFolder} ";
        // What is sent over HTTP lies in the temporary folder first.
        var folders = toOutsider ? "数据文件夹或临时文件夹" : folder;
        return failure switch
        {
            SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => DiskFull(folder),
            SqliteException { SqliteErrorCode: raw.SQLITE_CANTOPEN } when !Directory.Exists(dataFolder) => Other($"{folder}不见了：请检查路径，以及它所在的磁盘是否已挂载。"),
            SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN } => ReadOnly(folder),
            SqliteException { SqliteErrorCode: raw.SQLITE_IOERR } => Other($"读写{folder}出错{OfDriver(failure.Message)}：请检查磁盘。"),
            SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => Other($"数据库正被另一进程写入，等待 {SqliteConnections.BusySeconds} 秒后仍未空出：请稍后再试。"),
            IOException { HResult: NoSpaceLeft or QuotaExceeded } => DiskFull(folders),
            IOException { HResult: ReadOnlyFileSystem } or UnauthorizedAccessException => ReadOnly(folders),
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } full => new Refusal(FaultCodes.NoSpace, $"PostgreSQL 服务器磁盘空间不足{OfDriver(full.MessageText)}：请腾出空间。"),
            PostgresException { SqlState: PostgresErrorCodes.OutOfMemory } full => Other($"PostgreSQL 服务器内存不足{OfDriver(full.MessageText)}：请稍后再试，或给服务器更多内存。"),
            PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => new Refusal("read-only", "PostgreSQL 数据库是只读的：请改连可写的主库。"),
            PostgresException { SqlState: var state } when state.StartsWith("57P", StringComparison.Ordinal) => Other("PostgreSQL 服务器正在停止或重启：请稍后再试。"),
            NpgsqlException and not PostgresException => Other($"与 PostgreSQL 的连接中断{OfDriver(failure.Message)}：请检查服务是否运行。"),
            { InnerException: { } inner } => Explain(inner, dataFolder, toOutsider),
            _ => null,
        };

        string OfDriver(string words) => toOutsider ? "" : $"（{words}）";
    }

    private static Refusal DiskFull(string folder) => new(FaultCodes.NoSpace, $"磁盘已满，不能写入{folder.TrimEnd()}：请腾出空间。");

    private static Refusal ReadOnly(string folder) => new("read-only", $"{folder}不能写入：请检查读写权限，或文件系统是否只读。");

    private static Refusal Other(string sentence) => new("storage-trouble", sentence);
}
