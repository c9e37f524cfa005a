using System.Globalization;
using System.Text;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas.Rows;
using FoodSafety.Lims.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Tests.Web.Quotas;

/// <summary>A figure opens exactly the records it is made of: all pages together are compared with a recount of the stored rows.</summary>
public sealed class CountedRowsTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Target = "FT-37-count";

    private static readonly Caller Futian = new("陈科长", Roles.Manager, "440304-REG", "440304");

    [TestCase(null, null, null, null)]
    [TestCase("440304-M03", null, null, null)]
    [TestCase(null, "福田街道", null, null)]
    [TestCase("440304-M03", null, "2023-02", null)]
    [TestCase(null, null, "2023-Q1", null)]
    [TestCase(null, null, null, false)]
    [TestCase(null, null, null, true)]
    public async Task The_pages_of_a_cell_are_its_batches_each_once(string? site, string? street, string? period, bool? passed)
    {
        Import();
        var found = new List<CountedRows.Row>();
        CountedRows page;
        string? cursor = null;
        do
        {
            page = (await Ask(site, street, period, passed, cursor)).Value;
            found.AddRange(page.Rows);
            Assert.That(page.Rows, Has.Count.LessThanOrEqualTo(7));
            cursor = page.Next;
        }
        while (cursor is not null);

        await using var db = Database.CreateContext();
        var rows = await db.RapidTests.AsNoTracking().Join(db.Organisations, test => test.MarketId, market => market.Id, (test, market) => new { test, market.Code, market.Street }).ToListAsync();
        var asOf = At("2023-03-20T12:00:00+08:00");
        var expected = rows
            .Where(row => row.test.TestedAt <= asOf && row.test.Organiser == Organiser.Regulator)
            .Where(row => (site is null || row.Code == site) && (street is null || row.Street == street))
            .Where(row => period is null or "2023-Q1" || row.test.TestedOn.Month == 2)
            .GroupBy(row => (row.test.TestedOn, row.Code, row.test.SampleNo))
            .Where(batch => batch.Any(row => row.test.Outcome != RapidOutcome.Invalid))
            .Select(batch => (batch.Key.TestedOn, batch.Key.Code, batch.Key.SampleNo, Passed: batch.All(row => row.test.Outcome is RapidOutcome.Negative or RapidOutcome.Invalid)))
            .ToList();
        Assert.That(found.Select(row => (row.On, row.Site!, row.SampleNo, row.Passed)), Is.EquivalentTo(expected.Where(batch => passed is null || batch.Passed == passed)));
        Assert.That((page.Batches, page.Passed), Is.EqualTo((expected.LongCount(), expected.LongCount(batch => batch.Passed))), "the head tells the whole cell");
        Assert.That(found, Is.Not.Empty);
        foreach (var row in found.Take(3))
            Assert.That(rows.Single(stored => stored.test.Id == row.Id!.Value).test.SampleNo, Is.EqualTo(row.SampleNo), "it leads to one of its rows");
    }

    [Test]
    public async Task Samples_are_listed_on_the_day_their_counter_counts_them()
    {
        Database.Import("""
            抽样单编号,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,检验机构
            C1,监督抽检,2023-03-01,440304-REG,张三、李四,某店,菜心,蔬菜,2,1,440304-LAB1
            C2,风险监测,2023-03-01,440304-REG,张三、李四,某店,菜心,蔬菜,2,1,440304-LAB1
            C3,监督抽检,2023-03-02,440304-REG,张三、李四,某店,菜心,蔬菜,2,1,440304-LAB1
            """, "samples");
        Database.Import("""
            抽样单编号,检验项目,检验结果,单位,标准值,检验依据,判定依据,结果判定,检验日期,签发日期,报告编号
            C1,毒死蜱,0.01,mg/kg,≤0.02,GB 23200.113,GB 2763,合格,2023-03-05,2023-03-08,R1
            C2,毒死蜱,0.01,mg/kg,≤0.02,GB 23200.113,GB 2763,合格,2023-03-05,2023-03-08,R2
            """, "results", "440304-LAB1");

        var listed = (await new AskCountedRows("440304", "FT-36-count", 2023, At("2023-12-31T23:59:59+08:00")).Handle(Database, Futian, default)).Value;

        Assert.That(listed.Rows.Select(row => (row.SampleNo, row.On, row.Passed)), Is.EqualTo(new[] { ("C1", new DateOnly(2023, 3, 8), true) }), "C2 is risk monitoring, C3 has no report");
        Assert.That((listed.Batches, listed.Next), Is.EqualTo((1L, (string?)null)));
        Assert.That(string.Join("", listed.Rule), Does.Contain("出报告").And.Contain("不含 任务类别：风险监测"));
    }

    [Test]
    public async Task The_rule_is_told_in_the_plans_words()
    {
        var rule = (await Ask(null, null, null, null, null)).Value.Rule;

        Assert.That(rule[0], Does.Contain("按批次").And.Contain("全部无效的不计"));
        Assert.That(rule[1], Does.StartWith("食品大类：").And.Contain("蔬菜").And.EndWith("组织方：监管。"));
        Assert.That(string.Join("", rule), Does.Contain("同一记录可同时计入：快检总量"));
    }

    [TestCase("2024-01", "unknown-period")]
    [TestCase("March", "unknown-period")]
    public async Task A_month_of_another_year_is_refused(string month, string code) => Assert.That((await Ask(null, null, month, null, null)).Refusal!.Code, Is.EqualTo(code));

    [Test]
    public async Task What_no_record_gives_has_no_rows_and_others_see_none()
    {
        Assert.That((await new AskCountedRows("440304", "FT-36-disposal", 2023, TestDatabase.Now).Handle(Database, Futian, default)).Refusal!.Code, Is.EqualTo("not-counted"));
        Assert.That((await Ask("440304-M99", null, null, null, null)).Refusal!.Code, Is.EqualTo("unknown-site"));
        Assert.That((await Ask(null, null, null, null, "x")).Refusal!.Code, Is.EqualTo("bad-cursor"));
        foreach (var caller in (Caller[])[new("m", Roles.Market, "440304-M01", "440304"), new("l", Roles.Lab, "440304-LAB1", "440304"), new("x", Roles.Manager, "440103-REG", "440103")])
        {
            Assert.That((await new AskCountedRows("440304", Target, 2023, TestDatabase.Now).Handle(Database, caller, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
            Assert.That((await new AskCoverage("440304", "FT-37-coverage", 2023, TestDatabase.Now).Handle(Database, caller, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        }
    }

    [Test]
    public async Task A_coverage_tells_the_first_batch_of_each_site_and_those_without_one_first()
    {
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA,2023-02-03 08:10,440304-M02,菜心,孔雀石绿,阴性\nB,2023-01-05 08:10,440304-M02,菜心,孔雀石绿,阴性\nC,2023-01-05 08:10,440304-M03,菜心,孔雀石绿,无效\n");

        var sites = (await new AskCoverage("440304", "FT-37-coverage", 2023, TestDatabase.Now).Handle(Database, Futian, default)).Value;

        Assert.That((sites.Count, sites.Count(site => site.FirstOn is null)), Is.EqualTo((24, 23)));
        Assert.That((sites[^1].Code, sites[^1].FirstOn, sites[^1].Batches), Is.EqualTo(("440304-M02", (DateOnly?)new DateOnly(2023, 1, 5), 2L)));
    }

    private void Import()
    {
        var random = new Random(20232);
        var log = new StringBuilder("样品编号,检测时间,市场,样品名称,检测项目,检测结果,组织方\n");
        for (var number = 0; number < 120; number++)
        {
            // The last days lie around the instant that cuts 20 March at noon.
            var at = number % 4 == 0 ? new DateTime(2023, 3, 20).AddMinutes(random.Next(24 * 60)) : new DateTime(2023, 1, 10).AddMinutes(random.Next(60 * 24 * 60));
            var market = FormattableString.Invariant($"440304-M{random.Next(1, 5):00}");
            var organiser = random.Next(6) == 0 ? "市场自检" : "监管";
            foreach (var item in random.Next(3) == 0 ? (string[])["孔雀石绿", "氯霉素"] : ["孔雀石绿"])
                log.Append(CultureInfo.InvariantCulture, $"S{number},{at:yyyy-MM-dd HH:mm},{market},菜心,{item},{(random.Next(8)) switch { 0 => "无效", 1 => "阳性", 2 => "可疑", _ => "阴性" }},{organiser}\n");
        }
        Assert.That(Database.Import(log.ToString()).Rows.Refused, Is.Zero);
    }

    private Task<Outcome<CountedRows>> Ask(string? site, string? street, string? period, bool? passed, string? cursor) =>
        new AskCountedRows("440304", Target, 2023, At("2023-03-20T12:00:00+08:00"), site, street, period, passed, cursor, Limit: 7).Handle(Database, Futian, default);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
