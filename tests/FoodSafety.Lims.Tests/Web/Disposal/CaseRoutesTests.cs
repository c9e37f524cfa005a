using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using Microsoft.AspNetCore.Builder;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>The API's routes of cases, over HTTP.</summary>
[TestFixture]
public sealed class CaseRoutesTests
{
    private TestDatabase _test = null!;
    private WebApplication _app = null!;
    private HttpClient _officer = null!;
    private HttpClient _manager = null!;

    [SetUp]
    public async Task Serve()
    {
        _test = TestDatabase.Create(DatabaseKind.Sqlite);
        await CaseRows.Add(_test.Database, CaseRows.Positive(1, CaseRows.OpenedAt), CaseRows.Disposal(1));
        _app = WebHost.Build(_test.Database, [], "http://127.0.0.1:0");
        await _app.StartAsync();
        _officer = await Client("张三", Roles.Officer);
        _manager = await Client("李四", Roles.Manager);
    }

    [TearDown]
    public async Task Stop()
    {
        _officer.Dispose();
        _manager.Dispose();
        await _app.DisposeAsync();
        _test.Dispose();
    }

    [Test]
    public async Task A_case_is_shown_in_the_shape_of_the_contract()
    {
        var shown = await Json(_officer.GetAsync("cases/YX-440304-2023-00001?asOf=2023-03-01T12:10:00%2B08:00"), HttpStatusCode.OK);

        Assert.That(shown.EnumerateObject().Select(property => property.Name), Is.SupersetOf(
            ["number", "kind", "district", "finding", "parties", "stage", "version", "openedAt", "clocks", "missing", "actions", "events"]));
        var finding = shown.GetProperty("finding");
        Assert.That((finding.GetProperty("upload").GetString(), finding.GetProperty("row").GetInt32(), finding.GetProperty("sampleNo").GetString()), Is.EqualTo(("U-000001", 2, "A001")));
        var clock = shown.GetProperty("clocks")[0];
        Assert.That((clock.GetProperty("code").GetString(), clock.GetProperty("state").GetString()), Is.EqualTo(("objection", "overdue")));
        Assert.That(clock.GetProperty("start").GetString(), Is.EqualTo("2023-03-01T08:10:00+08:00"));
        Assert.That(clock.GetProperty("due").GetString(), Is.EqualTo("2023-03-01T12:10:00+08:00"));
    }

