using System.Security.Cryptography;
using FoodSafety.Lims.Seeds;
using FoodSafety.Lims.Seeds.Inspection;

namespace FoodSafety.Lims.Tests.Seeds;

/// <summary>福田 2023 as its plan asks (FT 36, 37): 86,400 rapid batches in 24 markets, 14,800 inspected, 4.7 per thousand twice.</summary>
[TestFixture]
public sealed class DistrictYearTests
{
    private const int Residents = 1_553_225;
    private const string ExampleOfTheStandard = "91350100M000100Y43";
    private string _folder = null!;
    private IReadOnlyList<DistrictYearFile> _files = null!;

    [OneTimeSetUp]
    public void Write_the_year()
    {
        _folder = Directory.CreateTempSubdirectory("district-year").FullName;
        _files = DistrictYear.Write(_folder);
    }

    [OneTimeTearDown]
    public void Remove_the_files() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_rapid_tests_are_86400_batches_and_every_market_has_3600()
    {
        var rows = Rows("rapid-tests");
        var batches = rows.DistinctBy(row => (row[0], row[1][..10], row[2])).ToList();
        Assert.That(batches, Has.Count.EqualTo(86_400));
        Assert.That(rows, Has.Count.EqualTo(95_040));
        Assert.That(batches.GroupBy(row => row[2]).Select(market => market.Count()), Is.EqualTo(Enumerable.Repeat(3_600, 24)));
        var tally = Tally("rapid-tests");
        Assert.That((tally.Batches, tally.Accepted), Is.EqualTo((86_400L, 95_040L)));
        Assert.That(tally.PositiveCases / 86_400.0, Is.EqualTo(0.006).Within(0.001));
        Assert.That(tally.Positive, Is.EqualTo(rows.Count(row => row[8] == "阳性")));
    }

    [Test]
    public void Food_and_farm_produce_each_reach_four_point_seven_per_thousand()
    {
        var farmProduce = ReferenceDocument.Open("food-categories").Rows
            .Where(row => row.GetProperty("farmProduce").GetBoolean()).Select(row => ReferenceDocument.Text(row, "name")).ToHashSet();
        var rows = Rows("samples").Where(row => row[2] != "风险监测").ToList();
        var farm = rows.Count(row => farmProduce.Contains(row[13]));
        Assert.That(Rows("samples").DistinctBy(row => row[0]).Count(), Is.EqualTo(16_800));
        Assert.That(rows, Has.Count.AtLeast(14_800), "risk monitoring fills no target");
        Assert.That(farm * 1000m / Residents, Is.GreaterThanOrEqualTo(4.7m));
        Assert.That((rows.Count - farm) * 1000m / Residents, Is.GreaterThanOrEqualTo(4.7m));
        Assert.That(rows.Select(row => row[7].Split('、').Length), Has.All.EqualTo(2));
        Assert.That(rows.Select(row => row[9]).Prepend(ExampleOfTheStandard).Select(CheckSum), Has.All.Zero);
    }

    [Test]
    public void The_evaluation_programme_passes_99_percent_and_two_percent_of_all_batches_fail()
    {
        var evaluation = Rows("samples").Where(row => row[2] == "评价性抽检").Select(row => row[0]).ToHashSet();
        var results = Rows("results-lab1").Concat(Rows("results-lab2")).ToList();
        var failed = results.Where(row => row[8] == "不合格").Select(row => row[0]).ToHashSet();
        Assert.That(results.Select(row => row[0]).Distinct().Count(), Is.EqualTo(16_800));
        Assert.That(1 - failed.Count(evaluation.Contains) / (double)evaluation.Count, Is.EqualTo(0.992).Within(0.002));
        Assert.That(failed.Count / 16_800.0, Is.EqualTo(0.02).Within(0.002));
        Assert.That(results.Select(row => row[11]), Has.All.LessThanOrEqualTo("2023-12-31"));
        Assert.That(Tally("results-lab1").DisposalCases + Tally("results-lab2").DisposalCases, Is.EqualTo(failed.Count));
    }

    [Test]
    public void A_result_carries_a_limit_of_the_reference_data_and_the_verdict_it_gives()
    {
        var limits = ReferenceDocument.Open("limits").Rows
            .Where(row => ReferenceDocument.Text(row, "comparator") == "at-most")
            .Select(row => (ReferenceDocument.Text(row, "item"), row.GetProperty("value").GetDecimal(), ReferenceDocument.Text(row, "unit"))).ToHashSet();
        var results = Rows("results-lab1").Where(row => row[4].StartsWith('≤')).ToList();
        Assert.That(results, Has.Count.GreaterThan(5_000));
        Assert.That(results.Where(row => !limits.Contains((row[1], decimal.Parse(row[4][1..]), row[3]))), Is.Empty);
        Assert.That(
            results.Where(row => (row[2] != "未检出" && decimal.Parse(row[2]) > decimal.Parse(row[4][1..])) != (row[8] == "不合格")), Is.Empty);
    }

    [Test]
    public void The_findings_are_a_dozen()
    {
        Assert.That(Rows("findings"), Has.Count.EqualTo(12));
        Assert.That(Tally("findings").DisposalCases, Is.EqualTo(12));
    }

    // Refresh after a wanted change of generator, limits.json or Bogus: the failing test prints the new values.
    [Test]
    public void The_year_is_the_same_on_every_machine()
    {
        var starts = _files.Select(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.Path)))[..8]);
        Assert.That(starts, Is.EqualTo(new[] { "01c2d5ac", "a1a5915a", "23403811", "9a364748", "5edcaf61" }));
    }

    [Test]
    public void Dirty_samples_results_and_findings_say_how_many_of_each_flaw_they_hold()
    {
        var options = new InspectionOptions { Samples = 2_000, IsDirty = true };
        foreach (var write in new Func<Stream, FileTally>[]
        {
            stream => SampleFile.Write(stream, options),
            stream => ResultFile.Write(stream, options, 1),
            stream => FindingFile.Write(stream, options),
        })
        {
            using var stream = new MemoryStream();
            var tally = write(stream);
            Assert.That(tally.Rows, Is.EqualTo(tally.Accepted + tally.Duplicate + tally.Refused));
            Assert.That(tally.Refused, Is.EqualTo(tally.Faults.Values.Sum()).And.GreaterThan(0));
            Assert.That(CsvCells.Read(System.Text.Encoding.UTF8.GetString(stream.ToArray())), Has.Count.EqualTo(tally.Rows + 1));
        }
    }

    // GB 32100-2015: character 18 is 31 less the weighted sum of the 17 before it, modulo 31.
    private static int CheckSum(string code)
    {
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var sum = alphabet.IndexOf(code[17], StringComparison.Ordinal);
        for (var position = 0; position < 17; position++)
            sum += alphabet.IndexOf(code[position], StringComparison.Ordinal) * (int)System.Numerics.BigInteger.ModPow(3, position, 31);
        return sum % 31;
    }

    private List<string[]> Rows(string name) =>
        CsvCells.Read(File.ReadAllText(_files.Single(file => file.Path.EndsWith($"-{name}.csv", StringComparison.Ordinal)).Path))[1..];

    private FileTally Tally(string name) => _files.Single(file => file.Path.EndsWith($"-{name}.csv", StringComparison.Ordinal)).Tally;
}
