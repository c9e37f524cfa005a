using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Daily;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Verify;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Tests.Web.Daily;

/// <summary>FT （51）, SN （十七）二: a nomination (你点我检) closes with a result, and not without.</summary>
public sealed class NominationTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly AddNomination Chives = new("440304", "你点我检", "韭菜", "孩子常吃", "13800000000", new(2023, 4, 1));

    [Test]
    public async Task From_the_public_to_the_result_told()
    {
        var number = (await Add(Chives)).Value.Number;
        Assert.That(number, Is.EqualTo("DM-440304-2023-00001"));
        Assert.That((await Act(new(number, "link", SampleNo: "S1"))).Refusal!.Code, Is.EqualTo("not-now"));
        await Act(new(number, "choose", "四月抽检计划"));
        Database.Samples(InspectionFiles.Sample("S1", "韭菜"));
        Assert.That((await Act(new(number, "link", SampleNo: "S1"))).Value.Actions, Is.EqualTo(new[] { "link" }), "no result yet, nothing to tell");
        Assert.That((await Act(new(number, "tell", "合格"))).Refusal!.Code, Is.EqualTo("no-result"));
        Database.Results("S1,毒死蜱,0.001,mg/kg,≤0.02,2023-04-10,,R1,");

        Assert.That((await Act(new(number, "tell"))).Refusal!.Code, Is.EqualTo("missing"));
        var told = (await Act(new(number, "tell", "您点名的韭菜检验合格"))).Value;

        Assert.That((told.Stage, told.Result, told.SampleNo, told.Actions.Count), Is.EqualTo(("closed", "合格", "S1", 0)));
        Assert.That((await Act(new(number, "decline", "晚了"))).Refusal!.Message, Does.Contain("它已办结"));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
        var tally = (await new AskCampaigns("440304", "2023-04", TestDatabase.Now).Handle(Database, CaseRows.Officer, default)).Value.Items.Single(item => item.Tag == "你点我检");
        Assert.That(tally.Nominations, Is.EqualTo(new CampaignTallies.Nominated(1, 1, 0)));
    }

    [Test]
    public async Task A_rapid_test_may_answer_and_one_that_failed_does_not()
    {
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA,2023-04-02 08:00,440304-M01,韭菜,孔雀石绿,无效\nB,2023-04-02 08:00,440304-M01,韭菜,孔雀石绿,阴性\n"
            + "C,2023-03-31 08:00,440304-M01,韭菜,孔雀石绿,阴性\n");
        await using var db = Database.CreateContext();
        var ids = await db.RapidTests.ToDictionaryAsync(test => test.SampleNo, test => test.Id);
        var number = (await Add(Chives)).Value.Number;
        await Act(new(number, "choose"));

        Assert.That((await Act(new(number, "link", RapidTest: ids["C"]))).Refusal!.Code, Is.EqualTo("before-nomination"));
        await Act(new(number, "link", RapidTest: ids["A"]));
        Assert.That((await Act(new(number, "tell", "阴性"))).Refusal!.Code, Is.EqualTo("no-result"));
        await Act(new(number, "link", RapidTest: ids["B"]));
        Assert.That((await Act(new(number, "tell", "快检未检出"))).Value.Result, Is.EqualTo("快检阴性"));
    }

    [Test]
    public async Task Another_food_answers_only_with_a_reason_and_another_name_of_it_does()
    {
        Database.Samples(InspectionFiles.Sample("S2", "菠菜"));
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA,2023-04-02 08:00,440304-M01,广东菜心,孔雀石绿,阴性\n");
        var number = (await Add(Chives with { Product = "菜心" })).Value.Number;
        await Act(new(number, "choose"));

        var refused = (await Act(new(number, "link", SampleNo: "S2"))).Refusal!;
        Assert.That((refused.Code, refused.Message), Is.EqualTo(("other-food", "点名的是“菜心”，样品 S2是“菠菜”，不是同一种食品，不能关联；确为同类代替的，请在说明（text）中写明理由。")));
        await using var db = Database.CreateContext();
        Assert.That((await Act(new(number, "link", RapidTest: await db.RapidTests.Select(test => test.Id).SingleAsync()))).Succeeded, Is.True, "广东菜心 is another name of 菜心");
        Assert.That((await Act(new(number, "link", "同为叶菜，当日无菜心在售", SampleNo: "S2"))).Value.LinkedBecause, Is.EqualTo("同为叶菜，当日无菜心在售"));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public async Task What_is_declined_says_why()
    {
        var number = (await Add(Chives)).Value.Number;

        Assert.That((await Act(new(number, "decline"))).Refusal!.Code, Is.EqualTo("missing"));
        Assert.That((await Act(new(number, "decline", "不属食品"))).Value.StageName, Is.EqualTo("不采纳"));
    }

    [Test]
    public async Task Two_at_once_do_one_step()
    {
        var number = (await Add(Chives)).Value.Number;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Act(new(number, "choose")))));

        Assert.That(outcomes.Count(outcome => outcome.Succeeded), Is.EqualTo(1));
        Assert.That((await Act(new(number, "link", SampleNo: "S1", Version: 1))).Refusal!.Code, Is.EqualTo("stale-version"));
    }

    [Test]
    public async Task Bad_or_others_nominations_are_refused()
    {
        Assert.That((await Add(Chives with { Product = "" })).Refusal!.Code, Is.EqualTo("missing"));
        Assert.That((await Add(Chives with { Reason = new string('长', 501) })).Refusal!.Code, Is.EqualTo("too-long"));
        Assert.That((await Add(Chives with { Campaign = "九号查酒" })).Refusal!.Code, Is.EqualTo("unknown-campaign"));
        Assert.That((await Add(Chives with { On = new(2024, 1, 1) })).Refusal!.Code, Is.EqualTo("in-the-future"));
        var number = (await Add(Chives)).Value.Number;
        Assert.That((await Act(new(number, "choose"), CaseRows.Elsewhere)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await Act(new(number, "choose"), CaseRows.Laboratory)).Refusal!.Kind, Is.EqualTo(RefusalKind.NotFound), "who asks is no laboratory's affair");
        await using var db = Database.CreateContext();
        Assert.That((await new ListNominations("440304").Handle(db, CaseRows.Laboratory, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private Task<Outcome<NominationList.Item>> Add(AddNomination request) => request.Handle(Database, CaseRows.Officer, TestDatabase.Now, default);

    private async Task<Outcome<NominationList.Item>> Act(ActOnNomination request, Caller? caller = null)
    {
        await using var db = Database.CreateContext();
        return await request.Handle(db, caller ?? CaseRows.Officer, TestDatabase.Now, default);
    }
}
