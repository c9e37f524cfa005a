using System.Text.Json;

namespace FoodSafety.Lims.Benchmarks;

/// <summary>A published <c>lims</c>, run as its users run it: a whole process for each command.</summary>
/// <param name="path">Its lims.dll.</param>
/// <param name="environment">Settings it is given, e.g. another database than the embedded one.</param>
internal sealed class LimsProgram(string path, params (string Name, string Value)[] environment)
{
    /// <summary>The district whose markets the generated files name.</summary>
    public const string District = "440304";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Compiles it ahead of time, as a server is installed; the lock files stay those without a runtime.</summary>
    public static LimsProgram Publish(string workFolder)
    {
        var folder = System.IO.Path.Combine(workFolder, "lims");
        Console.WriteLine("publishing lims in Release");
        MeasuredProcess.Run("dotnet",
        [
            "publish", System.IO.Path.Combine(Results.Repository, "src", "FoodSafety.Lims.Web"), "-c", "Release", "-o", folder, "-v", "q",
            "-r", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
            "-p:PublishReadyToRun=true", "-p:NuGetLockFilePath=obj/ahead-of-time.lock.json",
        ]);
        return new LimsProgram(System.IO.Path.Combine(folder, "lims.dll"));
    }

    public LimsProgram With(params (string Name, string Value)[] settings) => new(Path, settings);

    public MeasuredProcess Run(string dataFolder, params string[] arguments) =>
        MeasuredProcess.Run("dotnet", [Path, .. arguments, "--data", dataFolder], null, environment);

    /// <summary>Makes the empty database, before a clock starts.</summary>
    public void Initialise(string dataFolder) => Run(dataFolder, "markets", "--json");

    /// <summary>Imports rapid tests; refuses to go on unless every row was stored.</summary>
    public MeasuredProcess Import(string dataFolder, string file, int rows)
    {
        var run = Run(dataFolder, "import", file, "--kind", "rapid-tests", "--org", $"{District}-REG", "--district", District, "--json");
        using var receipt = JsonDocument.Parse(run.Output);
        var stored = receipt.RootElement.GetProperty("rows").GetProperty("stored").GetInt64();
        return stored == rows ? run : throw new InvalidOperationException($"lims stored {stored} of {rows} rows: {run.Output}");
    }
}
