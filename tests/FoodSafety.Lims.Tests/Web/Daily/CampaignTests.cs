using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Daily;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Verify;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Tests.Web.Daily;

/// <summary>FT （51）: each Wednesday and each 9th; LW （11）: a campaign's totals are the samples that bear its tag.</summary>
public sealed class CampaignTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Header = "样品编号,检测时间,市场,任务来源,样品名称,检测项目,检测结果,专项活动\n";
    private static readonly DateTimeOffset EndOfMarch = new(2023, 3, 31, 12, 0, 0, TimeSpan.FromHours(8));

    [Test]
    public async Task A_record_belongs_by_its_programme_or_its_campaign_column_and_counts_once()
    {
        Database.Import(Header
            + "A,2023-03-09 08:00,440304-M01,九号查酒,白酒,甲醇,阴性,\nB,2023-03-09 08:00,440304-M01,日常快检,白酒,甲醇,阳性,守查保、九号查酒\n"
            + "B,2023-03-09 08:00,440304-M01,日常快检,白酒,铅,阴性,守查保、九号查酒\nC,2023-03-09 08:00,440304-M01,九号查酒,白酒,甲醇,阴性,九号查酒\n"
            + "D,2023-03-10 08:00,440304-M01,日常快检,白酒,甲醇,无效,九号查酒\nE,2023-03-10 08:00,440304-M01,日常快检,白酒,甲醇,阴性,\nF,2023-04-09 08:00,440304-M01,九号查酒,白酒,甲醇,阴性,\n");
        Database.Import("抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构,专项活动\n"
            + "S1,区,监督抽检,2023-03-09,440304-REG,甲、乙,示例商行,韭菜,蔬菜,2,1,kg,440304-LAB1,九号查酒\nS2,区,监督抽检,2023-03-09,440304-REG,甲、乙,示例商行,韭菜,蔬菜,2,1,kg,440304-LAB1,\n", "samples");
        Database.Results("S1,毒死蜱,0.5,mg/kg,≤0.02,2023-03-15,,R1,");

        var (ninth, guard) = (await Of("九号查酒"), await Of("守查保"));

        Assert.That(ninth.Tally, Is.EqualTo(new CampaignTallies.Tally(Batches: 3, Positive: 1, Samples: 1, NonCompliant: 1)), "A, B, C and S1; D failed, F is April's");
        Assert.That(guard.Tally, Is.EqualTo(new CampaignTallies.Tally(1, 1, 0, 0)));
        Assert.That(ninth.Occurrences.Select(held => (held.From.Day, held.Tally.Batches, held.State)), Is.EqualTo(new[] { (9, 3, "held") }));
    }

    /// <summary>At 20,000,000 tests a period's rows cannot be read through for the few that state a campaign: the plan names the partial index.</summary>
    [Test]
    public void Tests_that_state_a_campaign_are_found_by_their_own_index()
    {
        using var db = Database.CreateContext();
        var (from, to) = (new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 31));
        var sql = db.RapidTests.Where(test => test.TestedOn >= from && test.TestedOn <= to && test.Details != null && test.Details.Contains("\"campaign\"")).Select(test => test.Details).ToQueryString();
        var index = Kind == DatabaseKind.Sqlite ? "instr(details, '\"campaign\"') > 0" : "details LIKE '%\"campaign\"%'";

        Assert.That(sql.Replace("\"r\".", "").Replace("\"details\"", "details").Replace("r.details", "details"), Does.Contain(index), "an index is used only where its condition stands in the question");
        if (Kind == DatabaseKind.Sqlite)
        {
            using var connection = Database.OpenConnection();
            using var explain = connection.Command(null, "EXPLAIN QUERY PLAN SELECT details FROM rapid_tests WHERE tested_on >= 1 AND tested_on <= 9 AND details IS NOT NULL AND " + index);
            using var reader = explain.ExecuteReader();
            Assert.That(reader.Read() ? reader.GetString(3) : "", Does.Contain("ix_rapid_tests_campaign"));
        }
    }

    [Test]
    public async Task A_wednesday_without_a_record_is_missed_once_it_is_over()
    {
        Database.Import(Header + "A,2023-03-08 08:00,440304-M01,星期三查餐厅,菜心,孔雀石绿,阴性,\nB,2023-03-16 08:00,440304-M01,星期三查餐厅,菜心,孔雀石绿,阴性,\n");

        var wednesdays = await Of("星期三查餐厅", asOf: new(2023, 3, 22, 12, 0, 0, TimeSpan.FromHours(8)));

        Assert.That(wednesdays.Occurrences.Select(held => (held.From.Day, held.State)), Is.EqualTo(new[] { (1, "missed"), (8, "held"), (15, "missed"), (22, "running"), (29, "coming") }));
        Assert.That(wednesdays.Missed, Is.EqualTo(new[] { new DateOnly(2023, 3, 1), new DateOnly(2023, 3, 15) }));
        Assert.That(wednesdays.Tally.Batches, Is.EqualTo(2), "what was done on Thursday is done, though no Wednesday");
    }

    [Test]
    public async Task An_event_counts_within_its_days_and_can_be_taken_back()
    {
        Database.Import(Header + "A,2023-03-04 08:00,440304-M01,日常快检,菜心,孔雀石绿,阴性,两会保障\nB,2023-03-05 08:00,440304-M01,日常快检,菜心,孔雀石绿,阴性,两会保障\n"
            + "C,2023-03-13 08:00,440304-M01,日常快检,菜心,孔雀石绿,阴性,两会保障\nD,2023-03-14 08:00,440304-M01,日常快检,菜心,孔雀石绿,阴性,两会保障\n");
        var meeting = new AddEvent("440304", "两会保障", "全国两会食品安全保障", new(2023, 3, 5), new(2023, 3, 13));
        var added = (await Add(meeting)).Value;

        Assert.That((await Of("两会保障")).Tally.Batches, Is.EqualTo(2));
        Assert.That((await Add(meeting with { From = new(2023, 3, 13), To = new(2023, 3, 20) })).Refusal!.Code, Is.EqualTo("overlaps"));
        Assert.That((await Add(meeting with { From = new(2023, 3, 14), To = new(2023, 3, 20) })).Succeeded, Is.True);
        await using var db = Database.CreateContext();
        Assert.That((await new WithdrawEvent(added.Id, "").Handle(db, CaseRows.Officer, TestDatabase.Now, default)).Refusal!.Code, Is.EqualTo("missing"));
        Assert.That((await new WithdrawEvent(added.Id, "重复").Handle(db, CaseRows.Elsewhere, TestDatabase.Now, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await new WithdrawEvent(added.Id, "重复").Handle(db, CaseRows.Officer, TestDatabase.Now, default)).Succeeded, Is.True);
        Assert.That((await Ask()).Items.Where(item => item.Kind == "event").Select(item => item.From.Day), Is.EqualTo(new[] { 14 }));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public async Task Bad_events_are_refused()
    {
        var good = new AddEvent("440304", "国庆", null, new(2023, 9, 29), new(2023, 10, 6));

        Assert.That((await Add(good with { Tag = " " })).Refusal!.Code, Is.EqualTo("missing"));
        Assert.That((await Add(good with { To = new(2023, 9, 28) })).Refusal!.Code, Is.EqualTo("out-of-range"));
        Assert.That((await Add(good with { Tag = new string('长', 51) })).Refusal!.Code, Is.EqualTo("too-long"));
        Assert.That((await Add(good with { District = "440103" })).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private async Task<Outcome<AssuranceEvent>> Add(AddEvent request)
    {
        await using var db = Database.CreateContext();
        return await request.Handle(db, CaseRows.Officer, TestDatabase.Now, default);
    }

    private async Task<CampaignTallies> Ask(DateTimeOffset? asOf = null) => (await new AskCampaigns("440304", "2023-03", asOf ?? EndOfMarch).Handle(Database, CaseRows.Officer, default)).Value;

    private async Task<CampaignTallies.Item> Of(string tag, DateTimeOffset? asOf = null) => (await Ask(asOf)).Items.Single(item => item.Tag == tag);
}
