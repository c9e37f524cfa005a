using Microsoft.Data.Sqlite;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>How every connection to the SQLite file is set up, whoever opens it.</summary>
public static class SqliteConnections
{
    /// <summary>How long a writer waits for another one: a chunk's transaction takes well under a second.</summary>
    public const int BusySeconds = 60;

    /// <summary>
    /// Said once for each connection. FULL, because a receipt that was given must survive a power cut: with WAL, NORMAL
    /// may lose the last commits. WAL itself is kept in the file and set when it is made.
    /// </summary>
    public const string EachConnection = "PRAGMA busy_timeout = 60000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    /// <summary>
    /// A connection is used by one thread at a time, as ADO.NET asks anyway, so SQLite need not lock at every call: 7 % of an import.
    /// Must be said before SQLite starts; where it is too late, SQLite keeps locking and all is as right, only slower.
    /// </summary>
    static SqliteConnections()
    {
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
        // Nobody asks how much memory SQLite uses; keeping count takes a lock at every allocation.
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public static string ConnectionString(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        DefaultTimeout = BusySeconds,
        ForeignKeys = true,
    }.ToString();

    public static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = EachConnection;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
