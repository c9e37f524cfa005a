using System.Diagnostics;
using System.Text;

namespace FoodSafety.Lims.Tests.Support;

/// <summary>
/// A program of the machine (qpdf, pdftotext, chromium, postgres …) that a test needs. Where it is missing the test is
/// skipped with a message saying what to install, or fails when LIMS_TESTS_FORBID_SKIP=1, as in .ci/run.
/// </summary>
public sealed record RequiredProgram(string Path)
{
    private static readonly Dictionary<string, string> Packages = new()
    {
        ["qpdf"] = "qpdf",
        ["pdftotext"] = "poppler-utils",
        ["pdffonts"] = "poppler-utils",
        ["pdftoppm"] = "poppler-utils",
        ["pdfinfo"] = "poppler-utils",
        ["chromium"] = "chromium",
        ["postgres"] = "postgresql",
        ["initdb"] = "postgresql",
        ["sqlite3"] = "sqlite3",
        ["mount"] = "mount",
        ["umount"] = "mount",
        ["soffice"] = "libreoffice-calc",
    };

    /// <summary>Whether a missing program fails the test instead of skipping it.</summary>
    public static bool SkippingIsForbidden => Environment.GetEnvironmentVariable("LIMS_TESTS_FORBID_SKIP") == "1";

    /// <summary>The program, or the end of the calling test: skipped, or failed when skipping is forbidden.</summary>
    /// <param name="names">Names it goes by, the usual one first, such as "chromium", "chromium-browser".</param>
    public static RequiredProgram Require(params string[] names)
    {
        if (Find(names) is { } found)
            return found;

        var message = $"This test needs the program '{names[0]}': install the package '{Packages.GetValueOrDefault(names[0], names[0])}' "
            + "and put it on the PATH, then run the tests again.";
        if (SkippingIsForbidden)
            Assert.Fail(message + " (LIMS_TESTS_FORBID_SKIP=1 forbids skipping.)");
        else
            Assert.Ignore(message);
        throw new UnreachableException();
    }

    /// <summary>The program if this machine has it: on the PATH, or where Debian keeps PostgreSQL's server programs.</summary>
    public static RequiredProgram? Find(params string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(PostgresFolders());
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        var file = (from name in names
                    from folder in folders
                    from ending in endings
                    let candidate = System.IO.Path.Combine(folder, name + ending)
                    where File.Exists(candidate)
                    select candidate).FirstOrDefault();
        return file is null ? null : new RequiredProgram(file);
    }

    /// <summary>Runs it to its end and gives what it said; kills it and fails the test after <paramref name="timeoutSeconds"/>.</summary>
    public ProgramRun Run(IEnumerable<string> arguments, int timeoutSeconds = 120, string? workingFolder = null)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = workingFolder ?? "",
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromSeconds(timeoutSeconds)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{Path} did not end within {timeoutSeconds} s.");
        }

        process.WaitForExit();
        return new ProgramRun(process.ExitCode, output.Result, error.Result);
    }

    private static IEnumerable<string> PostgresFolders()
    {
        const string root = "/usr/lib/postgresql";
        return Directory.Exists(root)
            ? Directory.EnumerateDirectories(root).OrderDescending(StringComparer.Ordinal).Select(version => System.IO.Path.Combine(version, "bin"))
            : [];
    }
}
