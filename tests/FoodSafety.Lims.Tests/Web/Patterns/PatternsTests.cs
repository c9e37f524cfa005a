using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Patterns;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Tests.Web.Patterns;

/// <summary>What repeats itself, read from imported files: FT 16, FT 25, LW (12), SN （二十）三.</summary>
public sealed class PatternsTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string District = "440304";
    private const string RapidHeader = "样品编号,检测时间,市场,样品名称,供货商,批号,检测项目,检测结果,组织方\n";

    [Test]
    public async Task A_producer_whose_findings_follow_one_another_is_listed_under_one_name()
    {
        Database.Import(Findings(
            ("G1", "甲食品厂", "2022-05-08"), ("G2", "甲食品厂（个体工商户）", "2023-05-08"), ("G3", "乙食品厂", "2021-05-08"), ("G4", "乙食品厂", "2023-05-08"), ("G5", "/", "2023-05-08"), ("G6", "/", "2022-05-08")), "findings");

        var list = (await Ask(db => new ListRepeatedProducers(District, null, TestDatabase.Now).Handle(db, TimeZoneInfo.Utc, Caller.CommandLine, default))).Value;

        var item = list.Items.Single();
        Assert.That((item.Producer, item.Reasons.Single().Code, item.Reasons.Single().Year), Is.EqualTo(("甲食品厂", "two-consecutive-years", 2022)));
        Assert.That(item.Batches.Select(batch => batch.SampleNo), Is.EqualTo(new[] { "G1", "G2" }));
    }

    /// <summary>LW (14): risk monitoring finds 问题样品, never 不合格; 食品安全法 art 88(1): a re-examination is final.</summary>
    [Test]
    public async Task Neither_risk_monitoring_nor_what_a_dispute_overturned_counts_against_a_producer()
    {
        Database.Import("抽样单编号,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,标称生产企业,抽样数量,备样数量,单位,检验机构\n"
            + string.Concat(Enumerable.Range(1, 4).Select(i => $"S{i},{(i < 3 ? "风险监测" : "监督抽检")},2023-04-0{i},440304-REG,甲、乙,商行,韭菜,蔬菜,{(i < 3 ? "丙" : "丁")}农场,2,1,kg,440304-LAB1\n")), "samples");
        Database.Import("抽样单编号,检验项目,检验结果,单位,标准值,检验日期,签发日期,报告编号\n"
            + string.Concat(Enumerable.Range(1, 4).Select(i => $"S{i},毒死蜱,0.5,mg/kg,≤0.02,2023-04-10,2023-04-17,R{i}\n")), "results", "440304-LAB1");
        Assert.That(await Producers(), Is.EqualTo(new[] { "丁农场" }), "two of one year, and not those of risk monitoring");
        var number = Database.Ask<string>("SELECT number FROM cases WHERE sample_no = 'S4'")!;
        await using (var db = Database.CreateContext())
        {
            var reading = await CaseReading.Load(db, CaseRows.OpenedAt.AddDays(60), Database.Settings.TimeZone, default);
            foreach (var (action, evidence) in new (string, GivenEvidence[])[]
            {
                ("raise-objection", [new("objection-raised-at", "2023-04-18T09:00:00+08:00"), new("objection-on-sampling", "no"), new("objection-ground", "非本店产品")]),
                ("accept-objection", []), ("uphold-objection", [new("objection-conclusion", "异议成立")]),
            })
                Assert.That((await new ActOnCaseParty(number, action, 1, evidence).Handle(db, reading, CaseRows.Officer, default)).Refusal?.Message, Is.Null);
        }

        Assert.That(await Producers(), Is.Empty);

        async Task<IEnumerable<string>> Producers() =>
            (await Ask(db => new ListRepeatedProducers(District, null, TestDatabase.Now).Handle(db, TimeZoneInfo.Utc, Caller.CommandLine, default))).Value.Items.Select(item => item.Producer);
    }

    [Test]
    public async Task What_an_import_says_later_is_not_known_before()
    {
        Database.Import(Findings(("G1", "甲食品厂", "2022-05-08"), ("G2", "甲食品厂", "2023-05-08")), "findings");

        var before = await Ask(db => new ListRepeatedProducers(District, null, new DateTimeOffset(2023, 5, 7, 12, 0, 0, TimeSpan.Zero)).Handle(db, TimeZoneInfo.Utc, Caller.CommandLine, default));

        Assert.That(before.Value.Items, Is.Empty);
    }

    [Test]
    public async Task From_a_positive_every_test_of_the_same_supplier_and_lot_is_found()
    {
        Database.Import(RapidHeader
            + "A1,2023-03-01 08:00,440304-M01,豇豆,绿源合作社,L-1,毒死蜱,阳性,监管\n"
            + "B1,2023-03-20 08:00,440304-M02,豇豆,绿源合作社（个体工商户）,l-1,毒死蜱,阴性,监管\n"
            + "B2,2023-03-20 08:00,440304-M02,豇豆,绿源合作社,L-2,毒死蜱,阴性,监管\n"
            + "B3,2023-03-20 08:00,440304-M02,豇豆,别家,L-1,毒死蜱,阴性,监管\n"
            + "B4,2023-03-31 08:00,440304-M02,豇豆,绿源合作社,L-1,毒死蜱,阴性,监管\n"
            + "B5,2023-04-01 08:00,440304-M02,豇豆,绿源合作社,L-1,毒死蜱,阴性,监管\n");

        var traced = (await Ask(db => new TraceLot("YX-440304-2023-00001").Handle(db, TimeZoneInfo.Utc, CaseRows.Officer, default))).Value;

        Assert.That(traced.Origins, Is.EqualTo(new[] { new TracedLot.Origin("绿源合作社", "L-1") }));
        Assert.That(traced.Tests.Select(test => (test.SampleNo, test.Outcome)), Is.EqualTo(new[] { ("A1", "positive"), ("B1", "negative"), ("B4", "negative") }), "30 days, both ends");
    }

    [Test]
    public async Task A_finding_is_traced_by_producer_and_production_date_however_it_is_written()
    {
        Database.Import("抽样编号,食品名称,不合格项目║检验结果║标准值,被抽样单位,标称生产企业,生产日期/批号,公告日期\n"
            + "G1,酱油,苯甲酸║1.2g/kg║≤1.0g/kg,甲店,乙食品厂,2023-02-01,2023-05-08\nG2,酱油,苯甲酸║1.3g/kg║≤1.0g/kg,丙店,乙食品厂,2023年2月1日,2023-05-20\nG3,食醋,苯甲酸║1.3g/kg║≤1.0g/kg,丙店,乙食品厂,2023-02-01,2023-05-20\n", "findings");

        var traced = (await Ask(db => new TraceLot("HC-440304-2023-00001").Handle(db, TimeZoneInfo.Utc, CaseRows.Officer, default))).Value;

        Assert.That(traced.Tests.Select(test => (test.Kind, test.SampleNo)), Is.EqualTo(new[] { ("inspection", "G1"), ("inspection", "G2") }), "one day is no lot of two foods");
    }

    [Test]
    public async Task Without_supplier_and_lot_it_is_said_that_nothing_can_be_traced()
    {
        Database.Import(RapidHeader + "A1,2023-03-01 08:00,440304-M01,豇豆,绿源合作社,,毒死蜱,阳性,监管\n");

        var refused = await Ask(db => new TraceLot("YX-440304-2023-00001").Handle(db, TimeZoneInfo.Utc, CaseRows.Officer, default));

        Assert.That(refused.Refusal!.Code, Is.EqualTo("not-traceable"));
    }

    [Test]
    public async Task Open_cases_without_a_follow_up_sample_are_due_until_one_is_given()
    {
        Database.Import(Findings(("G1", "甲食品厂", "2023-05-08"), ("G2", "乙食品厂", "2023-05-08")), "findings");
        await using (var db = Database.CreateContext())
            Assert.That((await new AttachEvidence("HC-440304-2023-00001", new("follow-up-sample", "FT2023-0099"))
                .Handle(db, Database.Settings, CaseRows.Officer, TestDatabase.Now, default)).Refusal, Is.Null);

        var list = (await Ask(db => new ListFollowUps(District, TestDatabase.Now).Handle(db, TimeZoneInfo.Utc, Caller.CommandLine, default))).Value;

        Assert.That(list.Cases.Select(item => item.Case), Is.EqualTo(new[] { "HC-440304-2023-00002" }));
    }

    [Test]
    public async Task Other_districts_and_laboratories_see_none_of_it()
    {
        Database.Import(Findings(("G1", "甲食品厂", "2023-05-08")), "findings");
        foreach (var caller in (Caller[])[CaseRows.Elsewhere, CaseRows.Laboratory])
        {
            Refusal?[] refused =
            [
                (await Ask(db => new ListRepeatedProducers(District, null, TestDatabase.Now).Handle(db, TimeZoneInfo.Utc, caller, default))).Refusal,
                (await Ask(db => new ListFollowUps(District, TestDatabase.Now).Handle(db, TimeZoneInfo.Utc, caller, default))).Refusal,
                (await Ask(db => new TraceLot("HC-440304-2023-00001").Handle(db, TimeZoneInfo.Utc, caller, default))).Refusal,
            ];
            Assert.That(refused.Select(refusal => refusal?.Kind), Is.All.EqualTo(RefusalKind.Forbidden));
        }
    }

    private static string Findings(params (string SampleNo, string Producer, string On)[] rows) =>
        "抽样编号,食品名称,不合格项目║检验结果║标准值,被抽样单位,标称生产企业,公告日期\n"
        + string.Concat(rows.Select(row => $"{row.SampleNo},香蕉,噻虫嗪║0.061mg/kg║≤0.02mg/kg,示例水果店,{row.Producer},{row.On}\n"));

    private async Task<Outcome<T>> Ask<T>(Func<LimsDb, Task<Outcome<T>>> ask)
    {
        await using var db = Database.CreateContext();
        return await ask(db);
    }
}
