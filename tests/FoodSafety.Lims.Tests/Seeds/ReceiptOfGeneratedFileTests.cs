using System.Text.Json;
using FoodSafety.Lims.Seeds.RapidTests;
using FoodSafety.Lims.Seeds.Writing;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Seeds;

/// <summary>The generator counts from its plan, the program from the bytes: the receipt of a dirty file must say what the tally says.</summary>
[TestFixture]
public sealed class ReceiptOfGeneratedFileTests
{
    private static readonly int[] OneToThreeItems = [1, 2, 1, 3];
    private string _folder = null!;

    [SetUp]
    public void Make_a_folder() => _folder = Directory.CreateTempSubdirectory("generated").FullName;

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(_folder, recursive: true);

    [TestCase(false, false, FileTextEncoding.Utf8)]
    [TestCase(true, false, FileTextEncoding.Utf8WithMark)]
    [TestCase(false, true, FileTextEncoding.Gb18030)]
    public void The_receipt_of_a_dirty_file_says_what_the_generator_wrote(bool isShuffled, bool isWide, FileTextEncoding encoding)
    {
        var file = Path.Combine(_folder, "dirty.csv");
        var tally = RapidTestFile.Write(file, new RapidTestFileOptions
        {
            Rows = 9_000,
            IsDirty = true,
            IsShuffled = isShuffled,
            IsWide = isWide,
            Encoding = encoding,
            ItemsOfSamples = OneToThreeItems,
        });
        Assert.That(tally.Faults.Values.Sum(), Is.LessThan(1_000), "a receipt lists the first 1,000 faults");

        var receipt = Import(file);

        Assert.That(Counts(receipt, "rows", "read", "blank", "accepted", "duplicate", "refused", "stored"), Is.EqualTo(
            new[] { tally.Rows, tally.Blank, tally.Accepted, tally.Duplicate, tally.Refused, tally.Accepted }));
        Assert.That(Counts(receipt, "judged", "negative", "positive", "suspect", "invalid"), Is.EqualTo(
            new[] { tally.Negative, tally.Positive, tally.Suspect, tally.Invalid }));
        Assert.That(receipt.GetProperty("batches").GetInt64(), Is.EqualTo(tally.Batches));
        Assert.That(Counts(receipt, "casesOpened", "positive", "disposal"), Is.EqualTo(new[] { tally.PositiveCases, 0L }));
        Assert.That(Codes(receipt, "faults"), Is.EqualTo(tally.Faults));
        Assert.That(Codes(receipt, "warnings"), Is.EqualTo(tally.Warnings));
    }

    private JsonElement Import(string file)
    {
        const string district = "440304";
        var run = RequiredProgram.Require("dotnet").Run(
        [
            Path.Combine(AppContext.BaseDirectory, "lims.dll"), "import", file, "--kind", "rapid-tests", "--org", $"{district}-REG",
            "--district", district, "--data", Path.Combine(_folder, "data"), "--json",
        ]);
        Assert.That(run.ExitCode, Is.EqualTo(3), run.Error + run.Output);
        return JsonDocument.Parse(run.Output).RootElement.Clone();
    }

    private static long[] Counts(JsonElement receipt, string group, params string[] names) =>
        [.. names.Select(name => receipt.GetProperty(group).GetProperty(name).GetInt64())];

    private static SortedDictionary<string, long> Codes(JsonElement receipt, string list) => new(
        receipt.GetProperty(list).EnumerateArray().GroupBy(fault => fault.GetProperty("code").GetString()!)
            .ToDictionary(same => same.Key, same => same.LongCount()),
        StringComparer.Ordinal);
}
