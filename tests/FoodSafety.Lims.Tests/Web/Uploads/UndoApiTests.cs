using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Issuing;

namespace FoodSafety.Lims.Tests.Web.Uploads;

/// <summary><c>DELETE /imports/{id}</c> over HTTP, as the contract names it.</summary>
[TestFixture]
public sealed class UndoApiTests
{
    private ServedLims _lims = null!;
    private HttpClient _office = null!;

    [SetUp]
    public async Task Serve()
    {
        _lims = await ServedLims.Start();
        _office = await _lims.Client(Roles.Office, "440304-REG");
    }

    [TearDown]
    public async Task Stop()
    {
        _office.Dispose();
        await _lims.DisposeAsync();
    }

    [Test]
    public async Task An_import_is_previewed_undone_and_undone_again_once()
    {
        var upload = _lims.Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性")).Upload;

        var (previewed, preview) = await Delete($"{upload}?preview=true");
        Assert.That(
            (previewed, preview.GetProperty("status").GetString(), preview.GetProperty("canUndo").GetBoolean()),
            Is.EqualTo((HttpStatusCode.OK, "preview", true)));
        Assert.That(preview.GetProperty("cases")[0].GetProperty("effect").GetString(), Is.EqualTo("removed"));
        Assert.That(preview.GetProperty("counters")[0].GetProperty("batches").GetInt32(), Is.EqualTo(-1));

        var (done, receipt) = await Delete($"{upload}?reason=%E4%B8%B2%E5%8F%B7");
        Assert.That((done, receipt.GetProperty("status").GetString(), receipt.GetProperty("rows").GetInt32()), Is.EqualTo((HttpStatusCode.OK, "undone", 1)));
        Assert.That(receipt.GetProperty("reason").GetString(), Is.EqualTo("串号"));

        var (again, same) = await Delete(upload!);
        Assert.That((again, same.GetProperty("alreadyUndone").GetBoolean(), same.GetProperty("reason").GetString()), Is.EqualTo((HttpStatusCode.OK, true, "串号")));
        var state = await _office.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{upload}");
        Assert.That(state.GetProperty("status").GetString(), Is.EqualTo("undone"));
    }

    [Test]
    public async Task What_is_in_the_way_is_a_conflict_that_lists_it_and_a_reason_sets_a_report_aside()
    {
        var upload = _lims.Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性")).Upload;
        var report = (await new IssueReport("quotas", "440304", "2023-03", TestDatabase.Now)
            .Handle(_lims.Database, Caller.CommandLine, TestDatabase.Now, default)).Value.Report;

        var (status, problem) = await Delete(upload!);

        Assert.That((status, problem.GetProperty("code").GetString()), Is.EqualTo((HttpStatusCode.Conflict, "undo-blocked")));
        var obstacle = problem.GetProperty("obstacles")[0];
        Assert.That(
            (obstacle.GetProperty("code").GetString(), obstacle.GetProperty("subject").GetString(), obstacle.GetProperty("overridable").GetBoolean()),
            Is.EqualTo(("reported", report.Number, true)));
        using var officer = await _lims.Client(Roles.Officer, "440304-REG");
        using var forbidden = await officer.DeleteAsync($"/api/v1/imports/{upload}?despiteReports=x");
        Assert.That(forbidden.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await Delete($"{upload}?despiteReports=x")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_case_somebody_acted_on_is_a_conflict_that_no_reason_sets_aside()
    {
        var upload = _lims.Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性")).Upload;
        await using (var db = _lims.Database.CreateContext())
        {
            var acted = await new ActOnCase(db.Cases.Single().Number, "record-repeat-positive", [new GivenEvidence("repeat-test", "同法复测 阳性", null)])
                .Handle(db, await CaseRows.Reading(db, TestDatabase.Now), new Caller("张三", Roles.Officer, "440304-REG", "440304"), default);
            Assert.That(acted.Refusal, Is.Null);
        }

        var (status, problem) = await Delete($"{upload}?despiteReports=x");

        Assert.That((status, problem.GetProperty("obstacles")[0].GetProperty("code").GetString()), Is.EqualTo((HttpStatusCode.Conflict, "case-acted-on")));
    }

    [Test]
    public async Task Unknown_and_foreign_uploads_are_refused()
    {
        var upload = _lims.Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性")).Upload;

        Assert.That((await Delete("U-999999")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        using var market = await _lims.Client(Roles.Market, "440304-M02");
        using var foreign = await market.DeleteAsync($"/api/v1/imports/{upload}");
        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> Delete(string what)
    {
        using var response = await _office.DeleteAsync($"/api/v1/imports/{what}");
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
