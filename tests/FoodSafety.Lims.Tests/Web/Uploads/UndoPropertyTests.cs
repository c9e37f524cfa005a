using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Uploads;

/// <summary>
/// Random imports and undos over files that overlap. After them the data must be what the rows that are left make of an empty database:
/// an undone import was never there. The oracle shares no code with undo: it imports.
/// </summary>
public sealed class UndoPropertyTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Samples = "抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,标称生产企业,样品名称,食品大类,抽样数量,备样数量,单位,检验机构\n";
    private const string Results = "抽样单编号,检验项目,检验结果,单位,标准值,检验日期,报告编号,签发日期,阶段\n";
    private const string Findings = "抽样编号,食品名称,不合格项目║检验结果║标准值,被抽样单位,标称生产企业,公告日期\n";

    private sealed record Sent(string Upload, string Kind, string Header, List<string> Stored);

    [Test]
    public Task Rapid_tests_that_were_undone_were_never_there([Range(1, 12)] int seed) => Run(seed, 14, random => ("rapid-tests", UndoWords.RapidHeader,
        [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => UndoWords.Line(
            $"A{random.Next(4)}", random.Next(8) == 0 ? "2023-03-01" : $"2023-03-0{random.Next(1, 3)} 08:{random.Next(3)}0", random.Next(3) == 0 ? "克百威" : "毒死蜱",
            random.Next(5) switch { 0 or 1 => "阳性", 2 => "可疑", 3 => "无效", _ => "阴性" }, $"440304-M0{random.Next(1, 3)}", random.Next(2) == 0 ? "张记" : ""))]));

    [Test]
    public Task Samples_results_and_findings_that_were_undone_were_never_there([Range(1, 16)] int seed) => Run(seed, 18, random => random.Next(5) switch
    {
        0 => ("samples", Samples, [.. Some(random, 3).Select(number => $"S{number},区,监督抽检,2023-04-0{number + 1},440304-REG,甲、乙,商行{number},{(number == 1 ? "丙厂" : "/")},韭菜,蔬菜,2,1,kg,440304-LAB1\n")]),
        1 => ("findings", Findings, [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ =>
            $"S{random.Next(4)},韭菜,{(random.Next(2) == 0 ? "甲拌磷" : "毒死蜱")}║0.3mg/kg║≤0.05mg/kg,{(random.Next(2) == 0 ? "水果店" : "/")},{(random.Next(2) == 0 ? "丁厂" : "/")},2023-05-0{random.Next(1, 4)}\n")]),
        _ => ("results", Results, [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
            $"S{random.Next(3)},{(random.Next(2) == 0 ? "毒死蜱" : "腐霉利")},{(random.Next(2) == 0 ? "0.5" : "0.01")},mg/kg,≤0.02,2023-04-1{random.Next(3)},{(random.Next(3) == 0 ? "" : $"R{random.Next(2)}")},{(random.Next(3) == 0 ? "2023-04-2" + random.Next(3) : "")},{(random.Next(3) == 0 ? "复检" : "初检")}\n")]),
    });

    private async Task Run(int seed, int steps, Func<Random, (string Kind, string Header, List<string> Lines)> file)
    {
        await TestContext.Out.WriteLineAsync($"seed {seed}");
        var random = new Random(seed);
        var left = new List<Sent>();
        var undone = 0;
        for (var step = 0; step < steps; step++)
        {
            if (left.Count > 0 && random.Next(3) == 0)
            {
                var victim = left[random.Next(left.Count)];
                var before = VerifyData.Hash(Database);
                var receipt = Database.Undo(victim.Upload);
                if (receipt.Status == "blocked")
                    Assert.That(VerifyData.Hash(Database), Is.EqualTo(before), "blocked, so nothing changed");
                else
                {
                    Assert.That(receipt.Rows, Is.EqualTo(victim.Stored.Count));
                    left.Remove(victim);
                    undone++;
                }
                continue;
            }
            var (fileKind, header, lines) = file(random);
            var beforeImport = VerifyData.Hash(Database);
            var sent = Send(Database, fileKind, header, lines, step);
            if (random.Next(4) == 0)
            {
                Assert.That(Database.Undo(sent.Upload).Obstacles, Is.Empty);
                Assert.That(VerifyData.Hash(Database), Is.EqualTo(beforeImport), $"step {step}: undone at once");
                undone++;
            }
            else
                left.Add(sent);
        }

        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
        using var oracle = TestDatabase.Create(Kind);
        foreach (var (index, sent) in left.Where(sent => sent.Stored.Count > 0).Index())
            Assert.That(Send(oracle.Database, sent.Kind, sent.Header, sent.Stored, index).Stored, Is.EqualTo(sent.Stored));
        Assert.That(Said(Database), Is.EqualTo(Said(oracle.Database)), $"{undone} undone, {left.Count} left");
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(VerifyData.Hash(oracle.Database)), $"{undone} undone, {left.Count} left");
    }

    /// <param name="blankRows">Below the header: they make files of the same rows differ, so that none is answered as sent before.</param>
    private static Sent Send(LimsDatabase database, string kind, string header, List<string> lines, int blankRows)
    {
        var receipt = database.Import(header + new string('\n', blankRows) + string.Concat(lines), kind, "440304-REG");
        Assert.That(receipt.Status, Does.StartWith("completed"));
        var notStored = receipt.Faults.Select(fault => fault.Row).Concat(receipt.Duplicates.Select(duplicate => (int?)duplicate.Row)).ToHashSet();
        return new Sent(receipt.Upload!, kind, header, [.. lines.Where((_, index) => !notStored.Contains(index + 2 + blankRows))]);
    }

    /// <summary>In words what the hash says in numbers, so that a failure tells what differs.</summary>
    private static List<string> Said(LimsDatabase database)
    {
        using var connection = database.OpenConnection();
        var said = new List<string>();
        foreach (var sql in (string[])
        [
            "SELECT 'case', kind, sample_no, stage, opened_at, food, farm_produce FROM cases",
            "SELECT 'party', c.kind, c.sample_no, p.role, p.name FROM case_party p JOIN cases c ON c.id = p.case_id",
            "SELECT 'sample', sample_no, state, tested_on, reported_on, verdict FROM samples",
            "SELECT 'finding', sample_no, food, failures, sampled_party, producer FROM findings",
            "SELECT 'counter', counter, day, site_id, batches, items, passed FROM counter_days WHERE batches <> 0 OR items <> 0 OR passed <> 0",
        ])
        {
            using var command = connection.Command(null, sql);
            using var row = command.ExecuteReader();
            while (row.Read())
                said.Add(string.Join(" | ", Enumerable.Range(0, row.FieldCount).Select(column => row.GetValue(column))));
        }
        return [.. said.Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<int> Some(Random random, int count) => Enumerable.Range(0, count).Where(_ => random.Next(3) > 0).DefaultIfEmpty(0);
}
