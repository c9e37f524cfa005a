using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>Who may approve, and what is done with evidence that an act does not take.</summary>
public sealed class CaseApprovalTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Number = "HC-440304-2023-00001";
    private static readonly Caller OtherOfficer = new("钱七", Roles.Officer, "440304-REG", "440304");
    private static readonly DateTimeOffset At = CaseRows.OpenedAt.AddHours(4);

    [Test]
    public async Task Another_officer_is_no_approver()
    {
        await CaseRows.Add(Database, CaseRows.Disposal(1));
        await CaseRows.Walk(Database, Number, "start");

        var refused = await CaseRows.Do(Database, Number, "cancel", OtherOfficer, At, new GivenEvidence("cancel-reason", "企业已注销"));

        Assert.That((refused.Refusal!.Code, refused.Refusal.Kind), Is.EqualTo(("forbidden", RefusalKind.Forbidden)));
        Assert.That((await CaseRows.Do(Database, Number, "cancel", CaseRows.Manager, At, new GivenEvidence("cancel-reason", "企业已注销"))).Value.Stage, Is.EqualTo("cancelled"));
    }

    [Test]
    public async Task A_positive_is_confirmed_by_the_station_and_not_by_its_tester()
    {
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果,检测人\nA1,2023-03-01 08:10,440304-M01,豇豆,克百威,阳性,钱七、李四\n");
        const string positive = "YX-440304-2023-00001";
        await CaseRows.Walk(Database, positive, "record-repeat-negative");
        GivenEvidence opinion = new("station-opinion", "属实");

        var tester = (await CaseRows.Do(Database, positive, "confirm", OtherOfficer, At, opinion)).Refusal!;
        Assert.That((tester.Code, tester.Message), Is.EqualTo(("tester-confirms", $"案件 {positive}：钱七 是检测人，不得自己确认；请由市场监管所另一人确认。")));
        Assert.That((await CaseRows.Do(Database, positive, "confirm", CaseRows.Officer, At, opinion)).Value.Stage, Is.EqualTo("confirmed"), "who handled it may: the station serves and confirms");
    }

    [Test]
    public async Task The_time_a_file_told_may_be_told_again_on_any_clock()
    {
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果,告知时间\nA1,2023-03-01 08:10,440304-M01,豇豆,克百威,阳性,2023-03-01 09:00\n");
        const string positive = "YX-440304-2023-00001";
        await CaseRows.Walk(Database, positive, "record-repeat-positive");

        Assert.That((await CaseRows.Do(Database, positive, "notify", CaseRows.Officer, At, new GivenEvidence("notified-at", "2023-03-01T09:00:00+08:00"))).Value.Stage, Is.EqualTo("notified"));
    }

    [TestCase("merge")]
    [TestCase("conclude-overturned")]
    [TestCase("add-party")]
    [TestCase("propose")]
    [TestCase("request-extension")]
    public async Task Evidence_that_an_act_does_not_take_is_refused_by_its_name(string action)
    {
        await CaseRows.Add(Database, CaseRows.Disposal(1));
        using var photo = new MemoryStream("abc"u8.ToArray());

        var stated = await Ask(new CaseRequest(Number, action) { Evidence = [new GivenEvidence("cause", "农残")], Reason = "x" });
        var filed = await Ask(new CaseRequest(Number, action) { Files = [new GivenFile("service-receipt", "回证.jpg", photo)], Reason = "x" });

        Assert.That((stated.Refusal!.Code, filed.Refusal!.Code), Is.EqualTo(("evidence-not-taken", "evidence-not-taken")));
        Assert.That((stated.Refusal.Message.Contains("cause"), filed.Refusal.Message.Contains("service-receipt")), Is.EqualTo((true, true)));
        Assert.That((await CaseRows.Load(Database, Number)).Version, Is.EqualTo(1));
    }

    [Test]
    public async Task A_correction_of_a_service_goes_by_two_through_the_same_door()
    {
        await CaseRows.Add(Database, CaseRows.Disposal(1));
        await CaseRows.Walk(Database, Number, "start", "notify");

        Assert.That((await Ask(new CaseRequest(Number, "request-evidence-correction") { Evidence = [new GivenEvidence("served-at", "2023-03-01T09:30:00+08:00")], Reason = "以回证为准" })).Refusal, Is.Null);
        Assert.That((await Ask(new CaseRequest(Number, "approve-evidence-correction"), OtherOfficer)).Refusal!.Code, Is.EqualTo("forbidden"));
        var approved = (await Ask(new CaseRequest(Number, "approve-evidence-correction"), CaseRows.Manager)).Value;

        Assert.That(approved.State().Find("served-at")!.Value, Is.EqualTo("2023-03-01T09:30:00+08:00"));
        Assert.That(approved.Evidence.Count(item => item.Code == "served-at"), Is.EqualTo(2), "the old one stays to be seen");
    }

    [Test]
    public async Task A_published_positive_is_taken_back_by_two()
    {
        var upload = Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性")).Upload!;
        Assert.That((await new FoodSafety.Lims.Web.Reports.Issuing.IssueReport("findings", "440304", "2023-03", TestDatabase.Now).Handle(Database, Caller.CommandLine, TestDatabase.Now, default)).Refusal, Is.Null);

        Assert.That(Undo(CaseRows.Manager).Refusal!.Code, Is.EqualTo("approval-required"));
        Assert.That(Undo(CaseRows.Manager).Refusal!.Code, Is.EqualTo("approval-required"), "nobody approves his own request");
        Assert.That(Database.Ask<long>("SELECT count(*) FROM cases"), Is.EqualTo(1), "nothing changed yet");
        Assert.That(Undo(new Caller("周主任", Roles.Office, "440304-REG", "440304")).Value.Status, Is.EqualTo("undone"));
        Database.AssertVerified();

        Outcome<FoodSafety.Lims.Web.Uploads.Undo.UndoReceipt> Undo(Caller caller) =>
            new FoodSafety.Lims.Web.Uploads.Undo.UndoUpload(upload, "测试", "录入有误").Handle(Database, caller, TestDatabase.Now);
    }

    [Test]
    public async Task Who_was_slower_is_told_what_the_faster_did()
    {
        await CaseRows.Add(Database, CaseRows.Disposal(1));
        await using var first = Database.CreateContext();
        await using var second = Database.CreateContext();
        // The second has read the case before the first saves: its context keeps what it read.
        _ = await new ShowCase(Number).Handle(second, CaseRows.Manager, default);
        _ = (await new ActOnCase(Number, "start", []).Handle(first, await CaseRows.Reading(first, At), CaseRows.Officer, default)).Value;

        var late = await new ActOnCase(Number, "start", []).Handle(second, await CaseRows.Reading(second, At), CaseRows.Manager, default);

        Assert.That(late.Refusal!.Code, Is.EqualTo("stale-version"));
        Assert.That(late.Refusal.Message, Does.Contain("张三").And.Contain("启动核查处置").And.Contain("第 2 版"));
    }

    /// <summary>domain.md §8 no. 8: 所 → 区局 → 市局; of 1 March 2023 the five working days end with the 8th.</summary>
    [TestCase("2023-03-09T09:00:00+08:00", "station")]
    [TestCase("2023-03-10T09:00:00+08:00", "district")]
    [TestCase("2023-03-20T09:00:00+08:00", "city")]
    public async Task Each_level_has_its_own_list(string at, string level)
    {
        await CaseRows.Add(Database, CaseRows.Disposal(1));
        await using var db = Database.CreateContext();
        var reading = await CaseRows.Reading(db, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));

        foreach (var asked in Enum.GetValues<FoodSafety.Lims.Domain.Disposal.Clocks.EscalationLevel>().Where(one => one > FoodSafety.Lims.Domain.Disposal.Clocks.EscalationLevel.Reminder))
        {
            var page = (await new ListCases(Level: asked).Handle(db, reading, CaseRows.Officer, default)).Value;
            Assert.That(page.Items.Count, Is.EqualTo(asked.ToString().Equals(level, StringComparison.OrdinalIgnoreCase) ? 1 : 0), asked.ToString());
        }
    }

    private async Task<Outcome<DisposalCase>> Ask(CaseRequest asked, Caller? caller = null)
    {
        await using var db = Database.CreateContext();
        return await asked.Handle(db, Database.Settings, await CaseRows.Reading(db, At), caller ?? CaseRows.Officer, default);
    }
}
