using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Shell;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>
/// Backup samples: 合格 3 months after the conclusion of 2023-04-05, that is to 2023-07-05; 不合格 6 months, to 2023-10-07, since 5 October
/// is in 国庆 (令15 arts 27–28, from memory).
/// </summary>
public sealed class BackupTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly DateTimeOffset Kept = new(2023, 7, 5, 23, 59, 59, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset Over = new(2023, 7, 6, 0, 0, 0, TimeSpan.FromHours(8));

    [SetUp]
    public async Task Report_samples()
    {
        Database.Samples(Sample("FT1"), Sample("FT2"), Sample("FT3"));
        foreach (var (number, result) in new[] { ("FT1", "0.01,mg/kg,≤0.02,2023-04-05,合格"), ("FT2", "0.05,mg/kg,≤0.02,2023-04-05,不合格"), ("FT3", "0.01,mg/kg,≤0.02,2023-04-05,合格") })
        {
            var blind = (await Database.Walk(number, "hand-over", "recode")).BlindCode!;
            Assert.That((await Database.Act(blind, "receive", besides: number == "FT3" ? [] : [("best-before", "2023-12-31")])).Refusal, Is.Null);
            Database.Results($"{blind},毒死蜱,{result},R-{number},初检");
            await Database.Walk(number, "lock-result", "record-report");
        }
    }

    [Test]
    public async Task A_backup_is_due_after_its_last_day_and_each_limit_has_its_source()
    {
        var before = await Backups(Kept);
        var after = await Backups(Over);

        Assert.That(before.Items.Select(item => (item.SampleNo, item.KeptUntil, item.State)), Is.EqualTo(new[]
        {
            ("FT1", new DateOnly(2023, 7, 5), "kept"), ("FT3", new DateOnly(2023, 7, 5), "kept"), ("FT2", new DateOnly(2023, 10, 7), "kept"),
        }));
        Assert.That(before.Items.Select(item => item.Source), Is.All.Contains("第15号"));
        Assert.That(after.Items.Select(item => (item.SampleNo, item.State, item.Reusable)), Is.EqualTo(new[] { ("FT1", "due", true), ("FT3", "due", false), ("FT2", "kept", false) }));
        Assert.That((after.Kept, after.Due, after.Reused, after.Releasable, after.UtilisationRate), Is.EqualTo((1, 2, 0, 1, (decimal?)0m)));
        Assert.That(before.UtilisationRate, Is.Null, "nothing could be re-used yet");
    }

    [Test]
    public async Task A_compliant_backup_is_donated_after_its_retention_and_counts()
    {
        Assert.That((await Database.Act("FT1", "release-backup", at: Kept)).Refusal!.Code, Is.EqualTo("backup-still-kept"));
        Assert.That((await Database.Act("FT1", "release-backup", SampleSteps.Officer, at: Over)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await Database.Act("FT2", "release-backup", at: Over)).Refusal!.Code, Is.EqualTo("backup-non-compliant"));
        Assert.That((await Database.Act("FT3", "release-backup", at: Over)).Refusal!.Code, Is.EqualTo("backup-shelf-life-unknown"));

        var released = (await Database.Act("FT1", "release-backup", at: Over, besides: ("recipient", "福田敬老院"))).Value;
        await Database.Act("FT3", "release-backup", at: Over, besides: ("backup-use", "destruction"));

        Assert.That((released.Stage, released.Backup!.ReusableFrom, released.Actions.Count), Is.EqualTo(("backup-released", (DateOnly?)new DateOnly(2023, 7, 6), 0)));
        var list = await Backups(Over);
        Assert.That((list.Reused, list.Destroyed, list.Due, list.Releasable, list.UtilisationRate), Is.EqualTo((1, 1, 0, 1, (decimal?)1m)));
        Assert.That(list.Items.Single(item => item.SampleNo == "FT1").Recipient, Is.EqualTo("福田敬老院"));
        Database.AssertVerified();
    }

    /// <summary>SN (十一)四: a compliant backup is re-used within its shelf life; a sample whose results came by file was never received here.</summary>
    [TestCase("2027-06-01", "2023-04-01", "2027-06-01")]
    [TestCase("12个月", "2023-04-01", "2024-03-31")]
    [TestCase("3天", "2023-04-01", "2023-04-03", "backup-expired")]
    [TestCase("见包装", "2023-04-01", null, "backup-shelf-life-unknown")]
    [TestCase("12个月", "2023-04-01（购进日期）", null, "backup-shelf-life-unknown")]
    public async Task The_forms_shelf_life_is_that_of_a_backup_whose_result_came_by_file(string shelfLife, string producedOn, string? bestBefore, string? code = null)
    {
        Database.Import("抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构,保质期,生产日期/批号\n"
            + $"{Sample("FT7")},{shelfLife},{producedOn}", "samples");
        Database.Results("FT7,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R-7,初检");

        Assert.That((await Database.Show("FT7", SampleSteps.Manager)).Value.Backup!.BestBefore?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(bestBefore));
        Assert.That((await Database.Act("FT7", "release-backup", at: Over)).Refusal?.Code, Is.EqualTo(code));
    }

    [TestCase("2023-07-06", null)]
    [TestCase("2023-07-05", "backup-expired")]
    public async Task Its_shelf_life_may_be_said_on_release(string bestBefore, string? code)
    {
        var released = await Database.Act("FT3", "release-backup", at: Over, besides: ("best-before", bestBefore));

        Assert.That(released.Refusal?.Code, Is.EqualTo(code));
        if (code is null)
            Assert.That((await Backups(Over)).Reused, Is.EqualTo(1));
    }

    [Test]
    public async Task While_its_case_is_open_no_backup_is_called_reusable_whatever_a_reexamination_says()
    {
        await Database.OrderReexamination("FT2");
        Database.ResultsOf("440304-REG", "FT2,毒死蜱,0.01,mg/kg,≤0.02,2023-05-05,合格,F1,复检");

        var item = (await Backups(Over)).Items.Single(item => item.SampleNo == "FT2");

        Assert.That((item.Verdict, item.ReusableFrom, item.Reusable), Is.EqualTo(("compliant", (DateOnly?)new DateOnly(2023, 7, 6), false)));
        Assert.That((await Database.Act("FT2", "release-backup", at: Over)).Refusal!.Code, Is.EqualTo("case-open"));
    }

    [Test]
    public async Task A_backup_handed_on_to_be_examined_again_is_custody_and_nobody_eats_it()
    {
        var handed = (await Database.Act("FT1", "hand-backup", besides: ("handed-to", "440304-LAB2"))).Value;

        Assert.That((handed.Stage, handed.Events[^1].Given["handed-to"]), Is.EqualTo(("reported", "440304-LAB2")));
        var item = (await Backups(Over)).Items.Single(item => item.SampleNo == "FT1");
        Assert.That((item.HandedTo, item.Reusable), Is.EqualTo(("440304-LAB2", false)));
        Assert.That((await Database.Act("FT1", "release-backup", at: Over)).Refusal!.Code, Is.EqualTo("backup-handed-on"));
        Assert.That((await Database.Act("FT1", "release-backup", at: Over, besides: ("backup-use", "destruction"))).Value.Stage, Is.EqualTo("backup-released"));
        Database.AssertVerified();
    }

    [Test]
    public async Task The_list_comes_page_by_page_and_its_numbers_are_of_all()
    {
        await using var db = Database.CreateContext();
        var first = (await new ListBackups("440304", Limit: 2).Handle(db, SampleSteps.Officer, Kept, TestDatabase.Zone, default)).Value;
        var second = (await new ListBackups("440304", first.Next, 2).Handle(db, SampleSteps.Officer, Kept, TestDatabase.Zone, default)).Value;

        Assert.That(first.Items.Concat(second.Items).Select(item => item.SampleNo), Is.EqualTo(new[] { "FT1", "FT3", "FT2" }));
        Assert.That((first.Kept, second.Kept, second.Next), Is.EqualTo((3, 3, (string?)null)));
        Assert.That((await new ListBackups("440304", "x").Handle(db, SampleSteps.Officer, Kept, TestDatabase.Zone, default)).Refusal!.Code, Is.EqualTo("bad-cursor"));
    }

    [Test]
    public async Task The_list_is_for_the_district_s_regulators_and_speaks_Chinese_on_the_command_line()
    {
        await using (var db = Database.CreateContext())
        {
            Assert.That((await new ListBackups("440304").Handle(db, SampleSteps.Laboratory, Over, TestDatabase.Zone, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
            Assert.That((await new ListBackups("999999").Handle(db, Caller.CommandLine, Over, TestDatabase.Zone, default)).Refusal!.Code, Is.EqualTo("unknown-district"));
        }
        if (Kind == DatabaseKind.Postgres)
            return;

        var run = await Invoke([BackupsCommand.Create()], "backups", "--district", "440304", "--as-of", "2023-07-06");

        Assert.That(run.Output, Does.Contain("到期，可再利用").And.Contain("到期，待销毁").And.Contain("保存至 2023-10-07").And.Contain("再利用率 0/1"));
    }

    private async Task<BackupList> Backups(DateTimeOffset asOf)
    {
        await using var db = Database.CreateContext();
        return (await new ListBackups("440304").Handle(db, SampleSteps.Officer, asOf, TestDatabase.Zone, default)).Value;
    }
}
