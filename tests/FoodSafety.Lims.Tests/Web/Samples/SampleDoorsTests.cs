using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Shell.Commands;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>The doors to samples: GET /samples, GET /samples/{number}, POST /samples/{number}/{action}; lims samples, lims sample.</summary>
[TestFixture]
public sealed class SampleDoorsTests
{
    private ServedLims _lims = null!;
    private HttpClient _office = null!;
    private HttpClient _laboratory = null!;

    [SetUp]
    public async Task Serve()
    {
        _lims = await ServedLims.Start();
        _office = await _lims.Client(Roles.Office, "440304-REG");
        _laboratory = await _lims.Client(Roles.Lab, "440304-LAB1");
        _lims.Database.Samples(Sample("FT1"));
    }

    [TearDown]
    public async Task Stop()
    {
        _office?.Dispose();
        _laboratory?.Dispose();
        if (_lims is not null)
            await _lims.DisposeAsync();
    }

    [Test]
    public async Task A_sample_is_moved_over_http_and_the_laboratory_is_told_no_party()
    {
        using var handed = await Act(_office, "FT1", "hand-over", new
        {
            version = 1,
            given = new Dictionary<string, string> { ["handed-to"] = "样品中转站", ["seal-condition"] = "intact", ["test-seal-no"] = "F1", ["backup-seal-no"] = "F2", ["handed-at"] = "2023-04-03T16:00:00+08:00" },
        });
        Assert.That(handed.StatusCode, Is.EqualTo(HttpStatusCode.OK), await handed.Content.ReadAsStringAsync());
        using var recoded = await Act(_office, "FT1", "recode", new { given = new Dictionary<string, string> { ["handed-to"] = "快递", ["seal-condition"] = "intact" } });
        var seen = await recoded.Content.ReadFromJsonAsync<JsonElement>();
        var blind = seen.GetProperty("blindCode").GetString()!;
        Assert.That((seen.GetProperty("stage").GetString(), seen.GetProperty("version").GetInt32()), Is.EqualTo(("recoded", 3)));

        var list = await _laboratory.GetFromJsonAsync<JsonElement>("/api/v1/samples");
        var shown = await _laboratory.GetFromJsonAsync<JsonElement>($"/api/v1/samples/{blind}");

        Assert.That(list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("number").GetString()), Is.EqualTo(new[] { blind }));
        Assert.That(list.GetRawText() + shown.GetRawText(), Does.Not.Contain("福田示例商行甲").And.Not.Contain("FT1").And.Not.Contain("CY-"));
        Assert.That(shown.GetProperty("actions").EnumerateArray().Select(action => action.GetString()), Is.EqualTo(new[] { "receive", "refuse" }));
        Assert.That(shown.GetProperty("missing").EnumerateArray().Select(field => field.GetString()), Is.EqualTo(new[] { "seal-condition" }));
    }

    [TestCase("FT9/hand-over", "{}", 404, "unknown-sample")]
    [TestCase("FT1/publish", "{}", 400, "unknown-action")]
    [TestCase("FT1/recode", "", 409, "action-not-allowed")]
    [TestCase("FT1/hand-over", "{\"version\": 9}", 409, "stale-version")]
    [TestCase("FT1/hand-over", "{\"given\": {}}", 422, "field-missing")]
    [TestCase("FT1/hand-over", "{\"given\": []}", 400, "bad-request")]
    [TestCase("FT1/hand-over", "{\"version\": \"1\"}", 400, "bad-request")]
    [TestCase("FT1/receive", "{}", 403, "forbidden")]
    public async Task A_refusal_is_a_problem_with_a_stable_code(string route, string body, int status, string code)
    {
        using var content = body.Length == 0 ? null : new StringContent(body, null, "application/json");
        using var answer = await _office.PostAsync($"/api/v1/samples/{route}", content);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status), await answer.Content.ReadAsStringAsync());
        Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString(), Is.EqualTo(code));
    }

    [Test]
    public async Task A_registered_form_is_answered_with_its_own_number()
    {
        using var answer = await _office.PostAsJsonAsync("/api/v1/samples", new Dictionary<string, string>
        {
            ["sample_no"] = "FT2",
            ["programme"] = "监督抽检",
            ["sampled_on"] = "2023-09-18",
            ["sampling_org"] = "440304-REG",
            ["samplers"] = "张三、李四",
            ["sampled_party"] = "福田示例市场01",
            ["food"] = "豇豆",
            ["food_category"] = "食用农产品",
            ["quantity"] = "2",
            ["backup_quantity"] = "1",
            ["lab"] = "440304-LAB1",
        });

        Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString(), Is.EqualTo("CY-440304-2023-00002"));
    }

    [Test]
    public async Task The_commands_show_list_and_move_samples()
    {
        var handed = await Run("sample", "FT1", "--act", "hand-over", "--version", "1", "--set", "handed-to=中转站", "--set", "seal-condition=intact", "--set", "test-seal-no=F1", "--set", "backup-seal-no=F2", "--json");
        Assert.That((handed.ExitCode, JsonDocument.Parse(handed.Output).RootElement.GetProperty("stage").GetString()), Is.EqualTo((ExitCode.Done, "handed-over")), handed.Error);

        Assert.That((await Run("sample", "FT1")).Output, Does.Contain("CY-440304-2023-00001").And.Contain("封样交接　backup-seal-no=F2").And.Contain("recode（样品中转换码）"));
        Assert.That((await Run("samples", "--stage", "handed-over")).Output, Does.Contain("FT1").And.Contain("共 1 份"));
        Assert.That((await Run("sample", "FT9")).ExitCode, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That((await Run("sample", "FT1", "--act", "hand-over")).ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That((await Run("sample", "FT1", "--set", "handed-to=中转站")).Error, Does.Contain("wrong-usage"));
    }

    private static Task<HttpResponseMessage> Act(HttpClient client, string number, string action, object body) =>
        client.PostAsJsonAsync($"/api/v1/samples/{number}/{action}", body);

    private async Task<ProgramRun> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandTree.Invoke([.. arguments, "--data", _lims.Database.Settings.DataFolder], [SamplesCommand.Create(), SampleCommand.Create()], output, error);
        return new ProgramRun(exitCode, output.ToString(), error.ToString());
    }
}
