using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Web;

/// <summary>PUT /markets/{code}/daily-logs/{date}: "answers per row; sent again, changes nothing".</summary>
[TestFixture]
public sealed class DailyLogTests
{
    private const string Route = "/api/v1/markets/440304-M01/daily-logs/2023-09-18";

    private static readonly object[] Rows =
    [
        Row("a", "D1", "2023-09-18 08:10", "阴性"),
        Row("b", "D2", "2023-09-18 08:20", "也许"),
        Row("c", "D3", "2023-09-19 08:30", "阴性"),
        new { clientId = "d", sampleNo = "D4", testedAt = "2023-09-18 08:40", food = "菜心, 带\"引号\"", testItem = "有机磷和氨基甲酸酯类农药", outcome = "阳性" },
    ];

    private ServedLims _lims = null!;
    private HttpClient _market = null!;

    [SetUp]
    public async Task Serve()
    {
        _lims = await ServedLims.Start();
        _market = await _lims.Client(Roles.Market, "440304-M01");
    }

    [TearDown]
    public async Task Stop()
    {
        _market.Dispose();
        await _lims.DisposeAsync();
    }

    [Test]
    public async Task Each_row_answers_for_itself()
    {
        var answers = await Put(Rows);

        Assert.That(answers.Select(answer => (answer.Client, answer.Status, answer.Code)), Is.EqualTo(new (string?, string?, string?)[]
        {
            ("a", "accepted", null),
            ("b", "refused", "unknown-outcome"),
            ("c", "refused", "out-of-range"),
            ("d", "accepted", null),
        }));
        Assert.That(await StoredSamples(), Is.EqualTo(new[] { "D1", "D4" }));
    }

    [Test]
    public async Task Sent_again_it_changes_nothing_and_says_the_same_of_bad_rows()
    {
        await Put(Rows);
        var again = await Put(Rows);
        var shorter = await Put(Rows[..1]);

        Assert.That(again.Select(answer => (answer.Status, answer.Code)), Is.EqualTo(new (string?, string?)[]
        {
            ("duplicate", null), ("refused", "unknown-outcome"), ("refused", "out-of-range"), ("duplicate", null),
        }));
        Assert.That(shorter.Single().Status, Is.EqualTo("duplicate"));
        Assert.That(await StoredSamples(), Is.EqualTo(new[] { "D1", "D4" }));
    }

