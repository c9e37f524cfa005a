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

/// <summary>并案 and 移送管辖 of stored cases: not allowed · not found · wrong stage · stale version · done.</summary>
public sealed class CaseJoiningTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string One = "HC-440304-2023-00001";
    private const string Two = "HC-440304-2023-00002";

    private static readonly DateTimeOffset At = CaseRows.OpenedAt.AddHours(4);

    [SetUp]
    public async Task Two_cases()
    {
        await CaseRows.Add(Database, CaseRows.Disposal(1), CaseRows.Disposal(2));
        await CaseRows.Walk(Database, One, "start", "notify");
    }

    [Test]
    public async Task A_merged_case_ends_with_a_link_and_its_evidence_is_read_from_the_other()
    {
        Assert.That((await Merge(CaseRows.Manager)).Refusal, Is.Null);

        var (one, two) = (await View(One), await View(Two));
        Assert.That((one.Stage, one.Resolution, one.Links.Single()), Is.EqualTo(("cancelled", (CaseResolution?)CaseResolution.Merged, Two)));
        Assert.That((two.Stage, two.Version, two.Links.Single()), Is.EqualTo(("opened", 2, One)));
        Assert.That(two.Merged.Single().Evidence.Select(item => item.Code), Does.Contain("service-method").And.Contain("served-at"));
        Assert.That((await Check()).Where(found => found.Where is One or Two && found.Code != "case-without-record"), Is.Empty);
        await using var db = Database.CreateContext();
        Assert.That((await DisposalRate.Tally(db, CaseRows.District, 2023, At, Database.Settings.TimeZone, default)).Due, Is.EqualTo(1), "the other answers for it");
    }

    [Test]
    public async Task A_merge_keeps_the_tasks_of_the_parties_and_the_earlier_receipt()
    {
        await using (var db = Database.CreateContext())
            Assert.That((await new ActOnCaseParty(One, "assign-party", 1, [new("party-department", "执法大队")]).Handle(db, await CaseRows.Reading(db, At), CaseRows.Officer, default)).Refusal, Is.Null);
        var three = CaseRows.Disposal(3);
        (three.OpenedAt, three.Parties) = (CaseRows.OpenedAt.AddDays(9), []);
        await CaseRows.Add(Database, three);

        Assert.That((await Merge(CaseRows.Manager, three.Number)).Refusal, Is.Null);

        var view = await View(three.Number);
        Assert.That((view.Parties[0].Name, view.Parties[0].Stage, view.Parties[0].Department), Is.EqualTo(("福田示例商行乙", "assigned", "执法大队")));
        Assert.That(view.Clocks.Single(clock => clock.Code == "disposal-finish").Start, Is.EqualTo(CaseRows.OpenedAt));
        Assert.That((await Check()).Where(found => found.Code == "case-history-broken"), Is.Empty);
    }

    [Test]
    public async Task A_merge_that_is_not_allowed_not_found_or_stale_changes_neither()
    {
        var before = (await View(One)).Version;
        Assert.That((await Merge(CaseRows.Officer)).Refusal!.Code, Is.EqualTo("second-person-required"));
        Assert.That((await Merge(CaseRows.Elsewhere)).Refusal!.Code, Is.EqualTo("not-yours"));
        Assert.That((await Merge(CaseRows.Laboratory)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await Merge(CaseRows.Manager, into: "HC-440304-2023-99999")).Refusal!.Code, Is.EqualTo("unknown-case"));
        Assert.That((await Merge(CaseRows.Manager, into: " ")).Refusal!.Code, Is.EqualTo("missing"));
        Assert.That((await Merge(CaseRows.Manager, version: 9)).Refusal!.Code, Is.EqualTo("stale-version"));
        Assert.That(((await View(One)).Version, (await View(Two)).Version), Is.EqualTo((before, 1)));
    }

    [Test]
    public async Task A_case_transferred_to_a_district_of_this_system_opens_its_own_there()
    {
        Assert.That((await Transfer("440103")).Refusal, Is.Null);

        var gone = await View(One);
        var there = await View(gone.Links.Single(), CaseRows.Elsewhere);
        Assert.That((gone.Stage, gone.Awaited.Any()), Is.EqualTo(("transferred", false)), "the other case is the receipt");
        Assert.That((there.Number, there.District, there.Stage, there.OpenedAt, there.Finding.SampleNo), Is.EqualTo(("HC-440103-2023-00001", "440103", "opened", At, "FT2023-0001")));
        Assert.That(there.Clocks.Select(clock => clock.Start), Is.All.EqualTo((DateTimeOffset?)At), "its own clocks");
        Assert.That((there.Links.Single(), there.Events.Single().By, there.Parties.Single().Name), Is.EqualTo((One, "李四", "福田示例商行乙")));
        Assert.That((await Act("HC-440103-2023-00001", "start", CaseRows.Elsewhere)).Refusal, Is.Null);
        await using var db = Database.CreateContext();
        await db.Database.ExecuteSqlRawAsync("DELETE FROM case_event WHERE case_id IN (SELECT id FROM cases WHERE district_code = '440103'); DELETE FROM case_party WHERE case_id IN (SELECT id FROM cases WHERE district_code = '440103'); DELETE FROM cases WHERE district_code = '440103'");
        Assert.That((await Check()).Select(found => (found.Code, found.Where)), Does.Contain(("linked-case-missing", One)));
    }

    [Test]
    public async Task A_district_that_has_a_case_of_the_sample_takes_the_transferred_one_in()
    {
        var theirs = CaseRows.Disposal(1, district: "440103");
        await CaseRows.Add(Database, theirs);

        Assert.That((await Transfer("440103")).Refusal, Is.Null);

        Assert.That((await View(One)).Links.Single(), Is.EqualTo("HC-440103-2023-00001"));
        Assert.That((await View("HC-440103-2023-00001", CaseRows.Elsewhere)).Links.Single(), Is.EqualTo(One));
        await using var db = Database.CreateContext();
        Assert.That(await db.Cases.CountAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task A_transfer_that_is_not_allowed_not_possible_or_stale_changes_nothing()
    {
        Assert.That((await Transfer("440304")).Refusal!.Code, Is.EqualTo("same-district"));
        Assert.That((await Transfer("999999")).Refusal!.Code, Is.EqualTo("unknown-district"));
        Assert.That((await Transfer("440103", caller: CaseRows.Elsewhere)).Refusal!.Code, Is.EqualTo("not-yours"));
        Assert.That((await Transfer("440103", version: 9)).Refusal!.Code, Is.EqualTo("stale-version"));
        Assert.That((await Transfer("440103", letter: null)).Refusal!.Code, Is.EqualTo("evidence-missing"));
        await CaseRows.Walk(Database, One, "control-risk");
        Assert.That((await Transfer("440103")).Refusal!.Code, Is.EqualTo("action-not-allowed"));
        await using var db = Database.CreateContext();
        Assert.That(await db.Cases.CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Over_the_api_a_case_is_transferred_its_file_read_and_a_party_given_a_file()
    {
        await using var lims = await ServedLims.Start(Kind);
        await CaseRows.Add(lims.Database, CaseRows.Disposal(1), CaseRows.Disposal(2));
        using var officer = await lims.Client(Roles.Officer, "440304-REG");
        using var content = new MultipartFormDataContent { { new StringContent("party-outcome-file"), "code" }, { new StringContent("1"), "party" }, { new ByteArrayContent("abc"u8.ToArray()), "file", "处置.pdf" } };

        using var attached = await officer.PostAsync($"/api/v1/cases/{Two}/evidence", content);
        await using (var db = lims.Database.CreateContext())
            Assert.That((await new ProposeOnCase(One, "属地管辖").Handle(db, CaseRows.Officer, DateTimeOffset.UtcNow, default)).Refusal, Is.Null);
        using var manager = await lims.Client(Roles.Manager, "440304-REG");
        using var moved = await manager.PostAsJsonAsync($"/api/v1/cases/{One}/transfer", new { district = "440103", evidence = new Dictionary<string, string> { ["transfer-letter"] = "函〔2023〕1号" } });

        var evidence = (await attached.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("evidence")[0];
        Assert.That((evidence.GetProperty("party").GetInt32(), evidence.GetProperty("fileName").GetString()), Is.EqualTo((1, "处置.pdf")));
        using var file = await officer.GetAsync($"/api/v1/cases/{Two}/evidence/{evidence.GetProperty("sha256").GetString()}");
        Assert.That((file.StatusCode, file.Content.Headers.ContentType!.MediaType, await file.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.OK, "application/pdf", "abc")));
        using var none = await officer.GetAsync($"/api/v1/cases/{Two}/evidence/{new string('0', 64)}");
        Assert.That(none.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await moved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("links")[0].GetString(), Is.EqualTo($"HC-440103-{DateTime.UtcNow.AddHours(8).Year}-00001"));
    }

    private async Task<Outcome<DisposalCase>> Merge(Caller caller, string into = Two, int? version = null)
    {
        await using var db = Database.CreateContext();
        return await new MergeIntoCase(One, into, "同一生产批次", version).Handle(db, caller, At, default);
    }

    private async Task<Outcome<DisposalCase>> Transfer(string district, Caller? caller = null, int? version = null, string? letter = "福市监移〔2023〕1号 荔湾区局")
    {
        await using var db = Database.CreateContext();
        List<GivenEvidence> given = letter is null ? [] : [new("transfer-letter", letter)];
        return await new TransferCase(One, district, given, version).Handle(db, Database.Settings.TimeZone, caller ?? CaseRows.Manager, At, default);
    }

    private async Task<Outcome<DisposalCase>> Act(string number, string action, Caller caller)
    {
        await using var db = Database.CreateContext();
        return await new ActOnCase(number, action, []).Handle(db, await CaseRows.Reading(db, At.AddMinutes(1)), caller, default);
    }

    private async Task<CaseView> View(string number, Caller? caller = null)
    {
        await using var db = Database.CreateContext();
        var row = (await new ShowCase(number).Handle(db, caller ?? CaseRows.Officer, default)).Value;
        return await ShowCase.View(db, await CaseReading.Load(db, At.AddHours(1), Database.Settings.TimeZone, default), row, default);
    }

    private async Task<IReadOnlyList<Discrepancy>> Check()
    {
        await using var db = Database.CreateContext();
        return await CaseChecks.Run(db, Database.Settings, default);
    }
}
