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

    /// <summary>A code and a sentence for people; null where the failure is of another kind.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="dataFolder">Named in the sentence; null for readers who need not know where on the server it is.</param>
    public static Refusal? Explain(Exception failure, string? dataFolder) => failure switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => DiskFull(dataFolder),
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN } => ReadOnly(dataFolder),
        SqliteException { SqliteErrorCode: raw.SQLITE_IOERR } io => Other($"读写数据文件夹{Named(dataFolder)}出错（{io.Message}）：请检查磁盘。"),
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => Other($"数据库正被另一进程写入，等待 {SqliteConnections.BusySeconds} 秒后仍未空出：请稍后再试。"),
        IOException { HResult: NoSpaceLeft or QuotaExceeded } => DiskFull(dataFolder),
        IOException { HResult: ReadOnlyFileSystem } or UnauthorizedAccessException => ReadOnly(dataFolder),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory } full =>
            new Refusal(FaultCodes.NoSpace, $"PostgreSQL 服务器空间不足（{full.MessageText}）：请腾出空间。"),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => new Refusal("read-only", "PostgreSQL 数据库是只读的：请改连可写的主库。"),
        PostgresException { SqlState: var state } when state.StartsWith("57P", StringComparison.Ordinal) => Other("PostgreSQL 服务器正在停止或重启：请稍后再试。"),
        NpgsqlException and not PostgresException => Other($"与 PostgreSQL 的连接中断（{failure.Message}）：请检查服务是否运行。"),
        { InnerException: { } inner } => Explain(inner, dataFolder),
        _ => null,
    };

    private static Refusal DiskFull(string? folder) => new(FaultCodes.NoSpace, $"磁盘已满，不能写入数据文件夹{Named(folder)}：请腾出空间。");

    private static Refusal ReadOnly(string? folder) => new("read-only", $"数据文件夹{Named(folder)}不能写入：请检查读写权限，或文件系统是否只读。");

    private static Refusal Other(string sentence) => new("storage-trouble", sentence);

    private static string Named(string? folder) => folder is null ? "" : $" {folder} ";
}