    [Test]
    public async Task Another_markets_log_is_refused()
    {
        using var response = await _market.PutAsJsonAsync("/api/v1/markets/440304-M02/daily-logs/2023-09-18", Rows);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await StoredSamples(), Is.Empty);
    }

    [Test]
    public async Task A_day_declared_closed_is_not_missing_and_a_silent_day_is()
    {
        using (var closed = await _market.PutAsJsonAsync(Route, new { closed = "设备检修" }))
            Assert.That(closed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using var office = await _lims.Client(Roles.Office, "440304-REG");

        var missing = await office.GetFromJsonAsync<JsonElement>("/api/v1/missing-logs?district=440304&date=2023-09-18");

        // 福田 has 24 markets (contract, "First use").
        Assert.That(missing.GetProperty("items").GetArrayLength(), Is.EqualTo(23));
        Assert.That(missing.GetProperty("closed").EnumerateArray().Select(item => item.GetProperty("code").GetString()), Is.EqualTo(new[] { "440304-M01" }));
    }

    [Test]
    public async Task A_log_that_says_closed_declares_the_kind_it_names_and_keeps_to_the_same_limits()
    {
        using (var closed = await _market.PutAsJsonAsync(Route, new { closed = "停电" }))
            Assert.That(closed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using (var tooLong = await _market.PutAsJsonAsync("/api/v1/markets/440304-M01/daily-logs/2023-09-19", new { closed = new string('长', 201) }))
            Assert.That((tooLong.StatusCode, (await tooLong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()), Is.EqualTo((HttpStatusCode.BadRequest, "too-long")));
        using var office = await _lims.Client(Roles.Office, "440304-REG");

        var missing = await office.GetFromJsonAsync<JsonElement>("/api/v1/missing-logs?district=440304&date=2023-09-18");

        Assert.That(missing.GetProperty("unable").EnumerateArray().Select(item => item.GetProperty("closure").GetString()), Is.EqualTo(new[] { "power-cut" }));
    }

    [Test]
    public async Task A_market_that_sent_its_log_is_not_missing()
    {
        await Put(Rows);
        using var office = await _lims.Client(Roles.Office, "440304-REG");

        var missing = await office.GetFromJsonAsync<JsonElement>("/api/v1/missing-logs?district=440304&date=2023-09-18");

        Assert.That(missing.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()),
            Has.Exactly(23).Items.And.None.EqualTo("440304-M01"));
    }

    [TestCase("[1]", "bad-request")]
    [TestCase("{}", "bad-request")]
    [TestCase("[]", "missing")]
    public async Task A_body_that_is_no_log_is_refused(string body, string code)
    {
        using var response = await _market.PutAsync(Route, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString(), Is.EqualTo(code));
    }

    [Test]
    public async Task A_cell_longer_than_a_row_may_be_is_refused_with_413_and_nothing_is_stored()
    {
        using var response = await _market.PutAsJsonAsync(Route, (object[])[Rows[0], Row("b", "D2", "2023-09-18 08:20", new string('阴', 400_000))]);

        await AssertTooLarge(response);
    }

    [Test]
    public async Task More_names_than_a_table_has_columns_are_refused_with_413_and_nothing_is_stored()
    {
        var row = (Dictionary<string, object>)Row("a", "D1", "2023-09-18 08:10", "阴性");
        for (var number = 0; number < 16_384; number++)
            row.Add($"备注{number}", number);

        using var response = await _market.PutAsJsonAsync(Route, (object[])[row]);

        await AssertTooLarge(response);
    }

    [TestCase("C3 28")]
    [TestCase("5C 75 30 30 30 30", Description = "an escaped NUL")]
    [TestCase("5C 75 64 38 30 30", Description = "half of a pair of surrogates")]
    public async Task Bytes_that_are_no_text_are_refused_and_nothing_is_stored(string food)
    {
        byte[] body =
        [
            .. """[{"clientId":"a","sample_no":"D1","tested_at":"2023-09-18 08:10","test_item":"铅","outcome":"阴性","food":"菜"""u8,
            .. food.Split(' ').Select(value => Convert.ToByte(value, 16)),
            .. "\"}]"u8,
        ];
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var response = await _market.PutAsync(Route, content);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString(), Is.EqualTo("bad-request"));
        Assert.That(await StoredSamples(), Is.Empty);
    }

    [Test]
    public async Task Escapes_and_values_that_are_no_strings_are_kept_as_they_are_meant()
    {
        await Put([new Dictionary<string, object?>
        {
            ["clientId"] = "a", ["sampleNo"] = "D1", ["testedAt"] = "2023-09-18 08:10", ["food"] = "菜\t\"心\"", ["testItem"] = "铅", ["outcome"] = "阴性",
            ["备注"] = "第一行\n第二行, 完", ["温度"] = 12.50m, ["空"] = null,
        }]);

        await using var db = _lims.Database.CreateContext();
        var row = db.RapidTests.Single();
        Assert.That(db.Terms.Single(term => term.Id == row.FoodId).Text, Is.EqualTo("菜\t\"心\""));
        using var details = JsonDocument.Parse(row.Details!);
        Assert.That(details.RootElement.GetProperty("备注").GetString(), Is.EqualTo("第一行\n第二行, 完"));
        Assert.That(details.RootElement.GetProperty("温度").GetString(), Is.EqualTo("12.50"));
        Assert.That(details.RootElement.TryGetProperty("空", out _), Is.False);
    }

    private async Task AssertTooLarge(HttpResponseMessage response)
    {
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge), await response.Content.ReadAsStringAsync());
        Assert.That((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString(), Is.EqualTo("too-large"));
        Assert.That(await StoredSamples(), Is.Empty);
    }

    private static object Row(string client, string sample, string at, string outcome) => new Dictionary<string, object>
    {
        ["clientId"] = client,
        ["sample_no"] = sample,
        ["tested_at"] = at,
        ["food"] = "豇豆",
        ["test_item"] = "有机磷和氨基甲酸酯类农药",
        ["outcome"] = outcome,
    };

    private async Task<List<(string? Client, string? Status, string? Code)>> Put(object[] rows)
    {
        using var response = await _market.PutAsJsonAsync(Route, rows);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return [.. answer.GetProperty("rows").EnumerateArray().Select(row => (
            row.GetProperty("clientId").GetString(),
            row.GetProperty("status").GetString(),
            row.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("code").GetString()).FirstOrDefault()))];
    }

    private async Task<IEnumerable<string?>> StoredSamples()
    {
        var page = await _market.GetFromJsonAsync<JsonElement>("/api/v1/rapid-tests");
        return page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sampleNo").GetString());
    }
}
