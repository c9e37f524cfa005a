using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Markets;

/// <summary>休市、停电、设备故障: declared so that nobody chases, taken back with a reason, and never hiding a test.</summary>
public sealed class ClosureTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly DateOnly First = new(2023, 1, 21);
    private static readonly Caller Market = new("市场一", Roles.Market, "440304-M01", "440304");
    private static readonly DeclareClosure Festival = new("440304-M01", First, First.AddDays(6), "closed", "春节休市");

    [Test]
    public async Task A_range_is_one_line_and_its_days_are_not_chased()
    {
        var list = (await Declare(Festival, Market)).Value;

        Assert.That(list.Items.Select(item => (item.Market, item.From, item.To, item.Kind, item.Reason)), Is.EqualTo(new[] { ("440304-M01", First, First.AddDays(6), "closed", "春节休市") }));
        foreach (var (day, closed) in ((DateOnly, int)[])[(First.AddDays(-1), 0), (First, 1), (First.AddDays(6), 1), (First.AddDays(7), 0)])
            Assert.That((await Missing(day)).Closed, Has.Count.EqualTo(closed), $"{day}");
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public async Task A_power_cut_is_named_apart_from_a_closed_market()
    {
        await Declare(Festival);
        await Declare(new("440304-M02", First, First, "power-cut"));
        await Declare(new("440304-M03", First, First, "设备故障", "光度计送修"));

        var list = await Missing(First);

        Assert.That(list.Closed.Select(market => market.Code), Is.EqualTo(new[] { "440304-M01" }));
        Assert.That(list.Unable.Select(market => (market.Code, market.Closure, market.Reason)), Is.EqualTo(new[] { ("440304-M02", "power-cut", "停电"), ("440304-M03", "device-fault", "光度计送修") }));
        Assert.That(list.Items, Has.Count.EqualTo(21));
        Assert.That(list.Text, Does.EndWith("照常营业、无法检测（2 家）：福田示例市场02（停电）、福田示例市场03（设备故障）。"));
    }

    [Test]
    public async Task A_test_of_a_declared_day_is_kept_and_the_contradiction_shown()
    {
        await Declare(Festival);
        var receipt = Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA,2023-01-22 08:10,440304-M01,菜心,孔雀石绿,阴性\n");

        Assert.That(receipt.Rows.Stored, Is.EqualTo(1));
        Assert.That((await List(Festival.From, Festival.To)).Items.Single().Tested, Is.EqualTo(new[] { First.AddDays(1) }));
        Assert.That((await Missing(First.AddDays(1))).Contradicted.Select(market => market.Code), Is.EqualTo(new[] { "440304-M01" }));
    }

    [Test]
    public async Task What_is_taken_back_is_kept_and_chased_again()
    {
        await Declare(Festival);
        Assert.That((await Withdraw(new("440304-M01", First, First, " "))).Refusal!.Code, Is.EqualTo("missing"));

        var withdrawn = (await Withdraw(new("440304-M01", First, First, "当日照常营业"))).Value;

        Assert.That(withdrawn.Items.Single().WithdrawnBecause, Is.EqualTo("当日照常营业"));
        Assert.That((await Missing(First)).Closed, Is.Empty);
        Assert.That((await List(First, First.AddDays(6))).Items.Single().From, Is.EqualTo(First.AddDays(1)), "the other days stand");
        Assert.That((await Withdraw(new("440304-M01", First, First, "再次"))).Refusal!.Code, Is.EqualTo("not-declared"));
        await Declare(Festival with { Kind = "typhoon", To = First });
        Assert.That((await List(First, First)).Items.Single().Kind, Is.EqualTo("typhoon"), "a day can be declared anew");
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public async Task Declared_twice_it_stands_once()
    {
        await Declare(Festival);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Declare(Festival with { To = First.AddDays(8) }))));

        Assert.That(outcomes.All(outcome => outcome.Succeeded), Is.True);
        Assert.That((await List(First, First.AddDays(8))).Items.Sum(item => item.To.DayNumber - item.From.DayNumber + 1), Is.EqualTo(9));
    }

    [Test]
    public async Task Bad_declarations_are_refused()
    {
        Assert.That((await Declare(Festival with { Kind = "nap" })).Refusal!.Code, Is.EqualTo("unknown-kind"));
        Assert.That((await Declare(Festival with { To = First.AddDays(-1) })).Refusal!.Code, Is.EqualTo("out-of-range"));
        Assert.That((await Declare(Festival with { To = First.AddDays(60) })).Refusal!.Code, Is.EqualTo("out-of-range"));
        Assert.That((await Declare(Festival with { Kind = "other", Reason = null })).Refusal!.Code, Is.EqualTo("missing"));
        Assert.That((await Declare(Festival with { Market = "440304-REG" })).Refusal!.Code, Is.EqualTo("unknown-market"));
    }

    [Test]
    public async Task A_market_declares_and_sees_its_own_days_only()
    {
        await Declare(Festival with { Market = "440304-M02" });

        Assert.That((await Declare(Festival with { Market = "440304-M02" }, Market)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await List(First, First, Market)).Items, Is.Empty);
        Assert.That((await Declare(Festival, CaseRows.Elsewhere)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await Declare(Festival, CaseRows.Laboratory)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private async Task<Outcome<ClosureList>> Declare(DeclareClosure request, Caller? caller = null)
    {
        await using var db = Database.CreateContext();
        return await request.Handle(db, caller ?? CaseRows.Officer, TestDatabase.Now, default);
    }

    private async Task<Outcome<ClosureList>> Withdraw(WithdrawClosure request)
    {
        await using var db = Database.CreateContext();
        return await request.Handle(db, CaseRows.Officer, TestDatabase.Now, default);
    }

    private async Task<ClosureList> List(DateOnly from, DateOnly to, Caller? caller = null)
    {
        await using var db = Database.CreateContext();
        return (await new ListClosures("440304", from, to).Handle(db, caller ?? CaseRows.Officer, default)).Value;
    }

    private async Task<MissingLogList> Missing(DateOnly day)
    {
        await using var db = Database.CreateContext();
        return (await new MissingLogs("440304", day).Handle(db, Database.Settings.TimeZone, CaseRows.Officer, default)).Value;
    }
}
