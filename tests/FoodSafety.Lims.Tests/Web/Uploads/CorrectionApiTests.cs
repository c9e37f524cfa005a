using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Web.Uploads;

/// <summary>Both correction routes over HTTP: versions, keys, previews, refusals.</summary>
[TestFixture]
public sealed class CorrectionApiTests
{
    private const string Samples = "抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构\nS1,区,监督抽检,2023-04-03,440304-REG,甲、乙,商行,韭菜,蔬菜,2,1,kg,440304-LAB1\n";
    private const string Results = "抽样单编号,检验项目,检验结果,单位,标准值,检验日期,报告编号,签发日期\nS1,毒死蜱,0.01,mg/kg,≤0.02,2023-04-10,R1,2023-04-20\n";
    private const string Findings = "抽样编号,食品名称,不合格项目║检验结果║标准值,被抽样单位,公告日期\nF1,韭菜,甲拌磷║0.3mg/kg║≤0.05mg/kg,水果店,2023-05-01\n";

    private ServedLims _lims = null!;
    private HttpClient _office = null!;

    [SetUp]
    public async Task Serve()
    {
        _lims = await ServedLims.Start();
        _office = await _lims.Client(Roles.Office, "440304-REG");
        _lims.Database.Import(UndoWords.RapidHeader
            + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性") + UndoWords.Line("A1", "2023-03-01 09:00", "毒死蜱", "可疑")
            + UndoWords.Line("A1", "2023-03-01 09:00", "克百威", "阴性"));
        _lims.Database.Import(Samples, "samples");
        _lims.Database.Import(Results, "results", "440304-LAB1");
    }

    [TearDown]
    public async Task Stop()
    {
        _office.Dispose();
        await _lims.DisposeAsync();
    }

