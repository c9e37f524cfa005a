using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Daily;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Daily;

/// <summary>LW （20）: an entry with 无 and no test the same day is listed as 无证未检.</summary>
public sealed class UncertifiedTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Header = "样品编号,检测时间,市场,摊位号,经营户,样品名称,检测项目,检测结果,合格证明\n";
    private static readonly DateOnly Day = new(2023, 3, 1);

    [Test]
    public async Task Goods_without_a_certificate_and_without_a_test_of_that_stall_and_food_are_listed()
    {
        await Record(new("1", "菜心", "无", "A1"), new("2", "菜心", "无", "A2"), new("3", "豇豆", "没有", "A1"), new("4", "番茄", "承诺达标合格证", "A1"), new("5", "黄瓜", null, "A1"),
            new("6", "芥兰", "无证", null, "张三"), new("7", "芥蓝", "无", null, "李四"), new("8", "草鱼", "无"));
        Database.Import(Header + "T1,2023-03-01 08:00,440304-M01,A1,,广东菜心,孔雀石绿,阴性,\n" // another name of 菜心
            + "T2,2023-03-01 08:00,440304-M01,A1,,豇豆,孔雀石绿,无效,\n"
            + "T3,2023-03-02 08:00,440304-M01,A2,,菜心,孔雀石绿,阴性,\n" // another day
            + "T4,2023-03-01 08:00,440304-M02,A2,,菜心,孔雀石绿,阴性,\n" // another market
            + "T5,2023-03-01 08:00,440304-M01,B9,张三,芥蓝,孔雀石绿,阳性,\n");

        var list = await Ask();

        Assert.That(list.Items.Select(item => (item.Record, item.Why)), Is.EquivalentTo(new[] { ("2", "untested"), ("3", "invalid-only"), ("7", "untested"), ("8", "untested") }),
            "1 was tested under a synonym; 6's vendor was tested, positive: that is a case's affair, not this list's");
        Assert.That(list.Unstated, Is.EqualTo(1));
        Assert.That(list.Text, Does.StartWith("【福田区】2023-03-01 无证未检 4 批：").And.Contain("福田示例市场01 A2 菜心（未检）").And.EndWith("请补检合格后再销售。"));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public async Task A_log_that_states_no_certificate_and_only_failed_tests_is_listed_once()
    {
        Database.Import(Header + "T1,2023-03-01 08:00,440304-M01,A1,,菜心,孔雀石绿,无效,无\nT1,2023-03-01 08:00,440304-M01,A1,,菜心,隐色孔雀石绿,无效,无\n"
            + "T2,2023-03-01 08:00,440304-M01,A2,,菜心,孔雀石绿,无效,无\nT3,2023-03-01 10:00,440304-M01,A2,,菜心,孔雀石绿,阴性,无\n" // tested anew as another sample
            + "T4,2023-03-01 08:00,440304-M01,A3,,菜心,孔雀石绿,无效,检疫证\nT5,2023-03-01 08:00,440304-M01,A4,,菜心,孔雀石绿,可疑,无\n");

        Assert.That((await Ask()).Items.Select(item => (item.Source, item.Record, item.Why)), Is.EqualTo(new[] { ("rapid-test", "T1", "invalid-only") }));
    }

    [Test]
    public async Task Sent_again_it_changes_nothing_and_each_row_answers_for_itself()
    {
        RecordGoods.Row[] rows = [new("1", "菜心", "无", "A1"), new(null, " ", "无"), new("2", new string('长', 201), null)];
        var first = await Send(rows);
        var again = await Send([rows[0], new("1", "豇豆", "无", "A1")]);

        Assert.That(first.Value.Rows.Select(row => (row.Status, string.Join(' ', row.Faults.Select(fault => fault.Code)))),
            Is.EqualTo(new[] { ("accepted", ""), ("refused", "missing missing"), ("refused", "too-long") }));
        Assert.That(again.Value.Rows.Select(row => (row.Status, row.Faults.Count)), Is.EqualTo(new[] { ("duplicate", 0), ("refused", 1) }));
        Assert.That((await Ask()).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_withdrawn_or_corrected_leaves_the_list_and_stays_in_the_history()
    {
        await Record(new("1", "菜心", "无", "A1"), new("2", "豇豆", "无", "A2"), new("3", "番茄", "无", "A3"));
        await using var db = Database.CreateContext();
        Assert.That((await new WithdrawGoods("440304-M01", Day, "1", " ").Handle(db, CaseRows.Officer, TestDatabase.Now, default)).Refusal!.Code, Is.EqualTo("missing"));
        await new WithdrawGoods("440304-M01", Day, "1", "重复登记").Handle(db, CaseRows.Officer, TestDatabase.Now, default);
        RecordGoods.Row right = new("2", "豇豆", "检疫证", "A2");
        var list = (await Correct("2", right)).Value;

        Assert.That((await Ask()).Items.Select(item => item.Record), Is.EqualTo(new[] { "3" }));
        Assert.That(list.Items.Select(item => (item.ClientId, item.Certificate, item.WithdrawnBecause, item.Corrects is not null)), Is.EqualTo(new[]
        {
            ("1", "无", "重复登记", false), ("2", "无", "看错证", false), ("3", "无", null, false), ("2", (string?)"检疫证", (string?)null, true),
        }));
        Assert.That((await Correct("2", right)).Refusal!.Code, Is.EqualTo("nothing-changed"));
        Assert.That((await Correct("2", right with { Food = "" })).Refusal!.Code, Is.EqualTo("missing"));
        Assert.That((await Correct("2", right with { Food = "四季豆" }, seen: list.Items[1].Entry)).Refusal!.Code, Is.EqualTo("stale-version"));
        Assert.That((await Correct("1", right)).Refusal!.Code, Is.EqualTo("unknown-entry"));
        var partly = (await Correct("3", new(null, null, "购货凭证", Quantity: ""))).Value.Items[^1];
        Assert.That((partly.Food, partly.Certificate, partly.StallNo, partly.Quantity), Is.EqualTo(("番茄", "购货凭证", "A3", (string?)null)), "what is left out stays");
        Assert.That((await Send([null!])).Value.Rows.Single().Faults.Select(fault => fault.Code), Is.All.EqualTo("missing"));
        var again = (await Send([new("1", "菜心", "无", "A1"), new("1", "芥蓝", "无", "A1"), new("2", "豇豆", "无", "A2")])).Value.Rows;
        Assert.That(again.Select(row => (row.Status, row.Faults.FirstOrDefault()?.Code)), Is.EqualTo(new (string, string?)[] { ("refused", "withdrawn"), ("refused", "withdrawn"), ("duplicate", null) }),
            "the day sent again revives nothing");
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public async Task A_market_changes_its_own_entries_while_its_day_runs_and_the_office_later()
    {
        Assert.That((await Send([new("1", "菜心", "无", "A1")])).Value.Rows.Single().Status, Is.EqualTo("accepted"));
        var own = new Caller("市场一", Roles.Market, "440304-M01", "440304");
        var midnight = new DateTimeOffset(2023, 3, 2, 0, 0, 0, TimeSpan.FromHours(8));
        await using var db = Database.CreateContext();

        Assert.That((await new WithdrawGoods("440304-M01", Day, "1", "误登").Handle(db, own, midnight, default)).Refusal!.Code, Is.EqualTo("day-is-over"));
        foreach (var caller in (Caller[])[own with { Organisation = "440304-M02" }, CaseRows.Elsewhere, CaseRows.Laboratory])
        {
            Assert.That((await new WithdrawGoods("440304-M01", Day, "1", "误登").Handle(db, caller, midnight.AddHours(-1), default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
            Assert.That((await new ListGoods("440304-M01", Day).Handle(db, caller, TestDatabase.Now, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        }
        Assert.That((await new WithdrawGoods("440304-M01", Day, "1", "误登").Handle(db, own, midnight.AddMilliseconds(-1), default)).Succeeded, Is.True);
    }

    private Task<Outcome<GoodsList>> Correct(string id, RecordGoods.Row to, long? seen = null) =>
        new CorrectGoods("440304-M01", Day, id, to, "看错证", seen).Handle(Database, CaseRows.Officer, TestDatabase.Now, default);

    [Test]
    public async Task Days_to_come_are_refused_and_so_are_others_markets()
    {
        Assert.That((await new RecordGoods("440304-M01", new(2024, 1, 1), [new("1", "菜心", "无")]).Handle(Database, CaseRows.Officer, TestDatabase.Now, default)).Refusal!.Code, Is.EqualTo("in-the-future"));
        Assert.That((await new RecordGoods("440304-M01", Day, []).Handle(Database, CaseRows.Officer, TestDatabase.Now, default)).Refusal!.Code, Is.EqualTo("missing"));
        var market = new Caller("市场二", Roles.Market, "440304-M02", "440304");
        foreach (var caller in (Caller[])[market, CaseRows.Elsewhere, CaseRows.Laboratory])
            Assert.That((await Send([new("1", "菜心", "无")], caller)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await new ListUncertified("440304", Day, Day).Handle(Database, market, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await new ListUncertified("440304", Day, Day.AddDays(31)).Handle(Database, CaseRows.Officer, default)).Refusal!.Code, Is.EqualTo("out-of-range"));
    }

    private async Task Record(params RecordGoods.Row[] rows) => Assert.That((await Send(rows)).Value.Rows.Select(row => row.Status), Is.All.EqualTo("accepted"));

    private Task<Outcome<FoodSafety.Lims.Web.Markets.DailyLogAnswer>> Send(RecordGoods.Row[] rows, Caller? caller = null) =>
        new RecordGoods("440304-M01", Day, rows).Handle(Database, caller ?? CaseRows.Officer, TestDatabase.Now, default);

    private async Task<UncertifiedList> Ask() => (await new ListUncertified("440304", Day, Day).Handle(Database, CaseRows.Officer, default)).Value;
}
