using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace FoodSafety.Lims.Tests.Support;

/// <summary>
/// A data folder and an initialised database of one test's own. The first of each kind is initialised through the front
/// door; the others are copies of it.
/// </summary>
public sealed class TestDatabase : IDisposable
{
    /// <summary>The instant at which test databases came to be.</summary>
    public static readonly DateTimeOffset Now = new(2023, 12, 31, 23, 59, 59, TimeSpan.FromHours(8));

    /// <summary>The wall clock of all five districts.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static readonly Lazy<string> SqliteTemplate = new(MakeSqliteTemplate);
    private static readonly Lazy<string> PostgresTemplate = new(MakePostgresTemplate);
    private static int _made;

    private TestDatabase(LimsSettings settings) => Database = LimsDatabase.Open(settings, Now).Value;

    public LimsDatabase Database { get; }

    /// <param name="kind">Which database.</param>
    /// <param name="folder">The data folder to make; one of its own in the temporary folder where none is given.</param>
    public static TestDatabase Create(DatabaseKind kind, string? folder = null)
    {
        var settings = kind == DatabaseKind.Sqlite ? EmptySqlite(folder) : EmptyPostgres($"TEMPLATE {PostgresTemplate.Value}");
        if (kind == DatabaseKind.Sqlite)
        {
            Directory.CreateDirectory(settings.DataFolder);
            File.Copy(SqliteTemplate.Value, settings.DatabaseFile);
        }
        return new TestDatabase(settings);
    }

    /// <summary>Settings of a folder, and on PostgreSQL of a database, with nothing in it.</summary>
    public static LimsSettings Empty(DatabaseKind kind) => kind == DatabaseKind.Sqlite ? EmptySqlite() : EmptyPostgres("TEMPLATE template0");

    /// <summary>Lets go of the files and removes them.</summary>
    public static void Remove(LimsSettings settings)
    {
        if (settings.Database == DatabaseKind.Sqlite)
        {
            using var connection = new SqliteConnection(SqliteConnections.ConnectionString(settings.DatabaseFile));
            SqliteConnection.ClearPool(connection);
        }
        else
        {
            using var connection = new NpgsqlConnection(settings.ConnectionString);
            NpgsqlConnection.ClearPool(connection);
            PostgresServer.Execute($"DROP DATABASE IF EXISTS {connection.Database} WITH (FORCE)");
        }
        if (Directory.Exists(settings.DataFolder))
            Directory.Delete(settings.DataFolder, recursive: true);
    }

    internal static void RemoveTemplates()
    {
        if (SqliteTemplate.IsValueCreated)
            Directory.Delete(Path.GetDirectoryName(SqliteTemplate.Value)!, recursive: true);
    }

    public void Dispose() => Remove(Database.Settings);

    private static string NewFolder() => Path.Combine(Path.GetTempPath(), "lims-test-" + Guid.NewGuid().ToString("N"));

    private static LimsSettings EmptySqlite(string? folder = null) => new(folder ?? NewFolder(), DatabaseKind.Sqlite, null, Zone);

    private static LimsSettings EmptyPostgres(string like)
    {
        var name = $"lims_{Interlocked.Increment(ref _made)}";
        var connectionString = PostgresServer.ConnectionString(name);
        PostgresServer.Execute($"CREATE DATABASE {name} {like}");
        return new LimsSettings(NewFolder(), DatabaseKind.Postgres, connectionString, Zone);
    }

    private static string MakeSqliteTemplate()
    {
        var settings = EmptySqlite();
        _ = LimsDatabase.Open(settings, Now).Value;
        using (var connection = new SqliteConnection(SqliteConnections.ConnectionString(settings.DatabaseFile)))
            SqliteConnection.ClearPool(connection);
        return settings.DatabaseFile;
    }

    private static string MakePostgresTemplate()
    {
        var settings = EmptyPostgres("TEMPLATE template0");
        _ = LimsDatabase.Open(settings, Now).Value;
        using var connection = new NpgsqlConnection(settings.ConnectionString);
        NpgsqlConnection.ClearPool(connection);
        Directory.Delete(settings.DataFolder, recursive: true);
        return connection.Database;
    }
}
