using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web;

/// <summary>Single forms over HTTP, on both databases: POST /samples, GET /samples/{number}, POST /findings.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.Postgres)]
public sealed class FormsApiTests(DatabaseKind kind)
{
    private ServedLims _lims = null!;
    private HttpClient _office = null!;

    [SetUp]
    public async Task Serve()
    {
        _lims = await ServedLims.Start(kind);
        _office = await _lims.Client(Roles.Office, "440304-REG");
    }

    [TearDown]
    public async Task Stop()
    {
        _office?.Dispose();
        if (_lims is not null)
            await _lims.DisposeAsync();
    }

    [Test]
    public async Task The_program_is_ready_on_this_database()
    {
        using var client = _lims.Anonymous();

        Assert.That(await client.GetStringAsync("/health/ready"), Is.EqualTo("ready"));
        Assert.That(await client.GetStringAsync("/metrics"), Does.Contain("lims_uploads_waiting 0"));
    }

    [Test]
    public async Task A_registered_sample_is_shown_and_sent_again_is_a_duplicate()
    {
        using var first = await _office.PostAsJsonAsync("/api/v1/samples", Sample());
        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.Created), await first.Content.ReadAsStringAsync());
        using var second = await _office.PostAsJsonAsync("/api/v1/samples", Sample());
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.OK), await second.Content.ReadAsStringAsync());

        var shown = await _office.GetFromJsonAsync<JsonElement>(first.Headers.Location);

        Assert.That(shown.GetProperty("sampleNo").GetString(), Is.EqualTo("SC440304001"));
        Assert.That(shown.GetProperty("state").GetString(), Is.EqualTo("sampled"));
        Assert.That(shown.GetProperty("results").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_sample_without_its_second_sampler_is_refused_by_name()
    {
        var form = Sample();
        form["samplers"] = "张三";

        using var answer = await _office.PostAsJsonAsync("/api/v1/samples", form);

        // golden/samples.csv: "two samplers are required".
        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(problem.GetProperty("faults").EnumerateArray().Select(fault => (fault.GetProperty("column").GetString(), fault.GetProperty("code").GetString())),
            Is.EqualTo(new[] { ("samplers", "missing") }));
        using var absent = await _office.GetAsync("/api/v1/samples/SC440304001");
        Assert.That(absent.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var again = await _office.PostAsJsonAsync("/api/v1/samples", form);
        Assert.That((int)again.StatusCode, Is.EqualTo(422), "what was refused is no duplicate when it is sent again");
    }

    /// <summary>One organisation that samples and tests is flagged in 福田 and refused in 西湖 (legal-limits, separation rules).</summary>
    [TestCase("440304-REG", "440304", HttpStatusCode.Created)]
    [TestCase("330106-REG", "330106", HttpStatusCode.UnprocessableEntity)]
    public async Task A_form_whose_laboratory_sampled_is_answered_by_the_rule_of_its_district(string sender, string district, HttpStatusCode status)
    {
        using var office = await _lims.Client(Roles.Office, sender);
        var form = Sample();
        (form["sampling_org"], form["lab"]) = ($"{district}-LAB1", $"{district}-LAB1");

        using var answer = await office.PostAsJsonAsync($"/api/v1/samples?org={sender}&district={district}", form);

        var body = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(status), body);
        Assert.That(body, Does.Contain("same-organisation"));
    }

    [Test]
    public async Task A_finding_opens_its_case()
    {
        using var answer = await _office.PostAsJsonAsync("/api/v1/findings", new Dictionary<string, string>
        {
            ["抽样编号"] = "GC23440000001",
            ["食品名称"] = "豇豆",
            ["不合格项目║检验结果║标准值"] = "噻虫胺║0.066mg/kg║≤0.01mg/kg",
            ["被抽样单位"] = "福田示例市场01",
            ["来源"] = "国抽",
        });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), await answer.Content.ReadAsStringAsync());
        var opened = await _office.GetFromJsonAsync<JsonElement>(answer.Headers.Location);
        Assert.That(opened.GetProperty("kind").GetString(), Is.EqualTo("disposal"));
        Assert.That(opened.GetProperty("finding").GetProperty("sampleNo").GetString(), Is.EqualTo("GC23440000001"));
    }

    private static Dictionary<string, string> Sample() => new()
    {
        ["sample_no"] = "SC440304001",
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
    };
}
