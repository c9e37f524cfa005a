using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>Time limits of stored cases extended and suspended: not allowed · not found · wrong state · stale version · done.</summary>
public sealed class CaseClockTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Number = "HC-440304-2023-00001";

    private static readonly DateTimeOffset At = CaseRows.OpenedAt.AddDays(1);

    [SetUp]
    public Task One_case() => CaseRows.Add(Database, CaseRows.Disposal(1));

    [Test]
    public async Task A_limit_is_extended_by_a_second_person_and_shows_by_whom_and_why()
    {
        Assert.That((await Change("request-extension", "disposal-finish", CaseRows.Officer, "等待协查")).Refusal, Is.Null);
        Assert.That((await Change("approve-extension", "disposal-finish", CaseRows.Officer, "同意")).Refusal!.Code, Is.EqualTo("second-person-required"));
        Assert.That((await Change("approve-extension", "disposal-finish", CaseRows.Manager, "同意")).Refusal, Is.Null);

        var view = await View(At.AddDays(1));
        var clock = view.Clocks.Single(one => one.Code == "disposal-finish");
        // 120 days from 1 March 2023 are Thursday 29 June.
        Assert.That(clock.Due, Is.EqualTo((DateTimeOffset?)new DateTimeOffset(2023, 6, 30, 0, 0, 0, TimeSpan.FromHours(8))));
        Assert.That((clock.Extension!.Value, clock.Extension.By, clock.Extension.Reason), Is.EqualTo(((int?)30, "李四", "同意")));
        Assert.That(view.Events.Select(happened => (happened.Action, happened.Clock, happened.Reason)), Does.Contain(("request-extension", "disposal-finish", "等待协查")));
        Assert.That((view.Version, view.Stage), Is.EqualTo((3, "opened")));
        Assert.That(view.Actions, Is.EqualTo(new[] { "start", "transfer" }));
        await using var db = Database.CreateContext();
        Assert.That((await CaseChecks.Run(db, Database.Settings, default)).Where(found => found.Code == "case-history-broken"), Is.Empty, "an act on a limit moves no stage");
    }

    [Test]
    public async Task A_limit_stands_still_until_it_is_resumed()
    {
        await Change("request-suspension", "disposal-start", CaseRows.Officer, "等待鉴定");
        await Change("approve-suspension", "disposal-start", CaseRows.Manager, "同意");
        var stands = (await View(At.AddDays(30))).Clocks[0];
        Assert.That((stands.State, stands.Due), Is.EqualTo((ClockState.Suspended, (DateTimeOffset?)null)));
        Assert.That(stands.Actions, Is.EqualTo(new[] { "resume" }));

        Assert.That((await Change("resume", "disposal-start", CaseRows.Officer, "鉴定已出", At.AddDays(7))).Refusal, Is.Null);

        // Of five working days from Wednesday the 1st none was used: suspended on Thursday the 2nd, resumed on Thursday the 9th, so 9, 10, 13, 14, 15.
        Assert.That((await View(At.AddDays(7))).Clocks[0].Due, Is.EqualTo((DateTimeOffset?)new DateTimeOffset(2023, 3, 16, 0, 0, 0, TimeSpan.FromHours(8))));
    }

    [Test]
    public async Task What_is_not_allowed_not_found_not_possible_or_stale_is_refused_and_changes_nothing()
    {
        Assert.That((await Change("request-extension", "disposal-finish", CaseRows.Laboratory, "x")).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await Change("request-extension", "disposal-finish", CaseRows.Elsewhere, "x")).Refusal!.Code, Is.EqualTo("not-yours"));
        Assert.That((await Change("request-extension", "disposal-finish", CaseRows.Officer, "x", number: "HC-440304-2023-99999")).Refusal!.Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await Change("resume", "disposal-finish", CaseRows.Officer, "x")).Refusal!.Code, Is.EqualTo("clock-action-not-allowed"));
        Assert.That((await Change("request-extension", "disposal-finish", CaseRows.Officer, "x", version: 9)).Refusal!.Code, Is.EqualTo("stale-version"));
        Assert.That((await View(At)).Version, Is.EqualTo(1));
    }

    [Test]
    public async Task Of_two_who_ask_at_once_the_second_is_refused()
    {
        await using var first = Database.CreateContext();
        await using var second = Database.CreateContext();
        _ = (await new ShowCase(Number).Handle(second, CaseRows.Manager, default)).Value;
        var reading = await CaseReading.Load(first, At, Database.Settings.TimeZone, default);
        _ = (await new ChangeCaseClock(Number, "request-extension", "disposal-finish", "等待协查").Handle(first, reading, CaseRows.Manager, default)).Value;

        var late = await new ChangeCaseClock(Number, "request-suspension", "disposal-finish", "等待鉴定").Handle(second, reading, CaseRows.Manager, default);

        Assert.That(late.Refusal!.Code, Is.EqualTo("stale-version"));
    }

    [Test]
    public async Task The_api_asks_approves_and_lists_over_http()
    {
        await using var lims = await ServedLims.Start(Kind);
        var row = CaseRows.Disposal(2);
        row.OpenedAt = DateTimeOffset.UtcNow.AddHours(-1);
        await CaseRows.Add(lims.Database, row);
        using var officer = await lims.Client(Roles.Officer, "440304-REG");

        using var asked = await officer.PostAsJsonAsync($"/api/v1/cases/{row.Number}/request-extension", new { version = 1, clock = "disposal-finish", reason = "等待协查" });
        using var decided = await officer.PostAsJsonAsync($"/api/v1/cases/{row.Number}/approve-extension", new { clock = "disposal-finish", reason = "同意" });
        var listed = await officer.GetFromJsonAsync<JsonElement>("/api/v1/cases?escalated=true");

        var clock = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("clocks").EnumerateArray().Single(one => one.GetProperty("code").GetString() == "disposal-finish");
        Assert.That(clock.GetProperty("asked")[0].GetProperty("reason").GetString(), Is.EqualTo("等待协查"));
        Assert.That(clock.GetProperty("actions").EnumerateArray().Select(code => code.GetString()), Is.EqualTo(new[] { "approve-extension", "decline-extension", "request-suspension" }));
        Assert.That(decided.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await decided.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString(), Is.EqualTo("second-person-required"));
        Assert.That(listed.GetProperty("items").GetArrayLength(), Is.Zero);
    }

    private async Task<Outcome<DisposalCase>> Change(
        string action, string clock, Caller caller, string reason, DateTimeOffset? at = null, int? version = null, string number = Number)
    {
        await using var db = Database.CreateContext();
        var reading = await CaseReading.Load(db, at ?? At, Database.Settings.TimeZone, default);
        return await new ChangeCaseClock(number, action, clock, reason, Version: version).Handle(db, reading, caller, default);
    }

    private async Task<CaseView> View(DateTimeOffset at)
    {
        await using var db = Database.CreateContext();
        var reading = await CaseReading.Load(db, at, Database.Settings.TimeZone, default);
        return reading.View((await new ShowCase(Number).Handle(db, CaseRows.Officer, default)).Value);
    }
}
