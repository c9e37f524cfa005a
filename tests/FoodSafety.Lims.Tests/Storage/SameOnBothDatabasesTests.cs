using System.Text;
using FoodSafety.Lims.Seeds.RapidTests;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Storage;

/// <summary>The two databases are written by different code; from the outside nobody may be able to tell which one it was.</summary>
[TestFixture]
public sealed class SameOnBothDatabasesTests
{
    private static readonly int[] OneToThreeItems = [1, 2, 1, 3];
    private static readonly string Golden = Path.Combine(Repository.Root, "tests", "FoodSafety.Lims.Tests", "Golden");

    [Test]
    public async Task The_golden_files_give_the_same_receipts_and_the_same_hash()
    {
        using var sqlite = TestDatabase.Create(DatabaseKind.Sqlite);
        using var postgres = TestDatabase.Create(DatabaseKind.Postgres);
        foreach (var (name, kind, sender) in ((string, string, string)[])[
            ("clean.csv", "rapid-tests", "REG"), ("faults.csv", "rapid-tests", "REG"), ("duplicates.csv", "rapid-tests", "REG"),
            ("blank.csv", "rapid-tests", "REG"), ("judged.csv", "rapid-tests", "REG"), ("titled-gb18030.csv", "rapid-tests", "REG"),
            ("no-table.csv", "rapid-tests", "REG"), ("clean.csv", "rapid-tests", "REG"),
            ("samples.csv", "samples", "REG"), ("results.csv", "results", "LAB1"), ("findings.csv", "findings", "REG")])
        {
            var content = File.ReadAllBytes(Path.Combine(Golden, name));

            Assert.That(Plain(postgres.Database.Import(content, kind, "440304-" + sender)), Is.EqualTo(Plain(sqlite.Database.Import(content, kind, "440304-" + sender))), name);
            Assert.That(VerifyData.Hash(postgres.Database), Is.EqualTo(VerifyData.Hash(sqlite.Database)), name);
        }
        Assert.That((await VerifyData.Handle(postgres.Database, default)).Discrepancies, Is.Empty);
        Assert.That((await VerifyData.Handle(sqlite.Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public void A_refused_file_leaves_both_as_they_were()
    {
        var content = File.ReadAllBytes(Path.Combine(Golden, "faults.csv"));
        foreach (var kind in (DatabaseKind[])[DatabaseKind.Sqlite, DatabaseKind.Postgres])
        {
            using var test = TestDatabase.Create(kind);
            var before = VerifyData.Hash(test.Database);

            Assert.That(test.Database.Import(content, "rapid-tests", mode: "all-or-nothing").Status, Is.EqualTo("refused"));
            Assert.That(test.Database.Import(content, "rapid-tests", dryRun: true).Status, Is.EqualTo("dry-run"));

            Assert.That(VerifyData.Hash(test.Database), Is.EqualTo(before), kind.ToString());
        }
    }

    /// <summary>
    /// First every third row, then the whole dirty file in random order: batches that are partly stored, in several chunks.
    /// </summary>
    [Test]
    public async Task A_dirty_file_over_stored_rows_gives_the_same_receipts_and_the_same_hash()
    {
        using var stream = new MemoryStream();
        RapidTestFile.Write(stream, new RapidTestFileOptions { Rows = 40_000, IsDirty = true, IsShuffled = true, ItemsOfSamples = OneToThreeItems });
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
        var third = string.Join('\n', lines.Where((_, index) => index % 3 == 0));
        var whole = stream.ToArray();

        List<(string First, string Second, string Hash)> outcomes = [];
        foreach (var kind in (DatabaseKind[])[DatabaseKind.Sqlite, DatabaseKind.Postgres])
        {
            using var test = TestDatabase.Create(kind);
            var first = test.Database.Import(third);
            var second = test.Database.Import(whole, "rapid-tests");
            await TestContext.Out.WriteLineAsync($"{kind}: {first.ElapsedMs} ms, {second.ElapsedMs} ms");
            outcomes.Add((Plain(first), Plain(second), VerifyData.Hash(test.Database)));
            Assert.That(second.Rows.Duplicate, Is.GreaterThan(10_000));
            Assert.That((await VerifyData.Handle(test.Database, default)).Discrepancies, Is.Empty, kind.ToString());
        }

        Assert.That(outcomes[1], Is.EqualTo(outcomes[0]));
    }

    private static string Plain(Receipt receipt) => (receipt with { ElapsedMs = 0 }).ToJson();
}
