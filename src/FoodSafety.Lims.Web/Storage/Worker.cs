using System.Data.Common;
using System.Globalization;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using Npgsql;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>
/// This process, as others see it: a name and a lock under it, which the operating system (or PostgreSQL) lets go when the process ends,
/// however it ends. Uploads carry the name of their worker; one whose worker is gone is anybody's. No clock is involved, so a slow import
/// is never taken for a dead one.
/// </summary>
public sealed class Worker(LimsSettings settings, string connectionString)
{
    // Told apart from other uses of advisory locks by this first key; the second is the name.
    private const int WorkerLock = 0x4C494D57;

    private readonly Lock _gate = new();
    private readonly HashSet<int> _uploads = [];
    private readonly string _name = Guid.NewGuid().ToString("N");
    private IDisposable? _held;

    /// <summary>Its lock is held from the first time this is asked.</summary>
    public string Name
    {
        get
        {
            lock (_gate)
            {
                // PostgreSQL may have gone and come back: what it let go is taken again.
                if (_held is null or NpgsqlConnection { State: not System.Data.ConnectionState.Open })
                {
                    if (_held is null)
                        // A process that ends by itself leaves no file behind; one that is killed leaves it to whoever asks for it.
                        AppDomain.CurrentDomain.ProcessExit += (_, _) => _held?.Dispose();
                    _held?.Dispose();
                    _held = Hold(_name);
                }
                return _name;
            }
        }
    }

    /// <summary>
    /// Takes an upload to run it: one that waits, or one whose worker is gone. Null when it is finished or another runs it.
    /// </summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="uploadId">Which.</param>
    /// <param name="now">When it was started, if it is only now.</param>
    /// <returns>Lets go of the upload when disposed.</returns>
    public IDisposable? Take(DbConnection connection, int uploadId, DateTimeOffset now)
    {
        var name = Name;
        lock (_gate)
            if (!_uploads.Add(uploadId))
                return null;
        var taken = false;
        try
        {
            taken = connection.Run(null, "UPDATE uploads SET status = 'running', worker = @me, started_at = @now WHERE id = @id AND status = 'received'",
                    ("me", name), ("now", now.ToUnixTimeMilliseconds()), ("id", uploadId)) == 1
                || (connection.Ask<string>(null, "SELECT worker FROM uploads WHERE id = @id AND status = 'running'", ("id", uploadId)) is { } worker
                    && (worker == name || !IsAlive(worker))
                    && connection.Run(null, "UPDATE uploads SET worker = @me WHERE id = @id AND status = 'running' AND worker = @worker",
                        ("me", name), ("id", uploadId), ("worker", worker)) == 1);
        }
        finally
        {
            if (!taken)
                LetGo(uploadId);
        }
        return taken ? new Taken(this, uploadId) : null;
    }

    /// <summary>Whether the upload stands without anybody who works on it.</summary>
    public bool IsOrphan(int uploadId, string? worker)
    {
        lock (_gate)
            if (_uploads.Contains(uploadId))
                return false;
        return worker is null || worker == Name || !IsAlive(worker);
    }

    private void LetGo(int uploadId)
    {
        lock (_gate)
            _uploads.Remove(uploadId);
    }

    private IDisposable Hold(string name)
    {
        if (settings.Database == DatabaseKind.Sqlite)
        {
            Directory.CreateDirectory(settings.WorkersFolder);
            return new FileStream(FileOf(name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        // Not from the pool: the lock lives as long as this connection, and the connection as long as the process.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 }.ToString());
        connection.Open();
        connection.Run(null, "SELECT pg_advisory_lock(@worker, hashtext(@name))", ("worker", WorkerLock), ("name", name));
        return connection;
    }

    private bool IsAlive(string worker)
    {
        if (settings.Database == DatabaseKind.Sqlite)
        {
            try
            {
                // Whose lock can be had is gone; its file goes with this look.
                using var free = new FileStream(FileOf(worker), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
                return false;
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                return false;
            }
            catch (IOException)
            {
                return true;
            }
        }
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        if (!connection.Ask<bool>(null, "SELECT pg_try_advisory_lock(@worker, hashtext(@name))", ("worker", WorkerLock), ("name", worker)))
            return true;
        connection.Run(null, "SELECT pg_advisory_unlock(@worker, hashtext(@name))", ("worker", WorkerLock), ("name", worker));
        return false;
    }

    private string FileOf(string name) => Path.Combine(settings.WorkersFolder, name);

    private sealed class Taken(Worker worker, int uploadId) : IDisposable
    {
        public void Dispose() => worker.LetGo(uploadId);
    }
}
