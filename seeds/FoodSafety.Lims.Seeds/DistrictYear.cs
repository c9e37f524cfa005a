using FoodSafety.Lims.Seeds.Inspection;
using FoodSafety.Lims.Seeds.RapidTests;

namespace FoodSafety.Lims.Seeds;

/// <summary>Writes a whole district-year: rapid tests, sampling forms, each laboratory's results, inbound findings.</summary>
public static class DistrictYear
{
    private const int Laboratories = 2;

    // Ten samples in eleven rows: every tenth sample is tested for two items.
    private static readonly int[] ItemsOfSamples = [1, 1, 1, 1, 1, 1, 1, 1, 1, 2];

    public static IReadOnlyList<DistrictYearFile> Write(string folder, DistrictYearOptions? options = null)
    {
        options ??= new DistrictYearOptions();
        Directory.CreateDirectory(folder);
        var inspection = new InspectionOptions
        {
            Samples = options.InspectedSamples,
            Seed = options.Seed,
            DistrictCode = options.DistrictCode,
            DistrictName = options.DistrictName,
            Year = options.Year,
        };
        var regulator = $"{options.DistrictCode}-REG";
        var files = new List<DistrictYearFile>();
        var path = PathOf("rapid-tests");
        files.Add(new(path, "rapid-tests", regulator, RapidTestFile.Write(path, RapidTestsOf(options))));
        path = PathOf("samples");
        files.Add(new(path, "samples", regulator, SampleFile.Write(path, inspection)));
        for (var lab = 1; lab <= Laboratories; lab++)
        {
            path = PathOf($"results-lab{lab}");
            files.Add(new(path, "results", $"{options.DistrictCode}-LAB{lab}", ResultFile.Write(path, inspection, lab)));
        }

        path = PathOf("findings");
        files.Add(new(path, "findings", regulator, FindingFile.Write(path, inspection with { Samples = options.Findings })));
        return files;

        string PathOf(string name) => Path.Combine(folder, $"{options.DistrictCode}-{options.Year}-{name}.csv");
    }

    private static RapidTestFileOptions RapidTestsOf(DistrictYearOptions options) => new()
    {
        Rows = options.RapidSamples + options.RapidSamples / ItemsOfSamples.Length,
        Seed = options.Seed,
        DistrictCode = options.DistrictCode,
        DistrictName = options.DistrictName,
        Year = options.Year,
        Markets = options.Markets,
        ItemsOfSamples = ItemsOfSamples,
        IsWide = true,
    };
}
