using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Web.Reports;

/// <summary>Reports over HTTP, as another program asks for them.</summary>
[TestFixture]
public sealed class ReportsApiTests
{
    private static readonly object Quotas2023 = new { kind = "quotas", district = "440304", period = "2023", asOf = "2023-12-31T23:59:59+08:00" };

    private ServedLims _lims = null!;

    [SetUp]
    public async Task Serve() => _lims = await ServedLims.Start();

    [TearDown]
    public async Task Stop() => await _lims.DisposeAsync();

    [Test]
    public async Task Without_a_token_every_route_answers_401()
    {
        using var client = _lims.Anonymous();

        Assert.That((await client.PostAsJsonAsync("/api/v1/reports", Quotas2023)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await client.GetAsync("/api/v1/reports/BG-440304-2023-00001")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await client.GetAsync("/api/v1/reports/BG-440304-2023-00001.pdf")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await client.PostAsync("/api/v1/reports/BG-440304-2023-00001/delivered", null)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_report_is_issued_shown_downloaded_delivered_and_acknowledged()
    {
        using var client = await _lims.Client(Roles.Office, "440304-REG");

        var created = await client.PostAsJsonAsync("/api/v1/reports", Quotas2023);
        Assert.That(created.StatusCode, Is.EqualTo(HttpStatusCode.Created), await created.Content.ReadAsStringAsync());
        var report = await Json(created);
        Assert.That(created.Headers.Location!.ToString(), Is.EqualTo($"/api/v1/reports/{Text(report, "id")}"));
        Assert.That((Text(report, "stage"), Text(report, "asOf"), Text(report, "issuedBy")), Is.EqualTo(("issued", "2023-12-31T23:59:59+08:00", "test")));

        Assert.That(Text(await Json(await client.GetAsync(created.Headers.Location)), "sha256"), Is.EqualTo(Text(report, "sha256")));
        var pdf = await client.GetAsync(Text(report, "pdf"));
        Assert.That(pdf.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(await pdf.Content.ReadAsByteArrayAsync())), Is.EqualTo(Text(report, "sha256")));

        var early = await client.PostAsync($"{created.Headers.Location}/acknowledged", null);
        Assert.That(((int)early.StatusCode, Text(await Json(early), "code")), Is.EqualTo((409, "action-not-allowed")));
        Assert.That(Text(await Json(await client.PostAsync($"{created.Headers.Location}/delivered", null)), "stage"), Is.EqualTo("delivered"));
        Assert.That(Text(await Json(await client.PostAsync($"{created.Headers.Location}/acknowledged", null)), "stage"), Is.EqualTo("acknowledged"));

        Assert.That((await client.PostAsJsonAsync("/api/v1/reports", Quotas2023)).StatusCode, Is.EqualTo(HttpStatusCode.OK), "the data said the same: the same report");
        Assert.That((await Json(await client.GetAsync("/api/v1/reports?district=440304"))).GetProperty("items").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Another_districts_office_and_a_laboratory_see_nothing()
    {
        using var office = await _lims.Client(Roles.Office, "440304-REG");
        var location = (await office.PostAsJsonAsync("/api/v1/reports", Quotas2023)).Headers.Location!;
        foreach (var (role, organisation) in new[] { (Roles.Office, "440103-REG"), (Roles.Lab, "440304-LAB1") })
        {
            using var other = await _lims.Client(role, organisation);
            Assert.That((await other.GetAsync(location)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), organisation);
            Assert.That((await other.GetAsync(location + ".pdf")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), organisation);
            Assert.That((await other.PostAsJsonAsync("/api/v1/reports", Quotas2023)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), organisation);
        }
    }

    [TestCase("""{"kind":"quotas","district":"440304","period":"2023-13"}""", 400, "unknown-period")]
    [TestCase("""{"kind":"nope","district":"440304","period":"2023"}""", 400, "unknown-kind")]
    [TestCase("""{"kind":"quotas","district":"440304","period":"2023","asOf":"soon"}""", 400, "not-a-date")]
    [TestCase("""{"kind":"findings","district":"440304","period":"2023","asOf":"2022-12-31"}""", 422, "period-not-begun")]
    [TestCase("""{}""", 400, "unknown-kind")]
    public async Task What_cannot_be_reported_is_a_problem_with_a_code(string body, int status, string code)
    {
        using var client = await _lims.Client(Roles.Admin);
        var answer = await client.PostAsync("/api/v1/reports", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.That(((int)answer.StatusCode, Text(await Json(answer), "code")), Is.EqualTo((status, code)));
    }

    [Test]
    public async Task Anybody_with_the_code_may_ask_whether_the_paper_is_genuine()
    {
        using var office = await _lims.Client(Roles.Office, "440304-REG");
        var report = await Json(await office.PostAsJsonAsync("/api/v1/reports", Quotas2023));
        using var anybody = _lims.Anonymous();

        var found = await Json(await anybody.GetAsync($"/verify/{Text(report, "code").ToLowerInvariant()}"));
        Assert.That((Text(found, "number"), Text(found, "sha256"), found.GetProperty("current").GetBoolean()), Is.EqualTo((Text(report, "id"), Text(report, "sha256"), true)));
        Assert.That(found.TryGetProperty("issuedBy", out _), Is.False);
        var unknown = await anybody.GetAsync("/verify/0000-0000-00");
        Assert.That(((int)unknown.StatusCode, Text(await Json(unknown), "code")), Is.EqualTo((404, "unknown-code")));

        anybody.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        Assert.That(await anybody.GetStringAsync($"/verify/{Text(report, "code")}"), Does.Contain("福田区2023年食品安全指标任务完成情况表").And.Contain(Text(report, "id")));
        Assert.That((await anybody.GetAsync("/verify/0000-0000-00")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
