using System.Collections.Concurrent;
using System.Text;
using FoodSafety.Lims.Seeds.Inspection;
using FoodSafety.Lims.Seeds.RapidTests;
using FoodSafety.Lims.Tests.Fuzz.Naive;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Fuzz;

/// <summary>What files are mutated from: generated clean and dirty ones, the golden files, platforms' logs, real bulletin rows.</summary>
internal static class StartingFiles
{
    private const int RowsOfFile = 24;
    private static readonly int[] OneToThreeItems = [1, 2, 1, 3];
    private static readonly ConcurrentDictionary<string, List<List<string[]>>> Made = new();

    public static List<List<string[]>> Of(string kind) => Made.GetOrAdd(kind, Make);

    private static List<List<string[]>> Make(string kind)
    {
        var tests = Path.Combine(Repository.Root, "tests", "FoodSafety.Lims.Tests");
        List<byte[]> files = [];
        string Golden(string name) => Path.Combine(tests, "Golden", name);
        switch (kind)
        {
            case "rapid-tests":
                foreach (var (isDirty, isWide) in new[] { (false, false), (true, false), (true, true), (false, true) })
                    files.Add(Generated(new RapidTestFileOptions { Rows = 400, IsDirty = isDirty, IsWide = isWide, ItemsOfSamples = OneToThreeItems }));
                files.AddRange(new[] { "clean.csv", "faults.csv", "blank.csv", "duplicates.csv", "judged.csv", "titled-gb18030.csv" }.Select(name => File.ReadAllBytes(Golden(name))));
                files.AddRange(Directory.GetFiles(Path.Combine(tests, "Ingestion", "Platforms", "Files"), "*.csv").Order().Select(File.ReadAllBytes));
                break;
            case "findings":
                files.Add(File.ReadAllBytes(Golden("findings.csv")));
                files.Add(File.ReadAllBytes(Path.Combine(tests, "Ingestion", "Notation", "Data", "noncompliant_bulletin_sample.csv")));
                break;
            default:
                files.Add(File.ReadAllBytes(Golden(kind + ".csv")));
                files.Add(Generated(kind));
                break;
        }
        return [.. files.SelectMany(Parts)];
    }

    private static byte[] Generated(RapidTestFileOptions options)
    {
        using var stream = new MemoryStream();
        RapidTestFile.Write(stream, options);
        return stream.ToArray();
    }

    private static byte[] Generated(string kind)
    {
        var path = Path.GetTempFileName();
        try
        {
            var options = new InspectionOptions { Samples = 300 };
            _ = kind == "samples" ? SampleFile.Write(path, options) : ResultFile.Write(path, options, 1);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // A long file is many short ones under its header: small files are mutated faster and shrink better.
    private static IEnumerable<List<string[]>> Parts(byte[] file)
    {
        var rows = NaiveText.Rows(NaiveText.Decode(file)!, ',').Rows;
        var header = rows.FindIndex(row => row.Length > 3 && row.All(cell => cell.Length > 0));
        for (var from = header + 1; from < Math.Min(rows.Count, header + 1 + RowsOfFile * 20); from += RowsOfFile)
            yield return [.. rows.Take(header + 1), .. rows.Skip(from).Take(RowsOfFile)];
    }
}
