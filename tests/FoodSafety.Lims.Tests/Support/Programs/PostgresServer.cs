using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace FoodSafety.Lims.Tests.Support;

/// <summary>
/// A private PostgreSQL server for this test run: on loopback, in a temporary folder, started by the first test that asks and
/// stopped after the last. It lives only as long as this process: when its standard input closes, it stops.
/// </summary>
public static class PostgresServer
{
    // Keeps the server while the test process holds the other end of standard input open, however that process ends.
    private const string WhileInputIsOpen = """
        "$@" & server=$!
        cat >/dev/null
        kill -QUIT $server
        wait $server
        """;

    private static readonly Lock Starting = new();
    private static Process? _process;
    private static string? _folder;
    private static int _port;

    /// <summary>Connection string of a database of the running server; the calling test is skipped where no server program is found.</summary>
    public static string ConnectionString(string database)
    {
        Start();
        return new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = _port,
            Username = "lims",
            Database = database,
            MaxPoolSize = 20,
        }.ToString();
    }

    /// <summary>Runs one statement in the server's own database.</summary>
    public static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Ends it, if it ever started, and removes its folder.</summary>
    public static void Stop()
    {
        if (_process is null)
            return;
        NpgsqlConnection.ClearAllPools();
        _process.StandardInput.Close();
        _process.WaitForExit(TimeSpan.FromSeconds(30));
        _process.Dispose();
        Directory.Delete(_folder!, recursive: true);
    }

    private static void Start()
    {
        lock (Starting)
        {
            if (_process is not null)
                return;

            var initdb = RequiredProgram.Require("initdb");
            var postgres = RequiredProgram.Require("postgres");
            _folder = Path.Combine(Path.GetTempPath(), "lims-pg-" + Guid.NewGuid().ToString("N")[..8]);
            // The server refuses to run as root, and its user must be able to make its own folder in ours.
            Directory.CreateDirectory(_folder);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(_folder, (UnixFileMode)0b111_111_111);
            var data = Path.Combine(_folder, "data");

            var (program, arguments) = AsOrdinaryUser(initdb.Path, "-D", data, "-U", "lims", "-E", "UTF8", "--locale=C", "--auth=trust", "--no-sync");
            var made = new RequiredProgram(program).Run(arguments, workingFolder: "/");
            Assert.That(made.ExitCode, Is.Zero, () => $"initdb failed: {made.Output}{made.Error}");

            _port = FreePort();
            (program, arguments) = AsOrdinaryUser("/bin/sh", "-c", WhileInputIsOpen, "sh", postgres.Path,
                "-D", data, "-p", $"{_port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=200");
            _process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardError = true,
                WorkingDirectory = "/",
            })!;
            WaitUntilReady(_process);
        }
    }

    private static void WaitUntilReady(Process process)
    {
        var said = new List<string>();
        while (process.StandardError.ReadLine() is { } line)
        {
            said.Add(line);
            if (!line.Contains("database system is ready to accept connections", StringComparison.Ordinal))
                continue;
            // Its log goes on being read, or the pipe would fill and the server stand still.
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
            return;
        }
        _process = null;
        Assert.Fail("PostgreSQL did not start: " + string.Join('\n', said));
    }

    private static (string Program, IReadOnlyList<string> Arguments) AsOrdinaryUser(string program, params string[] arguments)
    {
        if (Environment.UserName != "root")
            return (program, arguments);
        var user = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
        return (RequiredProgram.Require("runuser").Path, ["-u", user, "--", program, .. arguments]);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
