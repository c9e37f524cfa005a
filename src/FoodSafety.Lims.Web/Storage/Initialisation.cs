using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>
/// Brings a database up to date: migrations, then the reference data it lacks. Many processes may start at once on the same
/// empty folder; one works, the others wait and find the work done. Being killed half way is repaired by the next start.
/// </summary>
internal static class Initialisation
{
    private const long AdvisoryLock = 0x4C494D53_00000001; // "LIMS", first lock
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static void Run(LimsDatabase database, DateTimeOffset now)
    {
        using IDisposable held = database.Kind == DatabaseKind.Sqlite ? LockFile(database.Settings) : LockServer(database);
        if (database.Version() == DatabaseVersion.Current)
            return;

        using var context = database.CreateContext();
        if (database.Kind == DatabaseKind.Sqlite)
        {
            context.Database.OpenConnection();
            context.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
            // EF's own lock row outlives a killed process and would be waited for without end. Ours is held, so nobody owns it.
            context.Database.ExecuteSqlRaw("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
        }
        context.Database.Migrate();

        using var transaction = context.Database.BeginTransaction();
        FirstReference.AddMissing(context, now);
        transaction.Commit();
    }

    private static FileStream LockFile(LimsSettings settings)
    {
        // Held open by the one process that works; the system lets go of it when that process dies.
        var file = Path.Combine(settings.DataFolder, "initialise.lock");
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file) && Environment.TickCount64 < deadline)
            {
                Thread.Sleep(50);
            }
        }
    }

    private static NpgsqlConnection LockServer(LimsDatabase database)
    {
        // A session lock, let go of when the connection closes: not pooled, or it would only be returned to the pool.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = (int)Patience.TotalSeconds };
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = AdvisoryLock });
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
