using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FoodSafety.Lims.Benchmarks;

/// <summary>Where figures go: name.json and name.md under benchmarks/results/(processor)/, from which the README takes its tables.</summary>
internal static partial class Results
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The load average when the program began: a busy machine shows here.</summary>
    private static readonly string LoadBefore = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";

    public static string Repository { get; } = FindRepository();

    public static string Processor { get; } = ReadProcessor();

    /// <summary>What every table says of the machine.</summary>
    public static string Machine => FormattableString.Invariant(
        $"{Processor}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, load average before the run {LoadBefore}");

    /// <summary>Writes both files and answers the table.</summary>
    /// <param name="name">Of the files.</param>
    /// <param name="title">What was measured, in a sentence without its stop.</param>
    /// <param name="header">Cells of the table's header.</param>
    /// <param name="rows">Cells of its rows.</param>
    /// <param name="verdict">The ratios, in words.</param>
    /// <param name="figures">All that was measured, for the JSON.</param>
    public static string Write(string name, string title, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, string verdict, object figures)
    {
        var folder = Path.Combine(Repository, "benchmarks", "results", NotWord().Replace(Processor.ToLowerInvariant(), "-").Trim('-'));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(new
        {
            processor = Processor,
            processors = Environment.ProcessorCount,
            memoryMegabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20,
            runtime = Environment.Version.ToString(),
            loadBefore = LoadBefore,
            figures,
        }, Indented) + "\n");
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{title}; {Machine}.\n\n| {string.Join(" | ", header)} |\n|---|{string.Concat(Enumerable.Repeat("---:|", header.Count - 1))}\n");
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"\n{verdict}\n");
        File.WriteAllText(Path.Combine(folder, name + ".md"), text.ToString());
        return text.ToString();
    }

    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
    }

    public static string Format(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Compiles lims ahead of time, as a server is installed; the lock files stay those without a runtime.</summary>
    public static string PublishLims(string workFolder)
    {
        var folder = Path.Combine(workFolder, "lims");
        Console.WriteLine("publishing lims in Release");
        MeasuredProcess.Run("dotnet",
        [
            "publish", Path.Combine(Repository, "src", "FoodSafety.Lims.Web"), "-c", "Release", "-o", folder, "-v", "q",
            "-r", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
            "-p:PublishReadyToRun=true", "-p:NuGetLockFilePath=obj/ahead-of-time.lock.json",
        ]);
        return Path.Combine(folder, "lims.dll");
    }

    private static string ReadProcessor()
    {
        const string cpuInfo = "/proc/cpuinfo";
        var line = File.Exists(cpuInfo) ? File.ReadLines(cpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? "unknown processor";
    }

    private static string FindRepository()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "FoodSafety.Lims.sln")))
                return folder;
        throw new InvalidOperationException("run the benchmarks from a clone of the repository: FoodSafety.Lims.sln was not found above the program");
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotWord();
}
