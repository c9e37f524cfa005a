using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Daily;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.WorkPlans;
using FoodSafety.Lims.Web.WorkPlans.Returns;

namespace FoodSafety.Lims.Tests.Web.WorkPlans;

/// <summary>The work plan of 福田 2023, from its rows to the return of 8 November.</summary>
public sealed class WorkPlanTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string District = "440304";
    private const string Street = "园岭街道办事处";
    private const string Deadline = "FT-56-submission";

    [Test]
    public async Task Every_row_of_the_document_is_there_with_its_units_and_targets()
    {
        var plan = (await Ask("2023-06-01T12:00:00+08:00")).Value;

        Assert.That(plan.Tasks, Has.Count.EqualTo(58), "57 numbers, 48 printed twice");
        Assert.That(plan.Tasks.Count(row => row.Number == "48"), Is.EqualTo(2));
        Assert.That(plan.Tasks.Single(row => row.Number == "37").Targets.Select(target => target.Code), Is.EqualTo(new[] { "FT-37" }));
        Assert.That(plan.Tasks.Single(row => row.Code == "FT-T19").Leads, Is.EqualTo(new[] { "各街道办事处" }));
        Assert.That((await Ask("2023-06-01T12:00:00+08:00", Street)).Value.Tasks.Select(row => row.Code), Does.Contain("FT-T19").And.Contain("FT-T20").And.Contain("FT-T1").And.Not.Contain("FT-T5"));
        Assert.That((await Ask("2023-06-01T12:00:00+08:00", "区水务局")).Refusal!.Code, Is.EqualTo("unknown-unit"));
    }

    [Test]
    public async Task What_a_unit_wrote_last_holds_and_what_it_wrote_before_stays()
    {
        await Write("FT-T19", "第一季度排查 30 家", "2023-04-01T09:00:00+08:00");
        await Write("FT-T19", "上半年排查 75 家", "2023-07-01T09:00:00+08:00");

        Assert.That(await Progress("2023-05-01T00:00:00+08:00"), Is.EqualTo("第一季度排查 30 家"));
        Assert.That(await Progress("2023-08-01T00:00:00+08:00"), Is.EqualTo("上半年排查 75 家"));

        async Task<string?> Progress(string asOf) => (await Ask(asOf)).Value.Tasks.Single(row => row.Code == "FT-T19").Units.Single(unit => unit.Unit == Street).Progress;
    }

    [TestCase("note", "FT-T19")]
    [TestCase("submit", Deadline)]
    public async Task What_is_stored_now_cannot_be_dated_otherwise(string verb, string subject)
    {
        var run = await Invoke([WorkPlanCommand.Create()], "work-plan", verb, subject, "--district", District, "--year", "2023", "--unit", Street, "--as-of", "2023-04-01");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("--as-of"));
        Assert.That((await Invoke([WorkPlanCommand.Create()], "work-plan", "--district", District, "--as-of", "2023-04-01")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Words_of_a_unit_without_a_part_in_the_row_are_refused_and_every_fault_is_told()
    {
        Assert.That((await Write("FT-T5", "x", "2023-04-01T09:00:00+08:00")).Refusal!.Code, Is.EqualTo("unknown-unit"));
        Assert.That((await Write("FT-T999", "x", "2023-04-01T09:00:00+08:00")).Refusal!.Code, Is.EqualTo("unknown-task"));
        await using var db = Database.CreateContext();
        var refused = (await new WriteTaskEntry(District, 2023, "FT-T19", Street, new Dictionary<string, string?> { ["wishes"] = "x", ["progress"] = new string('长', 4001) })
            .Handle(db, CaseRows.Officer, TestDatabase.Now, default)).Refusal!;
        Assert.That(refused.Message, Does.Contain("wishes").And.Contain("超过 4000 字"));
        Assert.That((await new WriteTaskEntry(District, 2023, "FT-T19", Street, new Dictionary<string, string?>()).Handle(db, CaseRows.Officer, TestDatabase.Now, default)).Refusal!.Code, Is.EqualTo("bad-entry"));
        Assert.That((await new WriteTaskEntry(District, 2023, "FT-T19", Street, Text("x")).Handle(db, CaseRows.Elsewhere, TestDatabase.Now, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await new WriteTaskEntry(District, 2023, "FT-T19", Street, Text("x")).Handle(db, CaseRows.Laboratory, TestDatabase.Now, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task A_unit_hands_in_only_when_every_row_it_answers_for_is_told()
    {
        await Write("FT-T19", "已完成", "2023-10-20T09:00:00+08:00");

        var refused = (await Submit(Street, "2023-11-01T09:00:00+08:00")).Refusal!;
        Assert.That(refused.Code, Is.EqualTo("progress-missing"));
        Assert.That(refused.Message, Does.Contain("20（FT-T20）").And.Not.Contain("FT-T19"));

        await Write("FT-T20", "已完成", "2023-10-21T09:00:00+08:00");
        Assert.That((await Submit(Street, "2023-11-08T23:59:00+08:00")).Refusal, Is.Null);

        var due = await Due("2023-11-09T00:00:00+08:00");
        Assert.That(due.In(SubmissionState.Submitted), Is.EqualTo(new[] { Street }));
        Assert.That(due.In(SubmissionState.Overdue), Does.Contain("区教育局").And.Not.Contain(Street));
        Assert.That(due.Reminder, Does.Contain("逾期").And.Contain("区教育局"));
        Assert.That((await Due("2023-11-08T23:59:30+08:00")).In(SubmissionState.Overdue), Is.Empty, "the 8th is in time");
        Assert.That((await Submit("区水务局", "2023-11-01T09:00:00+08:00")).Refusal!.Code, Is.EqualTo("unknown-unit"));
    }

    /// <summary>SN 26: “每半年…提交…贯彻落实情况”: the second half asks for new words.</summary>
    [Test]
    public async Task Each_half_year_asks_for_progress_of_its_own()
    {
        var tasks = Domain.Quotas.DistrictPlans.Of("510900-HD").AnsweredBy("司法分局").Select(task => task.Code).ToList();
        Assert.That(tasks, Is.Not.Empty);
        foreach (var task in tasks)
            await Write(task, "上半年已完成", "2023-06-20T09:00:00+08:00", "司法分局", "510900-HD");

        Assert.That((await Submit("司法分局", "2023-06-29T09:00:00+08:00", "SN-26-1", "510900-HD")).Value.DueOn, Is.EqualTo(new DateOnly(2023, 6, 30)));
        Assert.That((await Submit("司法分局", "2023-12-01T09:00:00+08:00", "SN-26-1", "510900-HD")).Refusal!.Code, Is.EqualTo("progress-missing"));
    }

    [Test]
    public async Task A_meeting_is_noted_in_the_calendar_and_told_in_the_plan()
    {
        Assert.That((await Submit("区食药安办", "2023-05-16T18:00:00+08:00", "FT-56-meeting")).Refusal!.Code, Is.EqualTo("not-a-submission"));
        var note = new NoteRhythm(District, "FT-56-meeting", new DateOnly(2023, 5, 20), new DateOnly(2023, 5, 16), "下午召开，研讨跨部门衔接");
        Assert.That((await note.Handle(Database, CaseRows.Officer, At("2023-05-17T18:00:00+08:00"), default)).Refusal, Is.Null);
        Assert.That((await (note with { Code = Deadline, DueOn = new DateOnly(2023, 11, 8) }).Handle(Database, CaseRows.Officer, At("2023-11-08T18:00:00+08:00"), default)).Refusal!.Code, Is.EqualTo("handed-in-by-units"));

        var meeting = (await Ask("2023-05-20T12:00:00+08:00")).Value.Deadlines.Single(due => due.Deadline == "FT-56-meeting");
        Assert.That((meeting.FromOn, meeting.DueOn, meeting.DoneOn, meeting.Note), Is.EqualTo(((DateOnly?)new DateOnly(2023, 5, 11), new DateOnly(2023, 5, 20), (DateOnly?)new DateOnly(2023, 5, 16), "下午召开，研讨跨部门衔接")));
        Assert.That((await Ask("2023-05-16T12:00:00+08:00")).Value.Deadlines.Single(due => due.Deadline == "FT-56-meeting").DoneOn, Is.Null, "not known yet");
    }

    [Test]
    public async Task The_calendar_tells_how_many_units_handed_in()
    {
        await Write("FT-T19", "已完成", "2023-10-20T09:00:00+08:00");
        await Write("FT-T20", "已完成", "2023-10-21T09:00:00+08:00");
        Assert.That((await Submit(Street, "2023-11-08T09:00:00+08:00")).Refusal, Is.Null);

        var item = (await new AskRhythm(District, new DateOnly(2023, 11, 8), At("2023-11-09T09:00:00+08:00"), 1).Handle(Database, Caller.CommandLine, default)).Value.Items.Single(one => one.Code == Deadline);

        Assert.That((item.State, item.Detail), Is.EqualTo(("missed", $"已报 1/{(await Due("2023-11-09T09:00:00+08:00")).Units.Count} 个单位（见重点工作安排）")));
    }

    [Test]
    public async Task A_paper_issued_before_the_day_was_over_is_not_the_frozen_return()
    {
        var early = (await new IssueReport("work-plan", District, "2023", At("2023-11-08T23:59:59.999+08:00")).Handle(Database, Caller.CommandLine, At("2023-11-01T09:00:00+08:00"), default)).Value.Report;
        await Write("FT-T19", "排查 120 家", "2023-11-05T09:00:00+08:00");

        Assert.That((await Freeze("2023-11-09T08:00:00+08:00")).Value.Number, Is.Not.EqualTo(early.Number));
    }

    [Test]
    public async Task The_return_of_the_eighth_of_November_is_the_same_paper_ever_after()
    {
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA1,2023-11-01 08:00,440304-M01,菜心,毒死蜱,阴性\n");
        await Write("FT-T19", "截至11月8日排查 120 家", "2023-11-02T09:00:00+08:00");
        Assert.That((await Freeze("2023-11-08T23:59:59+08:00")).Refusal!.Code, Is.EqualTo("not-due"));

        var frozen = (await Freeze("2023-11-09T08:00:00+08:00")).Value;
        var bytes = await File.ReadAllBytesAsync(StoredReport.PathOf(frozen, Database.Settings));
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA2,2023-11-01 08:10,440304-M01,菜心,毒死蜱,阴性\n");
        await Write("FT-T19", "后来补写", "2023-11-09T09:00:00+08:00");

        var again = (await Freeze("2023-12-31T08:00:00+08:00")).Value;
        Assert.That((again.Number, again.Sha256), Is.EqualTo((frozen.Number, frozen.Sha256)));
        Assert.That(await File.ReadAllBytesAsync(StoredReport.PathOf(again, Database.Settings)), Is.EqualTo(bytes));
        Assert.That((await Due("2023-12-31T12:00:00+08:00")).Return, Is.EqualTo(frozen.Number));
        Assert.That(frozen.AsOf, Is.EqualTo(At("2023-11-08T23:59:59.999+08:00")));
    }

    [Test]
    public async Task A_return_is_frozen_by_itself_where_the_plan_is_used()
    {
        var job = new FreezeReturnsJob(Database, new FixedClock(At("2023-11-09T00:10:00+08:00")));
        Assert.That(await job.Freeze(default), Is.Empty, "nobody uses it");

        await Write("FT-T19", "排查 120 家", "2023-11-02T09:00:00+08:00");
        Assert.That(await job.Freeze(default), Has.Count.EqualTo(1));
        var number = (await Due("2023-11-10T12:00:00+08:00")).Return;
        Assert.That(await job.Freeze(default), Is.EqualTo(new[] { number }), "once");
    }

    private async Task<Outcome<WorkPlanView>> Ask(string asOf, string? unit = null) =>
        await new AskWorkPlan(District, 2023, At(asOf), unit).Handle(Database, Caller.CommandLine, default);

    private async Task<WorkPlanView.DueDate> Due(string asOf) => (await Ask(asOf)).Value.Deadlines.Single(due => due.Deadline == Deadline);

    private async Task<Outcome<IReadOnlyList<TaskEntry>>> Write(string task, string progress, string at, string unit = Street, string district = District)
    {
        await using var db = Database.CreateContext();
        return await new WriteTaskEntry(district, 2023, task, unit, Text(progress)).Handle(db, Caller.CommandLine, At(at), default);
    }

    private async Task<Outcome<UnitSubmission>> Submit(string unit, string at, string deadline = Deadline, string district = District)
    {
        await using var db = Database.CreateContext();
        return await new SubmitReturn(district, 2023, deadline, unit).Handle(db, Database.Settings.TimeZone, Caller.CommandLine, At(at), default);
    }

    private async Task<Outcome<FoodSafety.Lims.Web.Reports.IssuedReport>> Freeze(string at) =>
        await new FrozenReturn(District, 2023, Deadline, new DateOnly(2023, 11, 8)).Handle(Database, Caller.CommandLine, At(at), default);

    private static Dictionary<string, string?> Text(string progress) => new() { [TaskField.Progress] = progress };

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
