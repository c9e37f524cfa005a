using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FoodSafety.Lims.Benchmarks.Ingest;

/// <summary>The figures of one run as ingest.json and ingest.md under benchmarks/results/(processor)/.</summary>
internal sealed partial class IngestReport(IngestOptions options, long fileBytes)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly string _loadBefore = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";

    public static string Repository { get; } = FindRepository();

    /// <summary>Writes both files and answers the table.</summary>
    public string Write(IReadOnlyList<Contender> contenders)
    {
        var processor = Processor();
        var folder = Path.Combine(Repository, "benchmarks", "results", NotWord().Replace(processor.ToLowerInvariant(), "-").Trim('-'));
        Directory.CreateDirectory(folder);
        var name = options.IsShuffled ? "ingest-shuffled" : "ingest";
        var figures = new
        {
            processor,
            processors = Environment.ProcessorCount,
            memoryMegabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20,
            runtime = Environment.Version.ToString(),
            loadBefore = _loadBefore,
            rows = options.Rows,
            fileMegabytes = fileBytes >> 20,
            order = options.IsShuffled ? "shuffled" : "by time",
            contenders = contenders.Select(contender => new
            {
                name = contender.Name,
                rows = contender.Rows,
                seconds = contender.Runs.Select(run => Math.Round(run.Seconds, 3)),
                medianSeconds = Math.Round(contender.MedianSeconds, 3),
                processorSeconds = Math.Round(contender.MedianProcessorSeconds, 3),
                rowsPerSecond = (long)contender.RowsPerSecond,
                peakMegabytes = Math.Round(contender.MedianPeakMegabytes, 1),
                timesOfLims = Math.Round(contenders[0].RowsPerSecond / contender.RowsPerSecond, 2),
            }),
        };
        File.WriteAllText(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(figures, Indented) + "\n");
        var table = Table(contenders, processor);
        File.WriteAllText(Path.Combine(folder, name + ".md"), table);
        return table;
    }

    private string Table(IReadOnlyList<Contender> contenders, string processor)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{options.Rows:N0} rapid-test rows {(options.IsShuffled ? "in disorder" : "in time order")}, {fileBytes >> 20} MB, ten columns; ");
        text.Append(CultureInfo.InvariantCulture, $"{processor}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, load average before the run {_loadBefore}.\n\n");
        text.Append("| contender | rows | seconds (median) | runs | processor seconds | rows/s | peak MB | time against lims, row for row |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var contender in contenders)
            text.Append(CultureInfo.InvariantCulture, $"| {contender.Name} | {contender.Rows:N0} | {contender.MedianSeconds:0.00} | {contender.Runs.Count} | {contender.MedianProcessorSeconds:0.00} | {contender.RowsPerSecond:N0} | {contender.MedianPeakMegabytes:0} | {contenders[0].RowsPerSecond / contender.RowsPerSecond:0.00} |\n");
        text.Append(CultureInfo.InvariantCulture, $"\n`lims import` / `sqlite3 .import` = {contenders[0].MedianSeconds / contenders[1].MedianSeconds:0.00}. ");
        text.Append("Whole processes from start to exit; empty databases were made before. All SQLite, WAL, synchronous FULL, the same unique key and one look-up index. ");
        text.Append("lims parses, validates, judges, counts and opens cases; the other two store text. Stored rows and a checksum over keys and outcomes agree.\n");
        if (contenders[^1].Rows < options.Rows)
            text.Append(CultureInfo.InvariantCulture, $"The EF Core baseline read the first {contenders[^1].Rows:N0} rows only: its rows/s are of these, in a smaller table.\n");
        return text.ToString();
    }

    private static string Processor()
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
