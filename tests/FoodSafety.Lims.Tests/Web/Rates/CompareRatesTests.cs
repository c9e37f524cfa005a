using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Rates;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Rates;

/// <summary>LW （12）（15）: targeted rates are never mixed with random ones; of few samples a rate is no more than its interval.</summary>
public sealed class CompareRatesTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly DateTimeOffset At = new(2023, 6, 30, 12, 0, 0, TimeSpan.FromHours(8));

    [Test]
    public async Task Evaluation_random_targeted_and_monitoring_stand_apart_and_each_group_is_recounted()
    {
        Sent(("评价性抽检", "随机", "蔬菜", 30, 0), ("监督抽检", "随机", "蔬菜", 10, 1), ("监督抽检", "随机", "水果类", 20, 2), ("监督抽检", "针对性", "蔬菜", 10, 5), ("风险监测", "针对性", "蔬菜", 4, 2), ("监督抽检", "", "蔬菜", 3, 0));

        var rates = await Ask();

        Assert.That(rates.Bases.Select(basis => (basis.Basis, basis.Found, basis.Tested, basis.Estimates)), Is.EqualTo(new[]
        {
            ("evaluation", 0L, 30L, true), ("random", 3, 30, true), ("targeted", 5, 10, false), ("monitoring", 2, 4, false), ("unstated", 0, 3, false),
        }));
        Assert.That(rates.Bases[1].Groups.Select(group => (group.Key, group.Found, group.Tested)), Is.EquivalentTo(new[] { ("蔬菜", 1L, 10L), ("水果类", 2L, 20L) }));
        Assert.That((rates.Bases[1].Rate, rates.Bases[1].Lower, rates.Bases[1].Upper), Is.EqualTo((10.0, 3.46, 25.62)).Within(.005), "Wilson of 3/30 by hand");
        Assert.That(rates.Bases[0].Groups.Single().UpperIfNone, Is.EqualTo(9.50).Within(.005), "0 of 30 is not safe: 1 − 0.05^(1/30)");
    }

    [Test]
    public async Task What_was_sampled_outside_the_period_or_not_reported_yet_is_not_counted()
    {
        Sent(("监督抽检", "随机", "蔬菜", 5, 1));

        Assert.That((await Ask("2023-Q1")).Bases, Is.Empty);
        Assert.That((await Ask("2023-Q2", asOf: new DateTimeOffset(2023, 4, 11, 12, 0, 0, TimeSpan.FromHours(8)))).Bases, Is.Empty, "reported on the 12th");
        Assert.That((await Ask("2023-04", "laboratory")).Bases.Single().Groups.Single().Name, Is.Not.EqualTo("440304-LAB1"), "by its name");
    }

    [Test]
    public async Task What_is_not_known_or_not_ones_own_is_refused()
    {
        Assert.That((await Refused(new CompareRates("440304", "2023", "colour", At))).Code, Is.EqualTo("unknown-grouping"));
        Assert.That((await Refused(new CompareRates("440304", "soon", null, At))).Code, Is.EqualTo("unknown-period"));
        Assert.That((await Refused(new CompareRates("999999", "2023", null, At))).Code, Is.EqualTo("unknown-district"));
        Assert.That((await Refused(new CompareRates("440304", "2023", null, At), new Caller("王五", Roles.Officer, "440103-REG", "440103"))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await Refused(new CompareRates("440304", "2023", null, At), new Caller("检验员", Roles.Lab, "440304-LAB1", "440304"))).Kind, Is.EqualTo(RefusalKind.Forbidden), "laboratories test blind");
    }

    /// <summary>Registers so many samples of each task and reports them, so many of them failed.</summary>
    private void Sent(params (string Programme, string Selection, string Category, int Samples, int Failed)[] groups)
    {
        var samples = new List<string> { "抽样单编号,任务类别,抽样方式,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构" };
        var results = new List<string> { "抽样单编号,检验项目,检验结果,单位,标准值,检验日期,签发日期,报告编号" };
        foreach (var (programme, selection, category, count, failed) in groups)
            for (var index = 0; index < count; index++)
            {
                samples.Add($"S{samples.Count},{programme},{selection},2023-04-03,440304-REG,甲、乙,示例商行,{(category == "蔬菜" ? "韭菜" : "香蕉")},{category},2,1,kg,440304-LAB1");
                results.Add($"S{samples.Count - 1},毒死蜱,{(index < failed ? "0.5" : "0.001")},mg/kg,≤0.02,2023-04-10,2023-04-12,R{samples.Count - 1}");
            }
        Assert.That(Database.Import(string.Join('\n', samples), "samples").Rows.Refused, Is.Zero);
        Assert.That(Database.Import(string.Join('\n', results), "results", "440304-LAB1").Rows.Refused, Is.Zero);
    }

    private async Task<ComparedRates> Ask(string period = "2023", string? by = null, DateTimeOffset? asOf = null)
    {
        await using var db = Database.CreateContext();
        return (await new CompareRates("440304", period, by, asOf ?? At).Handle(db, Database.Settings.TimeZone, Caller.CommandLine, default)).Value;
    }

    private async Task<Refusal> Refused(CompareRates asked, Caller? caller = null)
    {
        await using var db = Database.CreateContext();
        return (await asked.Handle(db, Database.Settings.TimeZone, caller ?? Caller.CommandLine, default)).Refusal!;
    }
}
