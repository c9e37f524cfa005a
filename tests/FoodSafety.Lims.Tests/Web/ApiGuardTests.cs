using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Web;

/// <summary>The API is guarded from its first day: contract "Bearer token or cookie", errors are RFC 9457 documents with a stable code.</summary>
[TestFixture]
public sealed class ApiGuardTests
{
    private ServedLims _lims = null!;

    [OneTimeSetUp]
    public async Task Serve() => _lims = await ServedLims.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _lims.DisposeAsync();

    [TestCase("GET", "/api/v1/markets")]
    [TestCase("GET", "/api/v1/orgs")]
    [TestCase("GET", "/api/v1/missing-logs?district=440304&date=2023-09-18")]
    [TestCase("GET", "/api/v1/quotas?district=440304&year=2023")]
    [TestCase("GET", "/api/v1/rapid-tests")]
    [TestCase("GET", "/api/v1/results")]
    [TestCase("GET", "/api/v1/cases")]
    [TestCase("GET", "/api/v1/imports/U-000001")]
    [TestCase("POST", "/api/v1/imports?kind=rapid-tests&org=440304-REG")]
    [TestCase("PUT", "/api/v1/markets/440304-M01/daily-logs/2023-09-18")]
    [TestCase("POST", "/api/v1/findings")]
    [TestCase("GET", "/api/v1/samples")]
    [TestCase("GET", "/api/v1/samples/1")]
    [TestCase("POST", "/api/v1/samples/1/receive")]
    [TestCase("GET", "/api/v1/labs/440304-LAB1/worklist")]
    [TestCase("POST", "/api/v1/labs/440304-LAB1/results")]
    [TestCase("GET", "/api/v1/lab-reports/1")]
    [TestCase("GET", "/api/v1/lab-reports/1.pdf")]
    [TestCase("POST", "/api/v1/lab-reports/1/approve")]
    [TestCase("GET", "/api/v1/turnaround")]
    [TestCase("GET", "/api/v1/contracts")]
    [TestCase("GET", "/api/v1/contracts/1/settlements/2023-09")]
    [TestCase("PUT", "/api/v1/samples/1/purchase")]
    [TestCase("DELETE", "/api/v1/imports/U-000001")]
    public async Task Without_a_token_every_route_answers_401_with_a_problem(string method, string route)
    {
        using var client = _lims.Anonymous();
        using var request = new HttpRequestMessage(new HttpMethod(method), route);
        if (method is "POST" or "PUT")
            request.Content = JsonContent.Create(Array.Empty<object>());
        using var response = await client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(response.Headers.WwwAuthenticate.ToString(), Does.Contain("Bearer"));
        Assert.That(await CodeOf(response), Is.EqualTo("unauthenticated"));
    }

    [Test]
    public async Task A_token_that_is_not_known_answers_401()
    {
        using var client = _lims.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "lims_0000000000000000000000000000000000000000000000000000000000000000");

        using var response = await client.GetAsync("/api/v1/markets");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_revoked_token_stops_at_once()
    {
        using var client = await _lims.Client(Roles.Office);
        using (var before = await client.GetAsync("/api/v1/markets"))
            Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        await using (var db = _lims.Database.CreateContext())
        {
            db.ApiTokens.OrderByDescending(token => token.Id).First().RevokedAt = TestDatabase.Now;
            await db.SaveChangesAsync();
        }

        using var after = await client.GetAsync("/api/v1/markets");
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task The_secret_of_a_token_is_not_kept()
    {
        using var client = await _lims.Client(Roles.Office);
        var secret = client.DefaultRequestHeaders.Authorization!.Parameter!;
        await using var db = _lims.Database.CreateContext();

        Assert.That(db.ApiTokens.Select(token => token.Sha256).ToList(), Has.None.EqualTo(secret).And.Some.EqualTo(TokenSecret.Hash(secret)));
    }

    [TestCase(Roles.Market, "440304-M01", "/api/v1/quotas?district=440304&year=2023", "forbidden")]
    [TestCase(Roles.Lab, "440304-LAB1", "/api/v1/missing-logs?district=440304&date=2023-09-18", "forbidden")]
    [TestCase(Roles.Lab, "440304-LAB1", "/api/v1/rapid-tests?district=440304", "forbidden")]
    [TestCase(Roles.Market, "440304-M01", "/api/v1/results", "forbidden")]
    [TestCase(Roles.Office, "440304-REG", "/api/v1/quotas?district=440103&year=2023", "not-yours")]
    [TestCase(Roles.Office, "440304-REG", "/api/v1/rapid-tests?district=440103", "not-yours")]
    public async Task A_wrong_role_or_district_is_refused_with_403(string role, string organisation, string route, string code)
    {
        using var client = await _lims.Client(role, organisation);

        using var response = await client.GetAsync(route);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await CodeOf(response), Is.EqualTo(code));
    }

