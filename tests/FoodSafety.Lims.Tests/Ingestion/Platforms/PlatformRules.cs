using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Reading.Text;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Reference.Documents;

namespace FoodSafety.Lims.Tests.Ingestion.Platforms;

/// <summary>Rules made by hand around the shipped source profiles, and the pure reader over them: no database.</summary>
internal static class PlatformRules
{
    public static readonly IReadOnlyList<SourceProfile> Shipped =
    [
        .. JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(Repository.Root, "seeds", "reference", "source-profiles.json")),
            ReferenceJson.Default.ReferenceRowsSourceProfileRow)!.Rows.Select(row => row.ToProfile()),
    ];

    public static SourceProfile Named(string code) => Shipped.Single(profile => profile.Code == code);

    public static SourceProfiles Always(SourceProfile? profile) => profile is null
        ? new SourceProfiles([], Shipped)
        : new SourceProfiles([new(DateOnly.MinValue, DateOnly.MaxValue, profile)], Shipped);

    public static RulesSnapshot With(SourceProfiles profiles)
    {
        var market = new Market(1, "440304-M01", "福田示例市场01", "440304", "农贸市场");
        var enzyme = new RapidMethod("酶抑制率法", ["酶抑制率"], 50, MeasurementUnit.Percent, ThresholdDirection.PositiveFrom, "GB/T 5009.199-2003", "certain", new DateOnly(2004, 1, 1), null);
        return new RulesSnapshot
        {
            DistrictCode = "440304",
            OrganisationCode = "440304-REG",
            OrganisationKind = "regulator",
            Now = TestDatabase.Now,
            Zone = TestDatabase.Zone,
            MarketsByCode = new Dictionary<string, Market> { [market.Code] = market },
            MarketsByName = new[] { market }.ToLookup(one => Spelling.NameKey(one.Name)),
            Organisations = new Dictionary<string, string>(),
            CategoryOfFood = new Dictionary<string, string> { ["菜心"] = "蔬菜", ["豇豆"] = "蔬菜" },
            Categories = new Dictionary<string, string> { ["蔬菜"] = "蔬菜" },
            FarmProduceCategories = new HashSet<string> { "蔬菜" },
            TestItems = new Dictionary<string, string> { ["有机磷和氨基甲酸酯类农药"] = "有机磷和氨基甲酸酯类农药" },
            RapidMethods = new[] { enzyme }.SelectMany(method => method.Synonyms.Append(method.Name), (method, name) => (name, method)).ToLookup(pair => Spelling.NameKey(pair.name), pair => pair.method),
            OutcomeWords = new Dictionary<string, RapidOutcome>
            {
                ["阴性"] = RapidOutcome.Negative,
                ["合格"] = RapidOutcome.Negative,
                ["阳性"] = RapidOutcome.Positive,
                ["不合格"] = RapidOutcome.Positive,
            },
            StandardWords = new Dictionary<string, IReadOnlyDictionary<string, string>>(),
            Limits = new(() => throw new InvalidOperationException("rapid tests ask no limits")),
            PlansByYear = new Dictionary<int, Plan>(),
            Profiles = profiles,
        };
    }

    /// <summary>Reads a whole log; the chunk holds its rows, faults and warnings.</summary>
    public static (RapidTestReader Reader, RapidTestChunk Chunk) Read(string text, SourceProfiles profiles)
    {
        var source = new CsvRowSource(new MemoryStream(Encoding.UTF8.GetBytes(text)), FileEncoding.Utf8);
        var headers = new HeaderMeanings(new Dictionary<string, string>(),
            profiles.Spans.SelectMany(span => span.Profile.Columns).DistinctBy(column => column.Key).ToDictionary(column => column.Key, column => column.Value));
        var columns = ColumnMap.Find(source, RapidTestColumns.Set, headers).Map!;
        var reader = new RapidTestReader(source, columns, With(profiles));
        var chunk = new RapidTestChunk();
        reader.Read(chunk);
        return (reader, chunk);
    }

    /// <summary>Bytes that reading allocates for each row of a log's second chunk: words and buffers are made with the first.</summary>
    public static double BytesOfRow(string header, Func<int, string> row, SourceProfiles profiles)
    {
        const int rows = JudgedChunk.Capacity + 9000;
        var log = $"{header}\n{string.Concat(Enumerable.Range(0, rows).Select(index => row(index) + "\n"))}";
        using var source = new CsvRowSource(new MemoryStream(Encoding.UTF8.GetBytes(log)), FileEncoding.Utf8);
        var reader = new RapidTestReader(source, ColumnMap.Find(source, RapidTestColumns.Set).Map!, With(profiles));
        var chunk = new RapidTestChunk();
        reader.Read(chunk);
        Assert.That(chunk.Rows, Has.Count.EqualTo(JudgedChunk.Capacity), chunk.Faults.FirstOrDefault()?.Message);

        var before = GC.GetAllocatedBytesForCurrentThread();
        reader.Read(chunk);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(chunk.Rows, Has.Count.EqualTo(9000));
        return allocated / 9000.0;
    }

    public static string Log(string platform, string format = "csv") => File.ReadAllText(Path.Combine(Repository.Root, "tests", "FoodSafety.Lims.Tests", "Ingestion", "Platforms", "Files", $"{platform}.{format}"));

    public static string Details(this RapidTestChunk chunk, int index) => Encoding.UTF8.GetString(chunk.Text(chunk.Rows[index].Details));

    public static IEnumerable<(int Row, string Code)> FaultCodesOf(this JudgedChunk chunk) => chunk.Faults.Select(fault => (fault.RowNumber, fault.Code));
}