    [Test]
    public async Task A_list_has_items_and_next()
    {
        var first = await Json(_officer.GetAsync("cases?district=440304&limit=1"), HttpStatusCode.OK);
        var next = first.GetProperty("next").GetString();
        var second = await Json(_officer.GetAsync($"cases?district=440304&limit=1&cursor={next}"), HttpStatusCode.OK);

        Assert.That(first.GetProperty("items")[0].GetProperty("kind").GetString(), Is.EqualTo("positive"));
        Assert.That(second.GetProperty("items")[0].GetProperty("kind").GetString(), Is.EqualTo("disposal"));
        Assert.That(second.GetProperty("next").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Refusals_are_problem_documents_with_a_stable_code()
    {
        Assert.That(await Code(_officer.GetAsync("cases/YX-000000-2023-00001"), HttpStatusCode.NotFound), Is.EqualTo("unknown-case"));
        Assert.That(await Code(Act(_officer, "YX-440304-2023-00001", "close", new { }), HttpStatusCode.Conflict), Is.EqualTo("action-not-allowed"));
        Assert.That(await Code(Act(_officer, "YX-440304-2023-00001", "fly", new { }), HttpStatusCode.BadRequest), Is.EqualTo("unknown-action"));
        Assert.That(await Code(Act(_officer, "HC-440304-2023-00001", "start", new { version = 9 }), HttpStatusCode.Conflict), Is.EqualTo("stale-version"));
        Assert.That(await Code(Act(_officer, "YX-440304-2023-00001", "record-repeat-positive", new { }), HttpStatusCode.UnprocessableEntity), Is.EqualTo("evidence-missing"));
        Assert.That(await Code(_officer.PostAsync("cases/YX-440304-2023-00001/stop-sale", new StringContent("{not json", null, "application/json")), HttpStatusCode.BadRequest), Is.EqualTo("bad-request"));
        using var stranger = new HttpClient { BaseAddress = _officer.BaseAddress };
        Assert.That((await stranger.GetAsync("cases")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_positive_case_closes_over_the_api_in_minutes()
    {
        const string number = "YX-440304-2023-00001";
        await Json(Act(_officer, number, "record-repeat-positive", new { version = 1, evidence = new Dictionary<string, object> { ["repeat-test"] = "同法复测两次均为阳性" } }), HttpStatusCode.OK);
        await Json(Act(_officer, number, "notify", null), HttpStatusCode.OK);
        await Json(Act(_officer, number, "stop-sale", new { evidence = new[] { new { code = "stop-sale-record", value = "已下架" } } }), HttpStatusCode.OK);
        await Json(Act(_officer, number, "dispose", new { evidence = new Dictionary<string, object> { ["disposal-method"] = "销毁", ["disposed-kg"] = 12.50m } }), HttpStatusCode.OK);
        await Json(Act(_officer, number, "confirm", new { evidence = new Dictionary<string, object> { ["station-opinion"] = "属实" } }), HttpStatusCode.OK);
        Assert.That(await Code(Act(_manager, number, "close", null), HttpStatusCode.UnprocessableEntity), Is.EqualTo("evidence-missing"));

        using var photo = new MultipartFormDataContent
        {
            { new StringContent("disposal-photo"), "code" },
            { new ByteArrayContent("abc"u8.ToArray()), "file", "photo.jpg" },
        };
        var attached = await Json(_officer.PostAsync($"cases/{number}/evidence", photo), HttpStatusCode.OK);
        Assert.That(attached.GetProperty("missing").EnumerateArray().Select(code => code.GetString()), Is.EqualTo(new[] { "notice-signature" }));
        using var another = new ByteArrayContent("abcd"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
        await Json(_officer.PostAsync($"cases/{number}/evidence?code=disposal-photo&fileName=second.jpg", another), HttpStatusCode.OK);
        await Json(_officer.PostAsJsonAsync($"cases/{number}/evidence", new { code = "notice-signature", witness = "王五" }), HttpStatusCode.OK);

        var closed = await Json(Act(_manager, number, "close", null), HttpStatusCode.OK);

        Assert.That((closed.GetProperty("stage").GetString(), closed.GetProperty("resolution").GetString()), Is.EqualTo(("closed", "disposed-by-consent")));
        Assert.That(closed.GetProperty("evidence").EnumerateArray().Select(item => item.GetProperty("fileName").GetString()), Does.Contain("photo.jpg").And.Contain("second.jpg"));
        var kilograms = closed.GetProperty("evidence").EnumerateArray().Single(item => item.GetProperty("code").GetString() == "disposed-kg");
        Assert.That((kilograms.GetProperty("value").GetString(), kilograms.GetProperty("by").GetString()), Is.EqualTo(("12.50", "张三")));
    }

    private static Task<HttpResponseMessage> Act(HttpClient client, string number, string action, object? body) =>
        client.PostAsync($"cases/{number}/{action}", body is null ? null : JsonContent.Create(body));

    private static async Task<JsonElement> Json(Task<HttpResponseMessage> sent, HttpStatusCode expected)
    {
        using var answer = await sent;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(expected), text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<string?> Code(Task<HttpResponseMessage> sent, HttpStatusCode expected) =>
        (await Json(sent, expected)).GetProperty("code").GetString();

    private async Task<HttpClient> Client(string name, string role)
    {
        await using var db = _test.Database.CreateContext();
        var token = (await new AddToken(name, role, "440304-REG").Handle(db, Caller.CommandLine, CaseRows.OpenedAt, default)).Value;
        var client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single() + "/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
