using System.Security.Cryptography;
using System.Text;
using FoodSafety.Lims.Seeds;
using FoodSafety.Lims.Seeds.RapidTests;
using FoodSafety.Lims.Seeds.Writing;

namespace FoodSafety.Lims.Tests.Seeds;

[TestFixture]
public sealed class RapidTestFileTests
{
    private static readonly int[] OneToThreeItems = [1, 2, 1, 3];

    // Refresh after a wanted change of the generator or of Bogus: the failing test prints the new value.
    [TestCase(false, false, "135438298e679c9d")]
    [TestCase(true, true, "3afa9325a22a55d9")]
    public void The_same_options_give_the_same_bytes_on_every_machine(bool isDirty, bool isWide, string start)
    {
        var options = new RapidTestFileOptions { Rows = 2_000, IsDirty = isDirty, IsWide = isWide };
        var bytes = Bytes(options);
        Assert.That(Bytes(options), Is.EqualTo(bytes));
        Assert.That(Bytes(options with { Seed = 7 }), Is.Not.EqualTo(bytes));
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(bytes)), Does.StartWith(start));
    }

    [Test]
    public void A_clean_file_has_its_rows_in_time_order_with_unique_keys_and_a_few_positives()
    {
        var options = new RapidTestFileOptions { Rows = 50_000, ItemsOfSamples = OneToThreeItems };
        var (rows, tally) = Rows(options);
        Assert.That(rows, Has.Count.EqualTo(50_000));
        Assert.That(rows.Select(row => row[1]), Is.Ordered);
        Assert.That(rows.DistinctBy(row => (row[0], row[1], row[2], row[4])).Count(), Is.EqualTo(50_000));
        Assert.That(rows.DistinctBy(row => (row[0], row[1][..10], row[2])).Count(), Is.EqualTo(tally.Batches));
        Assert.That(rows.Select(row => row[2]).Distinct().Count(), Is.EqualTo(options.Markets));
        Assert.That(rows.Select(row => row[1][11..]), Has.All.GreaterThanOrEqualTo("06:00").And.All.LessThan("10:00"));
        Assert.That(tally.Positive / 50_000.0, Is.EqualTo(0.006).Within(0.0015));
        Assert.That(tally.Accepted, Is.EqualTo(50_000));
    }

    [Test]
    public void Nobody_tests_during_Spring_Festival()
    {
        // 2023: New Year's Eve fell on 21 January; markets stay shut to the fourth day of the new year.
        var days = BusinessDays.Of(2023);
        Assert.That(days, Has.Count.EqualTo(360));
        Assert.That(days, Has.No.Member(new DateOnly(2023, 1, 21)).And.No.Member(new DateOnly(2023, 1, 25)));
        Assert.That(days, Has.Member(new DateOnly(2023, 1, 20)).And.Member(new DateOnly(2023, 1, 26)));
    }

    [Test]
    public void A_reported_outcome_agrees_with_the_reading_of_the_enzyme_test()
    {
        var (rows, _) = Rows(new RapidTestFileOptions { Rows = 20_000 });
        var enzyme = rows.Where(row => row[5] == MarketGoods.EnzymeMethod).ToList();
        Assert.That(enzyme, Has.Count.GreaterThan(10_000));
        // GB/T 5009.199-2003: 50 % and more is positive.
        Assert.That(enzyme.Where(row => decimal.Parse(row[6]) >= 50 != (row[8] == "阳性")), Is.Empty);
        Assert.That(rows.Except(enzyme).Where(row => row[6].Length > 0), Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_shuffled_file_has_the_same_rows_in_another_order(bool isDirty)
    {
        var options = new RapidTestFileOptions { Rows = 10_007, IsDirty = isDirty, ItemsOfSamples = OneToThreeItems };
        var (ordered, tally) = Rows(options);
        var (shuffled, shuffledTally) = Rows(options with { IsShuffled = true });
        var lines = ordered.Select(row => string.Join(',', row)).ToList();
        var shuffledLines = shuffled.Select(row => string.Join(',', row)).ToList();
        Assert.That(shuffledLines, Is.Not.EqualTo(lines));
        Assert.That(shuffledLines.Order(), Is.EqualTo(lines.Order()));
        Assert.That(shuffledTally.Faults, Is.EqualTo(tally.Faults));
        Assert.That(Recount(shuffled), Is.EqualTo(Recount(ordered)));
    }

    [TestCase(FileTextEncoding.Utf8WithMark)]
    [TestCase(FileTextEncoding.Gb18030)]
    public void Every_encoding_carries_the_same_text(FileTextEncoding encoding)
    {
        var options = new RapidTestFileOptions { Rows = 500, IsWide = true, IsDirty = true };
        var bytes = Bytes(options with { Encoding = encoding });
        var text = encoding == FileTextEncoding.Gb18030 ? Encoding.GetEncoding("gb18030").GetString(bytes) : Encoding.UTF8.GetString(bytes[3..]);
        Assert.That(text, Is.EqualTo(Encoding.UTF8.GetString(Bytes(options))));
    }

    [Test]
    public void A_dirty_file_holds_every_flaw_and_says_how_many()
    {
        var options = new RapidTestFileOptions { Rows = 30_000, IsDirty = true, ItemsOfSamples = OneToThreeItems };
        var (rows, tally) = Rows(options);
        Assert.That(Recount(rows), Is.EqualTo(
            (tally.Blank, tally.Duplicate, tally.Accepted, tally.Refused, tally.Batches, tally.PositiveCases, tally.Positive, tally.Faults.Values.Sum())));
        Assert.That(tally.Rows, Is.EqualTo(tally.Blank + tally.Accepted + tally.Duplicate + tally.Refused));
        Assert.That(tally.Faults.Keys, Is.EquivalentTo(new[]
        {
            "conflicts-with-stored", "in-the-future", "missing", "not-a-date", "not-a-number", "repeat-needs-time", "too-long",
            "unknown-market", "unknown-outcome", "out-of-range", "unit-unknown", "number-lost-by-spreadsheet", "bare-code-needs-profile",
        }));
        Assert.That(tally.Warnings["verdict-differs"], Is.EqualTo(rows.Count(row => row[6] == "63.0" && row[8] == "阴性")));
    }

    [Test]
    public void Goods_of_the_market_are_in_the_reference_data()
    {
        var foods = Known("foods");
        var items = Known("test-items");
        var methods = Known("rapid-methods");
        using var all = Assert.EnterMultipleScope();
        foreach (var shelf in MarketGoods.Shelves)
        {
            Assert.That(shelf.Foods, Is.SubsetOf(foods));
            Assert.That(shelf.Items, Is.SubsetOf(items));
        }

        Assert.That(MarketGoods.Shelves.Sum(shelf => shelf.Share), Is.EqualTo(100));
        Assert.That(methods, Does.Contain(MarketGoods.EnzymeMethod).And.Contain(MarketGoods.CardMethod));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(1000)]
    [TestCase(65537)]
    public void A_permutation_meets_every_number_once(int count)
    {
        var order = new Permutation(count, 42);
        Assert.That(Enumerable.Range(0, count).Select(index => order[index]).Order(), Is.EqualTo(Enumerable.Range(0, count).Select(index => (long)index)));
    }

    private static HashSet<string> Known(string name) => [.. ReferenceDocument.Open(name).Rows.SelectMany(ReferenceDocument.Spellings)];

    /// <summary>The receipt by the words of the contract, from the cells alone.</summary>
    private static (long Blank, long Duplicate, long Accepted, long Refused, long Batches, long Cases, long Positive, long Faults) Recount(List<string[]> rows)
    {
        var stored = new Dictionary<string, string>();
        var firstOfItem = new HashSet<string>();
        var batches = new HashSet<string>();
        var positives = new HashSet<string>();
        long blank = 0, duplicate = 0, accepted = 0, refused = 0, positive = 0, faults = 0;
        foreach (var row in rows)
        {
            var key = $"{row[2]}|{row[0]}|{row[4]}|{row[1]}";
            var content = $"{row[6]}|{row[8]}";
            var bad = new[] { row[0], row[1], row[2], row[3], row[4], row[8] }.Count(cell => cell.Length == 0)
                + new[]
                {
                    row[1] == "2023-13-45", row[1].StartsWith("2999", StringComparison.Ordinal), row[2] == "不存在的市场", row[6] == "abc",
                    row[8] == "也许", row[0].Length > 100, row[6] == "-99999", row[7] == "斗", row[0].Contains("E+", StringComparison.Ordinal), row[8] == "0",
                }.Count(isSo => isSo);
            if (row.All(cell => cell.Length == 0))
                blank++;
            else if (bad > 0 || (stored.TryGetValue(key, out var there) && there != content)
                || (row[1].Length == 10 && firstOfItem.Contains($"{row[2]}|{row[0]}|{row[4]}")))
                (refused, faults) = (refused + 1, faults + Math.Max(1, bad));
            else if (stored.ContainsKey(key))
                duplicate++;
            else
            {
                accepted++;
                stored[key] = content;
                firstOfItem.Add($"{row[2]}|{row[0]}|{row[4]}");
                var sample = $"{row[2]}|{row[0]}|{row[1][..10]}";
                var isPositive = row[6].Length > 0 ? decimal.Parse(row[6]) >= 50 : row[8] == "阳性";
                if (row[8] != "无效")
                    batches.Add(sample);
                if (isPositive)
                    positives.Add(sample);
                positive += isPositive ? 1 : 0;
            }
        }

        return (blank, duplicate, accepted, refused, batches.Count, positives.Count, positive, faults);
    }

    private static byte[] Bytes(RapidTestFileOptions options)
    {
        using var stream = new MemoryStream();
        RapidTestFile.Write(stream, options);
        return stream.ToArray();
    }

    private static (List<string[]> Rows, FileTally Tally) Rows(RapidTestFileOptions options)
    {
        using var stream = new MemoryStream();
        var tally = RapidTestFile.Write(stream, options);
        return (CsvCells.Read(Encoding.UTF8.GetString(stream.ToArray()))[1..], tally);
    }
}
