using BenchmarkDotNet.Attributes;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Seeds.RapidTests;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Benchmarks.Micro;

/// <summary>
/// A rapid-test file without a database: the walk over its fields, and the production reader that parses, validates and
/// judges it into chunks. Neither is throughput of the product; 'ingest' is.
/// </summary>
public class ReadRapidTests
{
    private const string District = "440304";
    private string _folder = null!;
    private string _file = null!;
    private RulesSnapshot _rules = null!;

    [Params(100_000)]
    public int Rows { get; set; }

    [Params(false, true)]
    public bool IsWide { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var now = new DateTimeOffset(2023, 12, 31, 23, 59, 59, TimeSpan.FromHours(8));
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        _folder = Directory.CreateTempSubdirectory("lims-micro-").FullName;
        _file = Path.Combine(_folder, "rapid-tests.csv");
        RapidTestFile.Write(_file, new RapidTestFileOptions { Rows = Rows, IsWide = IsWide });
        var database = LimsDatabase.Open(new LimsSettings(Path.Combine(_folder, "data"), DatabaseKind.Sqlite, null, zone), now).Value;
        using var connection = database.OpenConnection();
        _rules = RulesSnapshots.Take(connection, $"{District}-REG", District, now, zone).Value;
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [Benchmark(Baseline = true)]
    public long Walk()
    {
        long bytes = 0;
        using var source = RowSources.Open(_file);
        while (source.Read())
            for (var field = 0; field < source.FieldCount; field++)
                bytes += source.Field(field).Length;
        return bytes;
    }

    [Benchmark]
    public int ReadAndJudge()
    {
        var judged = 0;
        using var source = RowSources.Open(_file);
        var columns = ColumnMap.Find(source, RapidTestColumns.Set).Map ?? throw new InvalidOperationException("the header was not found");
        var reader = new RapidTestReader(source, columns, _rules);
        var chunk = new RapidTestChunk();
        while (reader.Read(chunk))
            judged += chunk.Rows.Count;
        return judged == Rows ? judged : throw new InvalidOperationException($"{judged} of {Rows} rows were judged");
    }
}
