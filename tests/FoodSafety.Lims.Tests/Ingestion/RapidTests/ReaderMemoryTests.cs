using System.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Seeds.RapidTests;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Ingestion.RapidTests;

/// <summary>What reading a log costs in memory does not grow with the log.</summary>
public sealed class ReaderMemoryTests
{
    private RulesSnapshot _rules = null!;

    [OneTimeSetUp]
    public void TakeRules()
    {
        using var test = TestDatabase.Create(DatabaseKind.Sqlite);
        using var connection = test.Database.OpenConnection();
        _rules = RulesSnapshots.Take(connection, "440304-REG", null, TestDatabase.Now, TestDatabase.Zone).Value;
        _ = _rules.MarketCodes;
    }

    [Test]
    public void An_accepted_row_allocates_nothing()
    {
        using var file = new MemoryStream();
        RapidTestFile.Write(file, new RapidTestFileOptions { Rows = 6 * JudgedChunk.Capacity });
        var (reader, chunk) = (Reader(file), new RapidTestChunk());
        // Words, counters and the chunk itself are allocated at the beginning and not again.
        for (var i = 0; i < 3; i++)
            reader.Read(chunk);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = 0;
        while (reader.Read(chunk))
            rows += chunk.Rows.Count;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(rows, Is.EqualTo(3 * JudgedChunk.Capacity));
        Assert.That(allocated / (double)rows, Is.LessThan(0.1), "bytes a row: a warning of a new word now and then, nothing else");
    }

    [Test]
    public void A_log_whose_words_never_repeat_begins_its_words_anew_and_loses_none()
    {
        var text = new StringBuilder("sample_no,tested_at,market,food,test_item,outcome\n");
        const int rows = 3 * JudgedChunk.Capacity;
        for (var row = 0; row < rows; row++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"S{row},2023-03-01 08:10,440304-M01,food-{row},item,阴性\n");
        var (reader, chunk) = (Reader(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), mostWords: 1_000), new RapidTestChunk());

        var (words, next, begun) = (new List<string>(), 0, 0);
        while (reader.Read(chunk))
        {
            // As the store does, which keeps a list of its own.
            if (chunk.BeginsWords)
            {
                words.Clear();
                begun++;
            }
            words.AddRange(chunk.NewWords);
            foreach (var row in chunk.Rows)
                Assert.That(words[row.Food], Is.EqualTo($"food-{next++}"));
            Assert.That(reader.Meanings.All.Count, Is.LessThan(JudgedChunk.Capacity + 2_000));
        }

        Assert.That((next, begun), Is.EqualTo((rows, 2)));
    }

    private RapidTestReader Reader(Stream file, int? mostWords = null)
    {
        file.Position = 0;
        var source = RowSources.Open(file);
        var columns = ColumnMap.Find(source, RapidTestColumns.Set).Map!;
        return mostWords is { } most ? new RapidTestReader(source, columns, _rules, most) : new RapidTestReader(source, columns, _rules);
    }
}