    [TestCase(Roles.Market, "440304-M01", "kind=rapid-tests&org=440304-M02", "not-yours")]
    [TestCase(Roles.Market, "440304-M01", "kind=results&org=440304-M01", "forbidden")]
    [TestCase(Roles.Lab, "440304-LAB1", "kind=rapid-tests&org=440304-LAB1", "forbidden")]
    [TestCase(Roles.Office, "440304-REG", "kind=rapid-tests&org=440304-REG&district=440103", "not-yours")]
    public async Task Sending_what_is_not_yours_is_refused_and_nothing_is_kept(string role, string organisation, string query, string code)
    {
        using var client = await _lims.Client(role, organisation);

        using var response = await client.PostAsync($"/api/v1/imports?{query}", new StringContent("sample_no\n1\n"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await CodeOf(response), Is.EqualTo(code));
        await using var db = _lims.Database.CreateContext();
        Assert.That(db.Uploads.Any(), Is.False);
    }

    [Test]
    public async Task A_market_sees_itself_alone_in_the_list_of_markets()
    {
        using var client = await _lims.Client(Roles.Market, "440304-M01");

        var listed = await client.GetFromJsonAsync<JsonElement>("/api/v1/markets");

        Assert.That(listed.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()), Is.EqualTo(new[] { "440304-M01" }));
    }

    [TestCase("GET", "/public/markets/440304-M01")]
    public async Task A_route_of_a_later_version_says_so(string method, string route)
    {
        using var client = await _lims.Client(Roles.Admin);

        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), route));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotImplemented));
        Assert.That(await CodeOf(response), Is.EqualTo("not-available"));
    }

    [TestCase("GET", "/api/v1/no-such-thing", 404, "no-such-route")]
    [TestCase("PATCH", "/api/v1/markets", 405, "method-not-allowed")]
    [TestCase("GET", "/api/v1/missing-logs?district=440304&date=18.9.2023", 400, "not-a-date")]
    [TestCase("GET", "/api/v1/missing-logs?district=999999&date=2023-09-18", 400, "unknown-district")]
    [TestCase("GET", "/api/v1/cases?district=999999", 400, "unknown-district")]
    [TestCase("GET", "/api/v1/quotas?district=440304&year=1999", 404, "no-plan")]
    [TestCase("GET", "/api/v1/imports/U-999999", 404, "unknown-upload")]
    [TestCase("DELETE", "/api/v1/imports/U-999999", 404, "unknown-upload")]
    [TestCase("GET", "/api/v1/rapid-tests?cursor=x", 400, "bad-cursor")]
    public async Task What_cannot_be_answered_is_a_problem_with_a_stable_code(string method, string route, int status, string code)
    {
        using var client = await _lims.Client(Roles.Admin);

        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), route));

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(await CodeOf(response), Is.EqualTo(code));
    }

    [Test]
    public async Task The_document_names_every_route_of_the_contract_and_is_open_to_all()
    {
        using var client = _lims.Anonymous();

        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        // The routes of "HTTP API /api/v1" of the contract that this version has or refuses plainly.
        string[] routes =
        [
            "/imports", "/imports/{id}", "/imports/{id}/events", "/imports/{id}/annotated", "/markets/{code}/daily-logs/{date}", "/rapid-tests", "/results",
            "/rapid-tests/{id}/corrections", "/results/{id}/corrections", "/samples", "/samples/{number}", "/samples/{number}/{action}", "/findings",
            "/markets", "/orgs", "/missing-logs", "/quotas", "/cases", "/cases/{number}", "/cases/{number}/{action}", "/cases/{number}/evidence",
        ];
        var named = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.That(routes.Select(route => "/api/v1" + route), Is.SubsetOf(named));
    }

    private static async Task<string?> CodeOf(HttpResponseMessage response)
    {
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo((int)response.StatusCode));
        Assert.That(problem.GetProperty("detail").GetString(), Is.Not.Empty);
        return problem.GetProperty("code").GetString();
    }
}