    [TestCase("rapid-tests", "经营户", "李记")]
    [TestCase("results", "检验人", "丙")]
    public async Task A_row_is_corrected_in_the_version_that_was_seen(string kind, string column, string value)
    {
        var row = (await Items(kind))[0];
        var id = row.GetProperty("id").GetInt64();
        Assert.That(row.GetProperty("version").GetInt32(), Is.Zero);
        Assert.That((await Send(kind, id, new() { [column] = value }, ifMatch: "\"1\"")).Status, Is.EqualTo(HttpStatusCode.PreconditionFailed));

        using var shown = await _office.GetAsync($"/api/v1/{kind}/{id}");
        var (status, answer) = await Send(kind, id, new() { [column] = value }, ifMatch: shown.Headers.ETag!.Tag);

        Assert.That((status, answer.GetProperty("version").GetInt32()), Is.EqualTo((HttpStatusCode.OK, 1)));
        Assert.That((await Items(kind)).Single(one => one.GetProperty("id").GetInt64() == id).GetProperty("version").GetInt32(), Is.EqualTo(1));
        Assert.That((await Send(kind, id, new() { [column] = "丁" }, ifMatch: "\"0\"")).Status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That((await Send(kind, id, new() { [column] = "丁" }, version: 0)).Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await Send(kind, id, new() { [column] = "丁" }, ifMatch: "W/x")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        var after = await _office.GetFromJsonAsync<JsonElement>($"/api/v1/{kind}/{id}");
        var change = after.GetProperty("history")[0].GetProperty("changes")[0];
        Assert.That((change.GetProperty("name").GetString(), change.GetProperty("after").GetString()), Is.EqualTo((column, value)));
    }

    [TestCase("rapid-tests", "经营户")]
    [TestCase("results", "检验人")]
    public async Task The_same_key_and_body_is_answered_as_the_first_time_and_another_body_is_refused(string kind, string column)
    {
        var id = (await Items(kind))[0].GetProperty("id").GetInt64();
        var first = await Send(kind, id, new() { [column] = "李记" }, key: "k1");
        Assert.That((await Send(kind, id, new() { [column] = "王记" })).Status, Is.EqualTo(HttpStatusCode.OK), "another correction came between");

        var again = await Send(kind, id, new() { [column] = "李记" }, key: "k1");
        var other = await Send(kind, id, new() { [column] = "张三" }, key: "k1");

        Assert.That(
            (again.Status, again.Body.GetProperty("version").GetInt32(), again.Body.GetProperty("repeated").GetBoolean()), Is.EqualTo((HttpStatusCode.OK, 1, true)));
        Assert.That(again.Body.GetProperty("at").GetString(), Is.EqualTo(first.Body.GetProperty("at").GetString()));
        Assert.That((other.Status, other.Body.GetProperty("code").GetString()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused")));
        await using var db = _lims.Database.CreateContext();
        Assert.That(db.Corrections.Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_preview_says_what_follows_and_changes_nothing()
    {
        var id = (await Items("rapid-tests"))[0].GetProperty("id").GetInt64();

        var (status, preview) = await Send("rapid-tests", id, new() { ["检测结果"] = "阳性", ["样品编号"] = "A9" }, preview: true);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(preview.GetProperty("case").GetString(), Is.EqualTo("YX-440304-2023-00001"));
        Assert.That(preview.GetProperty("counters").EnumerateArray().Select(part => part.GetProperty("batches").GetInt32()), Is.Not.Empty.And.All.EqualTo(1));
        await using (var db = _lims.Database.CreateContext())
            Assert.That((db.Corrections.Count(), db.Cases.Count(), db.Audit.Count(entry => entry.Action == CorrectRow.AuditAction)), Is.EqualTo((0, 0, 0)));
        var done = await Send("rapid-tests", id, new() { ["检测结果"] = "阳性", ["样品编号"] = "A9" });
        Assert.That(done.Body.GetProperty("case").GetString(), Is.EqualTo("YX-440304-2023-00001"), "the preview took no number");
        Assert.That(done.Body.GetProperty("counters").GetRawText(), Is.EqualTo(preview.GetProperty("counters").GetRawText()));
    }

    [Test]
    public async Task A_row_is_shown_with_what_belongs_to_it()
    {
        var rows = await Items("rapid-tests");

        var first = await _office.GetFromJsonAsync<JsonElement>($"/api/v1/rapid-tests/{rows[0].GetProperty("id").GetInt64()}");

        Assert.That(first.GetProperty("related").EnumerateArray().Select(row => (row.GetProperty("relation").GetString(), row.GetProperty("testItem").GetString())),
            Is.EquivalentTo(new[] { ("repeat", "毒死蜱"), ("item", "克百威") }));
        Assert.That(first.GetProperty("canCorrect").GetBoolean(), Is.True);
        Assert.That((first.GetProperty("upload").GetString(), first.GetProperty("row").GetInt32()), Is.EqualTo(("U-000001", 2)));
        Assert.That((await Items("rapid-tests", "?upload=U-000001&row=3")).Single().GetProperty("row").GetInt32(), Is.EqualTo(3));
        Assert.That(await Items("rapid-tests", "?upload=U-000002"), Is.Empty);
    }

    [Test]
    public async Task A_result_of_an_inbound_finding_is_shown_and_not_corrected()
    {
        _lims.Database.Import(Findings, "findings");
        var id = (await Items("results", "?sampleNo=F1"))[0].GetProperty("id").GetInt64();

        var row = await _office.GetFromJsonAsync<JsonElement>($"/api/v1/results/{id}");
        var (status, problem) = await Send("results", id, new() { ["检验结果"] = "0.1" });

        Assert.That(
            (row.GetProperty("canCorrect").GetBoolean(), row.GetProperty("notCorrectable").GetString()), Is.EqualTo((false, problem.GetProperty("detail").GetString())));
        Assert.That((status, problem.GetProperty("code").GetString()), Is.EqualTo((HttpStatusCode.Conflict, "of-a-finding")));
    }

    [Test]
    public async Task What_is_wrong_with_a_correction_has_its_status()
    {
        var id = (await Items("rapid-tests"))[0].GetProperty("id").GetInt64();

        Assert.That((await Send("rapid-tests", 999, new() { ["经营户"] = "李记" })).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Send("rapid-tests", id, new() { ["颜色"] = "红" })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Send("rapid-tests", id, new() { ["检测结果"] = "也许" })).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        using var market = await _lims.Client(Roles.Market, "440304-M02");
        using var foreign = await market.GetAsync($"/api/v1/rapid-tests/{id}");
        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var itself = await _lims.Client(Roles.Market, "440304-M01");
        var own = await itself.GetFromJsonAsync<JsonElement>($"/api/v1/rapid-tests/{id}");
        Assert.That(own.GetProperty("canCorrect").GetBoolean(), Is.False, "a market sees its rows; what another sent it does not correct");
    }

    private async Task<List<JsonElement>> Items(string kind, string query = "") =>
        [.. (await _office.GetFromJsonAsync<JsonElement>($"/api/v1/{kind}{query}")).GetProperty("items").EnumerateArray()];

    private async Task<(HttpStatusCode Status, JsonElement Body)> Send(
        string kind, long id, Dictionary<string, string> changes, string? ifMatch = null, string? key = null, int? version = null, bool preview = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{kind}/{id}/corrections{(preview ? "?preview=true" : "")}");
        request.Content = JsonContent.Create(new { reason = "录入有误", changes, version });
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await _office.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
