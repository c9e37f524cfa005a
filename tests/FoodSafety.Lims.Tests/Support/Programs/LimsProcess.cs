using System.Diagnostics;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Support;

/// <summary>A real <c>lims</c> process over a test's database, which may be killed at a named point of its work.</summary>
internal static class LimsProcess
{
    /// <summary>The exit code of a process that SIGKILL ended.</summary>
    public const int Killed = 128 + 9;

    /// <param name="test">Whose data folder and database.</param>
    /// <param name="killAt">Point and how often it is passed before, as in <c>chunk-committed:2</c>; null lets it end.</param>
    /// <param name="arguments">The command.</param>
    public static ProgramRun Run(TestDatabase test, string? killAt, params string[] arguments) => Run(test.Database.Settings, killAt, null, arguments);

    /// <param name="settings">Data folder and database.</param>
    /// <param name="troubleAt">Point, as above.</param>
    /// <param name="filler">The file that fills its disk at the point; null kills the process there.</param>
    /// <param name="arguments">The command.</param>
    public static ProgramRun Run(LimsSettings settings, string? troubleAt, string? filler, params string[] arguments)
    {
        var start = Over(settings, [.. arguments, "--json"]);
        if (troubleAt is not null)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(TroubleAtPoint).Assembly.Location;
            start.Environment[TroubleAtPoint.Variable] = troubleAt;
            start.Environment[TroubleAtPoint.Filler] = filler;
        }
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        Assert.That(process.WaitForExit(TimeSpan.FromMinutes(2)), Is.True, $"lims {arguments[0]} hangs");
        return new ProgramRun(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Serves on a free port until what is returned is disposed.</summary>
    public static IDisposable Serve(TestDatabase test)
    {
        var process = Process.Start(Over(test.Database.Settings, ["serve", "--urls", "http://127.0.0.1:0"]))!;
        // Read all along, or the pipes would fill and the server stand still.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        return new Served(process);
    }

    private static ProcessStartInfo Over(LimsSettings settings, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "lims.dll"), .. arguments, "--data", settings.DataFolder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (settings.Database == DatabaseKind.Postgres)
        {
            start.Environment["Lims__Database"] = "postgres";
            start.Environment["ConnectionStrings__Lims"] = settings.ConnectionString;
        }
        return start;
    }

    private sealed class Served(Process process) : IDisposable
    {
        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
