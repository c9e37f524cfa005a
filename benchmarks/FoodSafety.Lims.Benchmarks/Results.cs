using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FoodSafety.Lims.Benchmarks;

/// <summary>Where figures go: name.json and name.md under benchmarks/results/(processor)/, from which the READMEs take their tables.</summary>
internal static partial class Results
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The load average when the program began: a busy machine shows here.</summary>
    private static readonly string LoadBefore = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";

    public static string Repository { get; } = FindRepository();

    /// <summary>Maker and model without what does not tell one from another: "Intel(R) Xeon(R) Gold 6130 CPU @ 2.10GHz" is "Intel Xeon Gold 6130".</summary>
    public static string Processor { get; } = ReadProcessor();

    /// <summary>What every table says of the machine.</summary>
    public static string Machine => FormattableString.Invariant(
        $"{Processor}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, load average before the run {LoadBefore}");

    /// <summary>Writes both files and answers the table.</summary>
    public static string Write(Result result)
    {
        var isMeasure = result.Size == result.MeasuredSize;
        var name = isMeasure ? result.Name : FormattableString.Invariant($"{result.Name}-{result.Size}");
        var folder = Path.Combine(Repository, "benchmarks", "results", NotWord().Replace(Processor.ToLowerInvariant(), "-").Trim('-'));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(new
        {
            measuredAt = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            processor = Processor,
            processors = Environment.ProcessorCount,
            memoryMegabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20,
            runtime = Environment.Version.ToString(),
            loadBefore = LoadBefore,
            measured = isMeasure ? result.Measured.ToDictionary(measure => measure.Key, measure => Math.Round(measure.Value, 3)) : [],
            figures = result.Figures,
        }, Indented) + "\n");
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{result.Title}; {Machine}.\n\n| {string.Join(" | ", result.Header)} |\n|---|{string.Concat(Enumerable.Repeat("---:|", result.Header.Count - 1))}\n");
        foreach (var row in result.Rows)
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"\n{result.Verdict}\n");
        File.WriteAllText(Path.Combine(folder, name + ".md"), text.ToString());
        return text.ToString();
    }

    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
    }

    public static string Format(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string ReadProcessor()
    {
        const string cpuInfo = "/proc/cpuinfo";
        var line = File.Exists(cpuInfo) ? File.ReadLines(cpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? "unknown processor" : string.Join(' ', Decoration().Replace(line[(line.IndexOf(':') + 1)..], " ").Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string FindRepository()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "FoodSafety.Lims.sln")))
                return folder;
        throw new InvalidOperationException("run the benchmarks from a clone of the repository: FoodSafety.Lims.sln was not found above the program");
    }

    [GeneratedRegex(@"\((R|TM)\)|\b(CPU|Processor|\d+-Core)\b|@.*", RegexOptions.IgnoreCase)]
    private static partial Regex Decoration();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotWord();
}
