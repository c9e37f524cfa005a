using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Validity;

namespace FoodSafety.Lims.Tests.Web.Validity;

/// <summary>Who sees and does what through the API: an office its district, a market its own tests, a laboratory none.</summary>
public sealed class ValidityApiTests
{
    private ServedLims _lims = null!;

    [SetUp]
    public async Task Serve()
    {
        _lims = await ServedLims.Start();
        _lims.Database.Import(
            "样品编号,检测时间,市场,样品名称,检测项目,检测结果,录入时间,来源\n"
            + "A1,2023-03-01 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,2023-04-01 08:10,仪器直传\n"
            + "A2,2023-03-01 08:10,440304-M02,菜心,有机磷和氨基甲酸酯类农药,阴性,2023-04-01 08:10,仪器直传\n");
    }

    [TearDown]
    public async Task Stop() => await _lims.DisposeAsync();

    [Test]
    public async Task An_office_looks_chooses_and_sees_and_a_market_sees_its_own()
    {
        using var office = await _lims.Client(Roles.Office, "440304-REG");
        var preview = await Post(office, "preview");
        Assert.That(preview.GetProperty("after").GetProperty("invalid").GetInt64(), Is.EqualTo(2));
        Assert.That(preview.GetProperty("after").GetProperty("valid").GetInt64(), Is.Zero);
        using var chosen = await office.PostAsJsonAsync("/api/v1/validity/choices", Choice(preview.GetProperty("seen").GetInt32()));
        Assert.That(chosen.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        using var again = await office.PostAsJsonAsync("/api/v1/validity/choices", Choice(preview.GetProperty("seen").GetInt32()));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));

        // In the background.
        for (var i = 0; ScoreDays.Waiting(_lims.Database).Count > 0 && i < 300; i++)
            await Task.Delay(50);
        var answer = await office.GetFromJsonAsync<JsonElement>("/api/v1/validity?district=440304&period=2023-Q1");
        Assert.That(answer.GetProperty("total").GetProperty("invalid").GetInt64(), Is.EqualTo(2));
        Assert.That(answer.GetProperty("scoringAnew").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That((await office.GetFromJsonAsync<JsonElement>("/api/v1/validity/rules")).GetProperty("items").GetArrayLength(), Is.EqualTo(2));

        using var market = await _lims.Client(Roles.Market, "440304-M01");
        var own = await market.GetFromJsonAsync<JsonElement>("/api/v1/validity?period=2023");
        Assert.That(own.GetProperty("total").GetProperty("received").GetInt64(), Is.EqualTo(1));
        Assert.That(own.GetProperty("choices")[0].GetProperty("by").ValueKind, Is.EqualTo(JsonValueKind.Null));
        var tests = await market.GetFromJsonAsync<JsonElement>("/api/v1/validity/tests?period=2023");
        Assert.That(tests.GetProperty("items").EnumerateArray().Select(test => test.GetProperty("sampleNo").GetString()), Is.EqualTo(new[] { "A1" }));
        Assert.That(tests.GetProperty("items")[0].GetProperty("reasons")[0].GetProperty("code").GetString(), Is.EqualTo("entered-late"));
        using var anothers = await market.GetAsync("/api/v1/validity/tests?period=2023&market=440304-M02");
        Assert.That(anothers.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(Roles.Market, "440304-M01", HttpStatusCode.OK)]
    [TestCase(Roles.Market, "440103-M01", HttpStatusCode.Forbidden)]
    [TestCase(Roles.Lab, "440304-LAB1", HttpStatusCode.Forbidden)]
    [TestCase(Roles.Officer, "440304-REG", HttpStatusCode.OK)]
    [TestCase(Roles.Office, "440103-REG", HttpStatusCode.Forbidden)]
    public async Task Whoever_it_is_not_for_is_refused(string role, string organisation, HttpStatusCode sees)
    {
        using var client = await _lims.Client(role, organisation);
        using var asked = await client.GetAsync("/api/v1/validity?district=440304&period=2023");
        Assert.That(asked.StatusCode, Is.EqualTo(sees));
        using var chosen = await client.PostAsJsonAsync("/api/v1/validity/choices", Choice(0));
        Assert.That(chosen.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "choosing is for the office and managers of the district");
        using var previewed = await client.PostAsJsonAsync("/api/v1/validity/preview", Choice(0));
        Assert.That(previewed.StatusCode, Is.EqualTo(role == Roles.Officer ? HttpStatusCode.OK : HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Without_a_period_it_is_the_year_that_runs()
    {
        using var office = await _lims.Client(Roles.Office, "440304-REG");
        var year = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TestDatabase.Zone).Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.That((await office.GetFromJsonAsync<JsonElement>("/api/v1/validity?district=440304")).GetProperty("period").GetString(), Is.EqualTo(year));
        Assert.That((await office.GetFromJsonAsync<JsonElement>("/api/v1/validity/tests?district=440304")).GetProperty("items").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_member_that_is_not_known_is_refused_by_name()
    {
        using var office = await _lims.Client(Roles.Office, "440304-REG");
        using var answer = await office.PostAsJsonAsync("/api/v1/validity/choices", new { district = "440304", ruleset = "gansu", frm = "2023-01-01" });
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That((answer.StatusCode, problem.GetProperty("code").GetString()), Is.EqualTo((HttpStatusCode.BadRequest, "bad-request")));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("“frm”").And.Contain("from"));
    }

    [TestCase("/api/v1/validity?district=440304&period=owl", "unknown-period")]
    [TestCase("/api/v1/validity?district=999999&period=2023", "unknown-district")]
    [TestCase("/api/v1/validity/tests?district=440304&period=2023&reason=owl", "unknown-reason")]
    [TestCase("/api/v1/validity/tests?district=440304&period=2023&cursor=x", "bad-cursor")]
    public async Task What_cannot_be_asked_is_said(string address, string code)
    {
        using var office = await _lims.Client(Roles.Office, "440304-REG");
        using var answer = await office.GetAsync(address);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That((answer.IsSuccessStatusCode, problem.GetProperty("code").GetString()), Is.EqualTo((false, code)));
    }

    private static object Choice(int seen) => new { district = "440304", ruleSet = "gansu", from = "2023-01-01", seen };

    private static async Task<JsonElement> Post(HttpClient client, string what)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/validity/{what}", Choice(0));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
