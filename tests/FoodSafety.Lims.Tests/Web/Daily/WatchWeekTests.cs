using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Daily;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Daily;

/// <summary>SN （五）: 豇豆 in season needs two tests a week and market; LW （19）: a market that sold 豇豆 but logged no test that week is flagged.</summary>
public sealed class WatchWeekTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Header = "样品编号,检测时间,市场,样品名称,检测项目,检测结果\n";
    private const string Pesticides = "有机磷和氨基甲酸酯类农药";
    private const string Week = "2023-W23"; // Monday 5 to Sunday 11 June 2023.
    private static readonly DateTimeOffset Later = new(2023, 6, 12, 0, 0, 0, TimeSpan.FromHours(8));

    [Test]
    public async Task A_market_that_sold_it_and_tested_too_little_is_named()
    {
        Import($"A,2023-06-05 08:00,510900-HD-M01,豇豆,{Pesticides},阴性\n"
            + $"B,2023-06-11 08:00,510900-HD-M01,长豆角,{Pesticides},阴性\n" // a synonym of 豇豆
            + $"C,2023-06-05 08:00,510900-HD-M02,豇豆,{Pesticides},阴性\nC,2023-06-05 09:00,510900-HD-M02,豇豆,{Pesticides},阴性\n" // a repeat is no other batch
            + $"D,2023-05-15 08:00,510900-HD-M03,豇豆,{Pesticides},阴性\n" // sold it 28 days before the Sunday
            + $"E,2023-05-14 08:00,510900-HD-M04,豇豆,{Pesticides},阴性\n" // too long ago
            + $"F,2023-06-06 08:00,510900-HD-M05,豇豆,{Pesticides},无效\n" // sold, and not tested
            + $"G,2023-06-06 08:00,510900-HD-M06,豇豆,二氧化硫,阴性\nH,2023-06-07 08:00,510900-HD-M06,豇豆,{Pesticides},阴性\n"); // 二氧化硫 is no pesticide

        var lines = Cowpea(await Ask(Week));

        Assert.That(lines.Select(line => (line.Market[^3..], line.Done, line.Demand, line.State)), Is.EqualTo(new[]
        {
            ("M01", 2, 2, "met"), ("M02", 1, 2, "short"), ("M03", 0, 2, "short"), ("M05", 0, 2, "short"), ("M06", 1, 2, "short"),
        }));
        Assert.That((await Ask(Week)).Text, Does.StartWith("【遂宁河东新区】6月5日至6月11日重点品种快检未达每周批次的市场——豇豆：").And.Contain("（1/2）").And.EndsWith("请补检。"));
    }

    [Test]
    public async Task Goods_that_came_in_are_sold()
    {
        await using (var db = Database.CreateContext())
            Assert.That((await new RecordGoods("510900-HD-M07", new(2023, 6, 8), [new("1", "带豆", null)]).Handle(Database, Caller.CommandLine, TestDatabase.Now, default)).Value.Rows.Single().Status, Is.EqualTo("accepted"));

        Assert.That(Cowpea(await Ask(Week)).Select(line => (line.Market, line.SoldOn)), Is.EqualTo(new[] { ("510900-HD-M07", (DateOnly?)new DateOnly(2023, 6, 8)) }));
    }

    [Test]
    public async Task Closed_days_lower_what_is_owed_and_are_named()
    {
        Import($"A,2023-06-05 08:00,510900-HD-M01,豇豆,{Pesticides},阴性\nB,2023-06-04 08:00,510900-HD-M02,豇豆,{Pesticides},阴性\n");
        await Close("510900-HD-M01", new(2023, 6, 6), new(2023, 6, 9));
        await Close("510900-HD-M02", new(2023, 6, 5), new(2023, 6, 11));

        var lines = Cowpea(await Ask(Week));

        Assert.That(lines.Select(line => (line.Market[^3..], line.OpenDays, line.Demand, line.State)), Is.EqualTo(new[] { ("M01", 3, 1, "met"), ("M02", 0, 0, "excused") }));
        Assert.That(lines[0].Closed, Is.EqualTo(new[] { "06-06 停电", "06-07 停电", "06-08 停电", "06-09 停电" }));
    }

    [Test]
    public async Task Outside_its_season_and_without_names_nothing_is_asked()
    {
        Import($"A,2023-11-08 08:00,510900-HD-M01,豇豆,{Pesticides},阴性\n");

        var week = await Ask("2023-11-08", TestDatabase.Now);

        Assert.That(week.Lists.ToDictionary(list => list.Code, list => list.NotChecked), Is.EqualTo(new Dictionary<string, string?>
        {
            ["SN-M5-products"] = "未列品种名称（应有 12 个），请在计划的 foods 中填写",
            ["SN-M5-cowpea"] = "不在上市期",
            ["SN-M17-3"] = "未定每周次数（leastPerMarketAndWeek）",
        }));
        Assert.That(week.Lists.Single(list => list.Code == "SN-M17-3").Tested.Single().Batches, Is.EqualTo(1), "what is not owed is counted all the same");
    }

    [Test]
    public async Task While_the_week_runs_nothing_is_short_yet()
    {
        Import($"A,2023-06-05 08:00,510900-HD-M01,豇豆,{Pesticides},阴性\n");

        Assert.That(Cowpea(await Ask(null, new(2023, 6, 11, 23, 0, 0, TimeSpan.FromHours(8)))).Single().State, Is.EqualTo("running"));
        Assert.That(Cowpea(await Ask(Week)).Single().State, Is.EqualTo("short"));
    }

    [Test]
    public async Task A_district_without_watch_lists_has_a_week_without_lists()
    {
        Database.Import(Header + $"A,2023-06-05 08:00,440304-M01,豇豆,{Pesticides},阴性\n");

        var week = (await new AskWatchLists("440304", Week, Later).Handle(Database, Caller.CommandLine, default)).Value;

        Assert.That((week.Lists.Count, week.Text), Is.EqualTo((0, "【福田区】6月5日至6月11日重点品种快检没有须核对的品种或没有市场售卖。")));
    }

    [TestCase("2023-W54")]
    [TestCase("2023-W00")]
    [TestCase("六月")]
    public async Task A_week_that_is_none_is_refused(string week) =>
        Assert.That((await new AskWatchLists("510900-HD", week, Later).Handle(Database, Caller.CommandLine, default)).Refusal!.Code, Is.EqualTo("unknown-week"));

    [Test]
    public async Task Markets_and_other_districts_do_not_see_it()
    {
        foreach (var caller in (Caller[])[new("市场", Roles.Market, "510900-HD-M01", "510900-HD"), new("外区", Roles.Officer, "440103-REG", "440103")])
            Assert.That((await new AskWatchLists("510900-HD", Week, Later).Handle(Database, caller, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private void Import(string rows) => Assert.That(Database.Import(Header + rows, organisation: "510900-HD-REG").Rows.Refused, Is.Zero);

    private async Task Close(string market, DateOnly from, DateOnly to)
    {
        await using var db = Database.CreateContext();
        Assert.That((await new DeclareClosure(market, from, to, "power-cut").Handle(db, Caller.CommandLine, TestDatabase.Now, default)).Refusal, Is.Null);
    }

    private async Task<WatchWeek> Ask(string? week, DateTimeOffset? asOf = null) =>
        (await new AskWatchLists("510900-HD", week, asOf ?? Later).Handle(Database, Caller.CommandLine, default)).Value;

    private static IReadOnlyList<WatchWeek.Line> Cowpea(WatchWeek week) => week.Lists.Single(list => list.Code == "SN-M5-cowpea").Lines;
}
