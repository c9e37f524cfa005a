using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Daily;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Daily;

/// <summary>SN （一）一 月通报、季提醒、年督查: on the 1st the month's report is there, at the quarter's end who is behind is named, the year's inspection is noted.</summary>
public sealed class RhythmTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly Caller Office = new("食安办", Roles.Office, "510900-HD-REG", "510900-HD");
    private static readonly DateOnly From = new(2023, 6, 28);

    [Test]
    public async Task Deadlines_cadence_and_weeks_of_the_coming_days_stand_by_day()
    {
        var items = (await Ask(From, 7)).Items.Where(item => item.DueOn >= From).Select(item => (item.DueOn.Day, item.Code)).ToList();

        Assert.That(items, Is.EquivalentTo(new[]
        {
            (30, "SN-1-1-quarterly"), (30, "SN-26-1"), (30, "SN-M18-score/月"), (30, "SN-M18-score/季"), (1, "SN-1-1-monthly"), (2, "SN-M18-score/周"), (2, "SN-M5-cowpea"),
        }), "SN-M1 is told by the deadlines of its own task");
    }

    [Test]
    public async Task What_was_not_done_in_the_month_before_stands_first_as_missed()
    {
        var items = (await Ask(From, 7)).Items;

        Assert.That(items.Where(item => item.DueOn < From).Select(item => item.State), Is.All.EqualTo("missed").And.Not.Empty);
        Assert.That(items.Select(item => item.Code), Does.Contain("SN-1-1-monthly"));
        Assert.That(items[0].DueOn, Is.LessThan(From));
    }

    [Test]
    public async Task The_report_of_the_month_before_is_the_bulletin()
    {
        var first = new DateOnly(2023, 7, 1);
        Assert.That(await Detail(first), Is.EqualTo(("missed", "2023-06 的通报报表尚未出具")));
        var issued = await new IssueReport("quotas", "510900-HD", "2023-06", TestDatabase.Now).Handle(Database, Office, TestDatabase.Now, default);

        var (state, detail) = await Detail(first, TestDatabase.Now);

        Assert.That(state, Is.EqualTo("done"));
        Assert.That(detail, Does.StartWith($"报表 {issued.Value.Report.Number}，2023-12-31"));

        async Task<(string, string?)> Detail(DateOnly due, DateTimeOffset? asOf = null)
        {
            var item = (await Ask(due, 1, asOf ?? new(2023, 7, 2, 0, 0, 0, TimeSpan.FromHours(8)))).Items.Single(one => one.Code == "SN-1-1-monthly" && one.DueOn == due);
            return (item.State, item.Detail);
        }
    }

    [Test]
    public async Task A_note_is_made_once_and_can_be_taken_back()
    {
        var held = new NoteRhythm("510900-HD", "SN-1-1-quarterly", new(2023, 6, 30), new(2023, 6, 29), "已书面提醒3个单位");

        Assert.That((await Note(held)).Succeeded, Is.True);
        Assert.That((await Note(held)).Refusal!.Code, Is.EqualTo("already-noted"));
        var noted = (await Ask(From, 7, TestDatabase.Now)).Items.Single(item => item.Code == "SN-1-1-quarterly" && item.DueOn.Month == 6);
        Assert.That((noted.State, noted.Detail), Is.EqualTo(("done", "2023-06-29 已书面提醒3个单位")));
        Assert.That((await Note(held with { TakeBack = true, Words = "登记错了" })).Succeeded, Is.True);
        Assert.That((await Note(held with { TakeBack = true, Words = "登记错了" })).Refusal!.Code, Is.EqualTo("not-noted"));
        Assert.That((await Note(held with { Words = "改正" })).Succeeded, Is.True);
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public async Task Bad_notes_are_refused()
    {
        var held = new NoteRhythm("510900-HD", "SN-1-1-yearly", new(2023, 12, 31), new(2023, 12, 31), "年度督查");

        Assert.That((await Note(held with { DueOn = new(2023, 12, 30) })).Refusal!.Code, Is.EqualTo("unknown-date"));
        Assert.That((await Note(held with { Words = "" })).Refusal!.Code, Is.EqualTo("missing"));
        Assert.That((await Note(held with { DoneOn = new(2024, 1, 1) })).Refusal!.Code, Is.EqualTo("in-the-future"));
        Assert.That((await held.Handle(Database, new("外区", Roles.Office, "440103-REG", "440103"), TestDatabase.Now, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task At_the_quarters_end_who_is_behind_is_named()
    {
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA,2023-03-09 08:00,440304-M01,菜心,孔雀石绿,阴性\n");

        var reminder = (await new AskReminder("440304", new(2023, 3, 31)).Handle(Database, Caller.CommandLine, default)).Value;

        Assert.That(reminder.Behind.Select(item => item.Code), Does.Contain("FT-37-count").Or.Contain("FT-37-batches").Or.Some.StartsWith("FT-37"));
        Assert.That(reminder.Behind.Single(item => item.MissingSites.Count > 0).MissingSites, Has.Count.EqualTo(23));
        Assert.That(reminder.Text, Does.StartWith("【福田区】截至 2023年3月31日，下列任务落后于计划，请抓紧：\n1. ").And.Contain("责任单位："));
    }

    [Test]
    public async Task A_site_that_declared_the_day_is_told_and_not_chased()
    {
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA,2023-03-09 08:00,440304-M01,菜心,孔雀石绿,阴性\n");
        await using (var db = Database.CreateContext())
            await new DeclareClosure("440304-M02", new(2023, 3, 31), new(2023, 3, 31), "power-cut").Handle(db, Caller.CommandLine, TestDatabase.Now, default);

        var coverage = (await new AskReminder("440304", new(2023, 3, 31)).Handle(Database, Caller.CommandLine, default)).Value.Behind.Single(item => item.MissingSites.Count > 0);

        Assert.That((coverage.MissingSites.Count, coverage.ClosedSites.Single()), Is.EqualTo((22, "福田示例市场02（停电）")));
        Assert.That(coverage.MissingSites, Does.Not.Contain("福田示例市场02"));
    }

    private async Task<RhythmList> Ask(DateOnly from, int days, DateTimeOffset? asOf = null) =>
        (await new AskRhythm("510900-HD", from, asOf ?? new(from.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)), days).Handle(Database, Office, default)).Value;

    private Task<Outcome<RhythmNote>> Note(NoteRhythm request) => request.Handle(Database, Office, TestDatabase.Now, default);
}
