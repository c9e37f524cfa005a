using System.Text;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Tests.Web.Samples;
using FoodSafety.Lims.Web.Bulletins;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Bulletins;

/// <summary>Findings and passes in the public bulletins' layout (domain §3B), and what must not be published: LW (14), 食品安全法 art 88(1).</summary>
public sealed class BulletinTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Case = "HC-440304-2023-00001";

    /// <summary>A code whose check character is right, computed by GB 32100.</summary>
    private const string CreditCode = "91350211M000100Y46";

    private static readonly DateTimeOffset Served = new(2023, 4, 24, 10, 0, 0, TimeSpan.FromHours(8));

    [SetUp]
    public void Register()
    {
        Database.Import("抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,统一社会信用代码,样品名称,食品大类,标称生产企业,抽样数量,备样数量,单位,检验机构\n"
            + $"S1,区,监督抽检,2023-04-03,440304-REG,甲、乙,=商行,{CreditCode},韭菜,蔬菜,乙农场,2,1,kg,440304-LAB1\n"
            + "S2,区,监督抽检,2023-04-03,440304-REG,甲、乙,商行二,,韭菜,蔬菜,,2,1,kg,440304-LAB1\n"
            + "S3,市,风险监测,2023-04-03,440304-REG,甲、乙,商行三,,韭菜,蔬菜,,2,1,kg,440304-LAB1\n"
            + "S4,市,风险监测,2023-04-03,440304-REG,甲、乙,商行四,,韭菜,蔬菜,,2,1,kg,440304-LAB1\n", "samples");
        Database.Import("抽样单编号,检验项目,检验结果,单位,标准值,检验日期,签发日期,报告编号\n"
            + "S1,毒死蜱,0.5,mg/kg,≤0.02,2023-04-10,2023-04-17,R1\nS2,毒死蜱,0.01,mg/kg,≤0.02,2023-04-10,2023-04-17,R2\n"
            + "S3,毒死蜱,0.5,mg/kg,≤0.02,2023-04-10,2023-04-17,R3\nS4,毒死蜱,0.01,mg/kg,≤0.02,2023-04-10,2023-04-17,R4\n", "results", "440304-LAB1");
    }

    [Test]
    public async Task A_finding_waits_until_it_was_served_and_seven_working_days_have_passed()
    {
        Assert.That((await Read("findings")).HeldBack.Select(held => (held.SampleNo, held.Code)), Is.EqualTo(new[] { ("S1", "not-served"), ("S3", "risk-monitoring") }));
        await Serve();

        // 24 April 2023 is a Monday; 29 April to 3 May are off, 6 May is a make-up day: the seventh working day after it is 6 May.
        var last = new DateTimeOffset(2023, 5, 6, 23, 59, 59, TimeSpan.FromHours(8));
        Assert.That((await Read("findings", last)).HeldBack[0].Code, Is.EqualTo("objection-open"));

        var published = await Read("findings", last.AddSeconds(1));
        Assert.That(published.HeldBack.Select(held => held.SampleNo), Is.EqualTo(new[] { "S3" }), "risk monitoring is never published");
        var row = published.Columns.Zip(published.Rows.Single()).ToDictionary(cell => cell.First, cell => cell.Second);
        Assert.That((row["抽样编号"], row["标称生产企业名称"], row["不合格项目║检验结果║标准值"], row["统一社会信用代码"], row["商标"]),
            Is.EqualTo(("S1", "乙农场", "毒死蜱║0.5mg/kg║≤0.02", CreditCode, "/")));
        Assert.That(row["检验机构"], Is.Not.EqualTo("440304-LAB1"), "the laboratory by its name");
    }

    [Test]
    public async Task A_finding_waits_for_every_party_that_was_given_a_task()
    {
        await Serve();
        var late = new DateTimeOffset(2023, 6, 1, 8, 0, 0, TimeSpan.FromHours(8));
        await Act(2, "assign-party", new GivenEvidence("party-department", "某县局"));
        Assert.That((await Read("findings", late.AddHours(2))).HeldBack[0] is { Code: "not-served" } unserved && unserved.Message.Contains("乙农场", StringComparison.Ordinal), Is.True);

        await Act(2, "serve-party", new GivenEvidence("party-served-at", late.ToString("yyyy-MM-ddTHH:mm:sszzz", null)), new GivenEvidence("party-service-method", "邮寄送达"));

        // 1 June 2023 is a Thursday: the seventh working day after it is Monday, 12 June.
        var last = new DateTimeOffset(2023, 6, 12, 23, 59, 59, TimeSpan.FromHours(8));
        Assert.That((await Read("findings", last)).HeldBack[0] is { Code: "objection-open" } open && open.Message.Contains("2023-06-12", StringComparison.Ordinal), Is.True);
        Assert.That((await Read("findings", last.AddSeconds(1))).Rows, Has.Count.EqualTo(1));

        async Task Act(int party, string action, params GivenEvidence[] evidence)
        {
            await using var db = Database.CreateContext();
            var reading = await CaseReading.Load(db, late.AddHours(1), Database.Settings.TimeZone, default);
            Assert.That((await new ActOnCaseParty(Case, action, party, evidence).Handle(db, reading, CaseRows.Officer, default)).Refusal?.Message, Is.Null);
        }
    }

    [Test]
    public async Task Addresses_stand_under_their_columns_and_a_recheck_replaces_the_result_of_its_item()
    {
        Database.Import("抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,被抽样单位地址,样品名称,食品大类,标称生产企业,标称生产企业地址,抽样数量,备样数量,单位,检验机构\n"
            + "S5,区,监督抽检,2023-04-03,440304-REG,甲、乙,商行五,福田区某路 1 号,韭菜,蔬菜,丙厂,某县某路 2 号,2,1,kg,440304-LAB1\n", "samples");
        Database.Import("抽样单编号,检验项目,检验结果,单位,标准值,检验日期,签发日期,报告编号,阶段\n"
            + "S5,铅（以Pb计）,0.5,mg/kg,≤0.1,2023-04-10,2023-04-17,R5,初检\n", "results", "440304-LAB1");
        var found = await Database.OrderReexamination("S5");
        Database.Import("抽样单编号,检验项目,检验结果,单位,标准值,检验日期,签发日期,报告编号,阶段\nS5,铅(以Pb计),0.6,mg/kg,≤0.1,2023-04-18,2023-04-19,R6,复检\n", "results");
        await Database.ActOnParty(found, "uphold-first-result", new GivenEvidence("reinspection-report-no", "R6"));
        await Serve("HC-440304-2023-00003");

        var published = await Read("findings", new DateTimeOffset(2023, 5, 8, 0, 0, 0, TimeSpan.FromHours(8)));

        var row = published.Columns.Zip(published.Rows.Single(cells => cells[0] == "S5")).ToDictionary(cell => cell.First, cell => cell.Second);
        Assert.That((row["标称生产企业地址"], row["被抽样单位地址"], row["不合格项目║检验结果║标准值"]),
            Is.EqualTo(("某县某路 2 号", "福田区某路 1 号", "铅(以Pb计)║0.6mg/kg║≤0.1")));
    }

    [Test]
    public async Task Passes_have_their_own_layout_and_hold_risk_monitoring_back()
    {
        var passes = await Read("passes");

        Assert.That(passes.Rows.Select(row => row[0]), Is.EqualTo(new[] { "S2" }));
        Assert.That(passes.Columns, Does.Contain("被抽样单位所在省份").And.Not.Contain("不合格项目║检验结果║标准值"));
        Assert.That(passes.Rows[0][passes.Columns.ToList().IndexOf("被抽样单位所在省份")], Is.EqualTo("广东"));
        Assert.That(passes.HeldBack.Select(held => (held.SampleNo, held.Code)), Is.EqualTo(new[] { ("S4", "risk-monitoring") }));
    }

    [Test]
    public async Task A_pass_waits_while_a_dispute_about_it_is_pending()
    {
        await Act("raise-objection", new("objection-raised-at", "2023-04-24T09:00:00+08:00"), new("objection-on-sampling", "no"), new("objection-ground", "样品混淆"));
        var found = await Database.OrderReexamination("S1");
        Database.ResultsOf("440304-REG", "S1,毒死蜱,0.01,mg/kg,≤0.02,2023-04-26,合格,F1,复检");
        await Database.ActOnParty(found, "overturn-first-result", new GivenEvidence("reinspection-report-no", "F1"));

        Assert.That((await Read("passes", Served.AddDays(5))).HeldBack.Select(held => (held.SampleNo, held.Code)), Is.EqualTo(new[] { ("S1", "dispute-pending"), ("S4", "risk-monitoring") }));

        await Act("accept-objection");
        await Act("uphold-objection", new GivenEvidence("objection-conclusion", "异议成立"));
        Assert.That((await Read("passes", Served.AddDays(5))).Rows.Select(row => row[0]), Is.EqualTo(new[] { "S1", "S2" }));

        async Task Act(string action, params GivenEvidence[] evidence)
        {
            await using var db = Database.CreateContext();
            Assert.That((await new ActOnCaseParty(Case, action, 1, evidence).Handle(db, await CaseRows.Reading(db, Served), CaseRows.Officer, default)).Refusal?.Message, Is.Null);
        }
    }

    [Test]
    public async Task Nothing_is_published_before_its_result_is_locked_and_its_report_recorded()
    {
        Database.Samples(InspectionFiles.Sample("S6"));
        var blind = (await Database.Walk("S6", "hand-over", "recode", "receive")).BlindCode!;
        Database.Results($"{blind},毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R6,初检");
        foreach (var action in new[] { "lock-result", "record-report" })
        {
            Assert.That((await Read("passes")).Rows.Select(row => row[0]), Is.EqualTo(new[] { "S2" }), action);
            await Database.Act(blind, action);
        }

        Assert.That((await Read("passes")).Rows.Select(row => row[0]), Is.EqualTo(new[] { "S2", "S6" }));
    }

    /// <summary>豇豆 毒死蜱 ≤0.02 mg/kg: GB 2763, seeds/reference/limits.json.</summary>
    [Test]
    public async Task A_limit_that_came_from_the_table_stands_beside_its_result()
    {
        Database.Samples(InspectionFiles.Sample("S7", food: "豇豆"));
        Database.Results("S7,毒死蜱,0.5,mg/kg,,2023-04-10,,R7,初检");
        await Serve("HC-440304-2023-00003");

        var published = await Read("findings", new DateTimeOffset(2023, 5, 8, 0, 0, 0, TimeSpan.FromHours(8)));

        Assert.That(published.Rows.Single()[published.Columns.ToList().IndexOf("不合格项目║检验结果║标准值")], Is.EqualTo("毒死蜱║0.5mg/kg║≤0.02mg/kg"));
    }

    [Test]
    public async Task Of_another_period_there_is_nothing() => Assert.That((await Read("passes", period: "2023-05")).Rows, Is.Empty);

    [TestCase("xlsx")]
    [TestCase("csv")]
    public async Task The_file_is_taken_in_again_as_findings(string format)
    {
        await Serve();
        using var file = new MemoryStream();

        BulletinFile.Write(file, await Read("findings"), format);

        var receipt = Database.Import(file.ToArray(), "findings", "440103-REG");
        Assert.That((receipt.Rows.Read, receipt.Rows.Accepted), Is.EqualTo((1, 1)), () => string.Join("\n", receipt.Faults.Select(fault => fault.Message)));
        if (format == "csv")
            Assert.That(Encoding.UTF8.GetString(file.ToArray()), Does.Contain("'=商行").And.StartWith("\uFEFF"), "no formula, and a mark that spreadsheets read the Chinese by");
    }

    [TestCase("wrong", "440304", "2023-04", "unknown-kind")]
    [TestCase("passes", "999999", "2023-04", "unknown-district")]
    [TestCase("passes", "440304", "2023-13", "unknown-period")]
    public async Task What_is_not_known_is_refused_by_name(string kind, string district, string period, string code)
    {
        await using var db = Database.CreateContext();
        var outcome = await new ReadBulletin(kind, district, period, TestDatabase.Now).Handle(db, Database.Settings.TimeZone, CaseRows.Officer, default);

        Assert.That(outcome.Refusal?.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Only_the_districts_own_regulators_read_it()
    {
        await using var db = Database.CreateContext();
        foreach (var caller in (Caller[])[CaseRows.Elsewhere, CaseRows.Laboratory])
            Assert.That((await new ReadBulletin("passes", "440304", "2023-04", TestDatabase.Now).Handle(db, Database.Settings.TimeZone, caller, default)).Refusal!.Kind,
                Is.EqualTo(RefusalKind.Forbidden));
    }

    private async Task<Bulletin> Read(string kind, DateTimeOffset? asOf = null, string period = "2023-04")
    {
        await using var db = Database.CreateContext();
        var outcome = await new ReadBulletin(kind, "440304", period, asOf ?? TestDatabase.Now).Handle(db, Database.Settings.TimeZone, CaseRows.Officer, default);
        Assert.That(outcome.Refusal, Is.Null);
        return outcome.Value;
    }

    private async Task Serve(string number = Case)
    {
        await using var db = Database.CreateContext();
        Assert.That((await new ActOnCase(number, "start", []).Handle(db, await CaseRows.Reading(db, Served), CaseRows.Officer, default)).Refusal, Is.Null);
        Assert.That((await new ActOnCase(number, "notify", [new("served-at", Served.ToString("yyyy-MM-ddTHH:mm:sszzz", null)), new("service-method", "直接送达")])
            .Handle(db, await CaseRows.Reading(db, Served), CaseRows.Officer, default)).Refusal, Is.Null);
    }
}
