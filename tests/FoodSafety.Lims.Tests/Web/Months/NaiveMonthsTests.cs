using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Months;

/// <summary>Imports, undone imports and closings in any order, beside a list of samples that is counted with nothing but loops.</summary>
public sealed class NaiveMonthsTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string District = "440304";
    private const string Counter = "ft-rapid-total";

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task What_a_month_said_when_it_was_closed_is_what_a_naive_count_said_then(int seed)
    {
        var random = new Random(seed);
        var stored = new Dictionary<string, List<int>>();
        var said = new Dictionary<int, (long Own, long Cumulative)>();
        for (var step = 0; step < 24; step++)
        {
            var turn = random.Next(6);
            if (turn == 0 && stored.Count > 0)
            {
                var upload = stored.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(stored.Count));
                Assert.That(Database.Undo(upload, "试验").Status, Is.EqualTo("undone"));
                stored.Remove(upload);
            }
            else if (turn == 1)
            {
                var next = Enumerable.Range(1, 12).First(month => !said.ContainsKey(month));
                Assert.That((await new CloseMonth(District, $"2023-{next:00}").Handle(Database, Caller.CommandLine, TestDatabase.Now.AddDays(1), default)).Refusal, Is.Null);
                said[next] = (Count(month => month == next), Count(month => month <= next));
            }
            else
            {
                List<int> months = [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => 1 + random.Next(5))];
                var rows = months.Select((month, index) => UndoWords.Line($"S{step}-{index}", $"2023-{month:00}-{1 + random.Next(28):00} 08:00", "毒死蜱", "阴性"));
                stored[Database.Import(UndoWords.RapidHeader + string.Concat(rows), name: $"{step}.csv").Upload!] = months;
            }
        }

        var entries = (await new AskMonths(District, 2023, TestDatabase.Now.AddDays(1)).Handle(Database, Caller.CommandLine, default)).Value.Months;
        Assert.That(said, Is.Not.Empty);
        foreach (var (month, figures) in said)
        {
            var line = entries[month - 1].Counters.SingleOrDefault(one => one.Counter == Counter);
            Assert.That((line?.Figure.Batches ?? 0, line?.Figure.Batches + line?.Adjusted.Batches ?? 0), Is.EqualTo((figures.Own, Count(one => one == month))), $"seed {seed}, month {month}: as issued, and now");
            if (line is not null)
                Assert.That(line.Cumulative.Batches, Is.EqualTo(figures.Cumulative), $"seed {seed}, month {month}");
        }
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);

        long Count(Func<int, bool> counts)
        {
            var count = 0L;
            foreach (var months in stored.Values)
                foreach (var month in months)
                    if (counts(month))
                        count++;
            return count;
        }
    }
}
