using System.Data.Common;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>
/// The open data of one installation. <see cref="Open"/> is the only way in, so whoever holds one holds an initialised database.
/// A connection is for bulk work and never builds an EF model; a context is for pages and operations.
/// </summary>
public sealed class LimsDatabase
{
    private readonly Lazy<DbContextOptions> _contextOptions;

    private LimsDatabase(LimsSettings settings)
    {
        Settings = settings;
        ConnectionString = settings.ConnectionString ?? SqliteConnections.ConnectionString(settings.DatabaseFile);
        Worker = new Worker(settings, ConnectionString);
        _contextOptions = new(() => Settings.Database == DatabaseKind.Sqlite
            ? new DbContextOptionsBuilder<SqliteLimsDb>()
                .UseSqlite(ConnectionString).AddInterceptors(SqliteSettingsInterceptor.Instance).Options
            : new DbContextOptionsBuilder<PostgresLimsDb>().UseNpgsql(ConnectionString).Options);
    }

    public LimsSettings Settings { get; }

    /// <summary>Complete: of SQLite it names the file.</summary>
    public string ConnectionString { get; }

    /// <summary>This process, as others that share the data see it.</summary>
    public Worker Worker { get; }

    public DatabaseKind Kind => Settings.Database;

    /// <summary>Opens the data, initialising an empty folder or bringing an older database up to date first.</summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="now">Kept as the instant at which reference data came in.</param>
    public static Outcome<LimsDatabase> Open(LimsSettings settings, DateTimeOffset now)
    {
        var database = new LimsDatabase(settings);
        try
        {
            foreach (var folder in (string[])[settings.DataFolder, settings.UploadsFolder, settings.ReportsFolder, settings.KeysFolder, settings.EvidenceFolder])
                Directory.CreateDirectory(folder);
            switch (database.Version())
            {
                case DatabaseVersion.Newer:
                    return new Refusal("database-is-newer", $"数据（{database.Place}）已由更新版本的 lims 升级，本版本不能打开；请使用该新版本。");
                case DatabaseVersion.Older:
                    Initialisation.Run(database, now);
                    break;
            }
            return database;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Refusal("data-folder-unusable", $"数据文件夹 {settings.DataFolder} 不能读写：{error.Message} 请检查路径和权限，或用 --data 指定另一个文件夹。");
        }
        catch (NpgsqlException error) when (error is not PostgresException || error.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidCatalogName)
        {
            return new Refusal("database-unreachable", $"无法连接 PostgreSQL（{database.Place}）：{error.Message} 请检查服务是否运行以及 ConnectionStrings:Lims。");
        }
    }

    /// <summary>An open connection with the house's settings; the caller disposes it.</summary>
    public DbConnection OpenConnection() => Kind == DatabaseKind.Sqlite ? SqliteConnections.Open(ConnectionString) : OpenPostgres(ConnectionString);

    /// <summary>A connection of its own for one import's writing; with <paramref name="wholeFile"/> everything is one transaction.</summary>
    public ImportTransaction BeginImport(int uploadId, string districtCode, bool wholeFile) => Kind switch
    {
        DatabaseKind.Sqlite => new SqliteImportTransaction((SqliteConnection)OpenConnection(), uploadId, wholeFile),
        _ => new PostgresImportTransaction(OpenPostgres(ForCopy(ConnectionString)), OpenPostgres(ConnectionString), uploadId, districtCode, wholeFile),
    };

    public LimsDb CreateContext() => Kind == DatabaseKind.Sqlite
        ? new SqliteLimsDb((DbContextOptions<SqliteLimsDb>)_contextOptions.Value) { Zone = Settings.TimeZone }
        : new PostgresLimsDb((DbContextOptions<PostgresLimsDb>)_contextOptions.Value) { Zone = Settings.TimeZone };

    /// <summary>How the stored schema stands to this program's, asked in plain SQL so that a start need not build a model.</summary>
    internal DatabaseVersion Version()
    {
        if (Kind == DatabaseKind.Sqlite && !File.Exists(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(ConnectionString).DataSource))
            return DatabaseVersion.Older;

        using var connection = OpenConnection();
        // Districts come in one transaction with all reference data: none means that an initialisation was cut short.
        if (!HasTable(connection, "__EFMigrationsHistory") || !HasTable(connection, "districts"))
            return DatabaseVersion.Older;
        if (Scalar(connection, """SELECT max("MigrationId") FROM "__EFMigrationsHistory" """) is not string newest)
            return DatabaseVersion.Older;

        var expected = Kind == DatabaseKind.Sqlite ? LatestMigration.Sqlite : LatestMigration.Postgres;
        return string.CompareOrdinal(newest, expected) switch
        {
            > 0 => DatabaseVersion.Newer,
            0 when Scalar(connection, "SELECT code FROM districts LIMIT 1") is not null => DatabaseVersion.Current,
            _ => DatabaseVersion.Older,
        };
    }

    private string Place => Kind == DatabaseKind.Sqlite
        ? Settings.DataFolder
        : new NpgsqlConnectionStringBuilder(ConnectionString) is var builder ? $"{builder.Host}:{builder.Port}/{builder.Database}" : "";

    /// <summary>COPY sends 130 MB for 1,000,000 rows; in the usual 8 KB a third of the client's time went into the kernel.</summary>
    private static string ForCopy(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { WriteBufferSize = 1 << 17 }.ToString();

    private static NpgsqlConnection OpenPostgres(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private bool HasTable(DbConnection connection, string table) => Scalar(connection, Kind == DatabaseKind.Sqlite
        ? $"SELECT name FROM sqlite_master WHERE type = 'table' AND name = '{table}'"
        : $"SELECT to_regclass('\"{table}\"')::text") is string;

    private static object? Scalar(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
