using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>The tasks of the parties of a stored case.</summary>
public sealed class CasePartyTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Number = "HC-440304-2023-00001";

    private static readonly DateTimeOffset At = CaseRows.OpenedAt.AddHours(2);

    [SetUp]
    public Task One_case() => CaseRows.Add(Database, CaseRows.Disposal(1));

    [Test]
    public async Task A_party_is_added_given_to_another_county_served_handled_and_closed()
    {
        await Add(PartyRole.Producer, "某食品厂");
        await Do("send-letter", CaseRows.Officer, 2, ("party-department", "某县市场监管局"), ("party-letter-no", "福市监协〔2023〕1号"));
        await Do("serve-party", CaseRows.Officer, 2, ("party-served-at", "2023-03-01T10:00:00+08:00"), ("party-service-method", "邮寄送达"));
        await Do("record-party-outcome", CaseRows.Officer, 2, ("party-outcome", "已立案，复函〔2023〕9号"));
        Assert.That((await Ask("close-party", CaseRows.Officer, 2)).Refusal!.Code, Is.EqualTo("second-person-required"));
        await Do("close-party", CaseRows.Manager, 2);

        var parties = (await View()).Parties;
        Assert.That(parties.Select(party => (party.Number, party.Role, party.Stage)), Is.EqualTo(new[] { (1, PartyRole.Seller, "unassigned"), (2, PartyRole.Producer, "closed") }));
        Assert.That((parties[1].Department, parties[1].LetterNo, parties[1].ServedAt, parties[1].Outcome, parties[1].ClosedAt), Is.EqualTo(
            ("某县市场监管局", "福市监协〔2023〕1号", "2023-03-01T10:00:00+08:00", "已立案，复函〔2023〕9号", (DateTimeOffset?)At)));
        Assert.That(parties[1].Clocks.Select(clock => clock.Code), Is.EqualTo(new[] { "reinspection-application", "party-finish" }));
    }

    [Test]
    public async Task A_case_with_an_open_task_is_not_closed_and_one_closed_behind_its_back_is_noticed()
    {
        await CaseRows.Walk(Database, Number, "start", "notify", "control-risk", "investigate", "rectify", "review", "request-approval");
        await CaseRows.GiveMissing(Database, Number);
        await Do("assign-party", CaseRows.Officer, 1, ("party-department", "福田局执法大队"));

        await using var db = Database.CreateContext();
        var refused = await new ActOnCase(Number, "close", []).Handle(db, await CaseRows.Reading(db, CaseRows.OpenedAt.AddHours(4)), CaseRows.Manager, default);
        Assert.That(refused.Refusal!.Code, Is.EqualTo("party-tasks-open"));
        Assert.That(refused.Refusal.Message, Does.Contain("福田示例商行乙（本部门办理）"));

        await db.Database.ExecuteSqlRawAsync("UPDATE cases SET stage = 'closed', version = version + 1, closed_at = opened_at");
        await db.Database.ExecuteSqlRawAsync("""INSERT INTO case_event (case_id, at, "by", action, from_stage, to_stage) SELECT id, opened_at + 20000000, '李四', 'close', 'approval-requested', 'closed' FROM cases""");
        Assert.That((await CaseChecks.Run(db, Database.Settings, default)).Select(found => found.Code), Does.Contain("closed-with-open-party"));
    }

    [Test]
    public async Task A_closed_task_that_lost_its_evidence_is_noticed()
    {
        await Do("assign-party", CaseRows.Officer, 1, ("party-department", "福田局执法大队"));
        await Do("record-untraceable", CaseRows.Officer, 1, ("party-search-record", "登记地址查无此户，电话停机，已公告"));
        await Do("close-party", CaseRows.Manager, 1);
        await using var db = Database.CreateContext();
        Assert.That((await CaseChecks.Run(db, Database.Settings, default)).Select(found => found.Code), Has.None.EqualTo("party-closed-without-evidence"));
        Assert.That((await View()).Parties[0].Outcome, Is.EqualTo("登记地址查无此户，电话停机，已公告"));

        await db.Database.ExecuteSqlRawAsync("DELETE FROM case_evidence WHERE code = 'party-search-record'");

        Assert.That((await CaseChecks.Run(db, Database.Settings, default)).Select(found => (found.Code, found.Where)), Does.Contain(("party-closed-without-evidence", Number)));
    }

    [Test]
    public async Task A_case_says_which_named_parties_have_no_task_yet()
    {
        await Add(PartyRole.Producer, "某食品厂");
        Assert.That((await View()).PartiesWithoutTask, Is.EqualTo(new[] { 1, 2 }));

        await Do("assign-party", CaseRows.Officer, 1, ("party-department", "福田局执法大队"));

        Assert.That((await View()).PartiesWithoutTask, Is.EqualTo(new[] { 2 }));
    }

    /// <summary>食品安全法 art 88(1): the re-examination's conclusion is final; what it overturned is no longer disposed of.</summary>
    [Test]
    public async Task A_re_examination_that_overturns_the_finding_ends_the_case_by_a_second_person()
    {
        await Do("apply-reinspection", CaseRows.Officer, 1, ("reinspection-applied-at", "2023-03-01T09:00:00+08:00"));
        await Do("accept-reinspection", CaseRows.Officer, 1);
        await Do("choose-reinspection-body", CaseRows.Officer, 1, ("first-laboratory", "甲检测院"));
        await Do("hand-over-backup", CaseRows.Officer, 1, ("backup-received-at", "2023-03-01T09:30:00+08:00"), ("backup-seal", "FT-B-1，完好"));
        Assert.That((await Conclude(CaseRows.Manager)).Refusal!.Code, Is.EqualTo("not-overturned"));
        await Do("overturn-first-result", CaseRows.Officer, 1, ("reinspection-report-no", "F2023-1"));
        Assert.That((await Conclude(CaseRows.Officer)).Refusal!.Code, Is.EqualTo("second-person-required"));

        Assert.That((await Conclude(CaseRows.Manager)).Refusal, Is.Null);

        var view = await View();
        Assert.That((view.Stage, view.Resolution, view.ClosedAt), Is.EqualTo(("cancelled", (CaseResolution?)CaseResolution.Overturned, (DateTimeOffset?)At.AddMinutes(1))));
        Assert.That(view.Parties[0].Disputes.Select(dispute => (dispute.Kind, dispute.Stage)), Is.EqualTo(new[] { ("reinspection", "reinspection-overturned") }));
        Assert.That(view.AllClocks.Where(clock => clock.IsLate), Is.Empty);
        await using var db = Database.CreateContext();
        Assert.That((await CaseChecks.Run(db, Database.Settings, default)).Where(found => found.Code == "case-history-broken"), Is.Empty);
        Assert.That((await DisposalRate.Tally(db, CaseRows.District, 2023, At.AddHours(1), Database.Settings.TimeZone, default)).Due, Is.Zero);

        async Task<Outcome<DisposalCase>> Conclude(Caller caller)
        {
            await using var context = Database.CreateContext();
            return await new ConcludeCase(Number, "解除封存").Handle(context, caller, At.AddMinutes(1), default);
        }
    }

    [Test]
    public async Task What_is_not_allowed_not_found_or_stale_is_refused_and_changes_nothing()
    {
        Assert.That((await Ask("assign-party", CaseRows.Laboratory, 1)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await Ask("assign-party", CaseRows.Officer, 5)).Refusal!.Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await Ask("close-party", CaseRows.Officer, 1)).Refusal!.Code, Is.EqualTo("action-not-allowed"));
        Assert.That((await Ask("assign-party", CaseRows.Officer, 1, version: 9)).Refusal!.Code, Is.EqualTo("stale-version"));
        Assert.That((await View()).Version, Is.EqualTo(1));
    }

    [Test]
    public async Task The_api_gives_out_a_task_too()
    {
        await using var lims = await ServedLims.Start(Kind);
        await CaseRows.Add(lims.Database, CaseRows.Disposal(1));
        using var officer = await lims.Client(Roles.Officer, "440304-REG");
        using var answer = await officer.PostAsJsonAsync($"/api/v1/cases/{Number}/assign-party", new { version = 1, party = 1, evidence = new Dictionary<string, string> { ["party-department"] = "福田局" } });
        var shown = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), shown.ToString());
        var party = shown.GetProperty("parties")[0];
        Assert.That((party.GetProperty("role").GetString(), party.GetProperty("name").GetString(), party.GetProperty("stage").GetString(), party.GetProperty("department").GetString()),
            Is.EqualTo(("seller", "福田示例商行乙", "assigned", "福田局")));
        Assert.That(party.GetProperty("actions").EnumerateArray().Select(code => code.GetString()), Is.EqualTo(new[] { "send-letter", "serve-party", "record-untraceable", "apply-reinspection", "raise-objection" }));
    }

    private async Task Add(PartyRole role, string name)
    {
        await using var db = Database.CreateContext();
        Assert.That((await new AddCaseParty(Number, role, name).Handle(db, CaseRows.Officer, At, default)).Refusal, Is.Null);
    }

    private async Task Do(string action, Caller caller, int party, params (string Code, string Value)[] evidence) =>
        Assert.That((await Ask(action, caller, party, evidence: evidence)).Refusal, Is.Null);

    private async Task<Outcome<DisposalCase>> Ask(string action, Caller caller, int party, int? version = null, params (string Code, string Value)[] evidence)
    {
        await using var db = Database.CreateContext();
        var reading = await CaseReading.Load(db, At, Database.Settings.TimeZone, default);
        return await new ActOnCaseParty(Number, action, party, [.. evidence.Select(item => new GivenEvidence(item.Code, item.Value))], version).Handle(db, reading, caller, default);
    }

    private async Task<CaseView> View()
    {
        await using var db = Database.CreateContext();
        var reading = await CaseReading.Load(db, At.AddHours(1), Database.Settings.TimeZone, default);
        return reading.View((await new ShowCase(Number).Handle(db, CaseRows.Officer, default)).Value);
    }
}
