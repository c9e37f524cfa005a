using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Web;

/// <summary>POST /imports and what follows, over HTTP, as a market's system would do it.</summary>
[TestFixture]
public sealed class ImportsApiTests
{
    private const string Log = """
        sample_no,tested_at,market,food,test_item,outcome
        W1,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性
        W2,2023-09-18 08:20,440304-M01,豇豆,有机磷和氨基甲酸酯类农药,也许
        """;

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
    public async Task A_sent_file_is_accepted_imported_by_the_job_and_its_receipt_names_the_fault()
    {
        using var sent = await Send(Log);
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));

        var state = await Ended(sent.Headers.Location!);

        Assert.That(state.GetProperty("status").GetString(), Is.EqualTo("completed-with-refusals"));
        var receipt = state.GetProperty("receipt");
        Assert.That(receipt.GetProperty("rows").GetProperty("stored").GetInt32(), Is.EqualTo(1));
        var fault = receipt.GetProperty("faults")[0];
        Assert.That((fault.GetProperty("row").GetInt32(), fault.GetProperty("column").GetString(), fault.GetProperty("code").GetString()),
            Is.EqualTo((3, "outcome", "unknown-outcome")));
    }

    [TestCase(null)]
    [TestCase("text/plain")]
    [TestCase("application/json")]
    [TestCase("application/octet-stream")]
    [TestCase("application/x-www-form-urlencoded")]
    public async Task A_raw_body_may_have_any_content_type(string? contentType)
    {
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes(Log));
        if (contentType is not null)
            body.Headers.ContentType = new(contentType);
        using var sent = await _office.PostAsync("/api/v1/imports?kind=rapid-tests&org=440304-REG", body);
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));

        var state = await Ended(sent.Headers.Location!);

        Assert.That(state.GetProperty("rowsRead").GetInt32(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_multipart_form_is_the_same_file()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Log)), "file", "日志.csv" } };
        using var sent = await _office.PostAsync("/api/v1/imports?kind=rapid-tests&org=440304-REG", form);

        var state = await Ended(sent.Headers.Location!);

        Assert.That(state.GetProperty("fileName").GetString(), Is.EqualTo("日志.csv"));
        Assert.That(state.GetProperty("rowsRead").GetInt32(), Is.EqualTo(2));
    }

    [Test]
    public async Task The_same_key_with_the_same_body_gives_the_same_answer()
    {
        using var first = await Send(Log, "key-1");
        using var second = await Send(Log, "key-1");

        Assert.That(second.StatusCode, Is.EqualTo(first.StatusCode));
        Assert.That(second.Headers.Location, Is.EqualTo(first.Headers.Location));
        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        await using var db = _lims.Database.CreateContext();
        Assert.That(db.Uploads.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_same_key_with_another_body_is_refused_with_422()
    {
        using var first = await Send(Log, "key-2");
        using var second = await Send(Log + "\nW3,2023-09-18 08:30,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性", "key-2");

        Assert.That((int)second.StatusCode, Is.EqualTo(422));
        Assert.That((await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString(), Is.EqualTo("idempotency-key-reused"));
    }

    [Test]
    public async Task The_same_key_sent_many_times_at_once_makes_one_upload()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Send(Log, "key-3")));

        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Accepted));
        Assert.That(answers.Select(answer => answer.Headers.Location).Distinct().Count(), Is.EqualTo(1));
        await using var db = _lims.Database.CreateContext();
        Assert.That(db.Uploads.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_file_above_the_limit_is_refused_with_413_and_not_kept()
    {
        await using var small = await ServedLims.Start(settings: ["--Lims:MaxUploadBytes", "1000"]);
        using var client = await small.Client(Roles.Admin);

        using var sent = await client.PostAsync("/api/v1/imports?kind=rapid-tests&org=440304-REG", new StringContent(new string('x', 1001)));

        Assert.That((int)sent.StatusCode, Is.EqualTo(413));
        Assert.That((await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString(), Is.EqualTo("too-large"));
    }

    [TestCase("kind=soup&org=440304-REG", "unknown-kind")]
    [TestCase("kind=rapid-tests&org=440304-REG&mode=some", "unknown-mode")]
    public async Task A_word_that_is_not_known_is_refused_with_400(string query, string code)
    {
        using var sent = await _office.PostAsync($"/api/v1/imports?{query}", new StringContent(Log));

        Assert.That((int)sent.StatusCode, Is.EqualTo(400));
        Assert.That((await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString(), Is.EqualTo(code));
    }

    [Test]
    public async Task The_events_end_with_the_state_of_the_upload()
    {
        using var sent = await Send(Log);

        var events = await _office.GetStringAsync($"{sent.Headers.Location}/events");

        var last = events.TrimEnd().Split("\n\n")[^1].Split('\n');
        Assert.That(last[0].Trim(), Is.EqualTo("event: ended"));
        Assert.That(JsonDocument.Parse(last[1]["data: ".Length..]).RootElement.GetProperty("status").GetString(), Is.EqualTo("completed-with-refusals"));
    }

    [TestCase("xlsx")]
    [TestCase("ndjson")]
    public async Task The_events_of_a_workbook_and_of_JSON_lines_end_with_their_state(string format)
    {
        var rows = Log.Split('\n').Select(line => line.Trim().Split(',')).ToArray();
        var body = format == "xlsx"
            ? new Book().Sheet("数据", rows).Bytes()
            : Encoding.UTF8.GetBytes(string.Join('\n', rows[1..].Select(row => JsonSerializer.Serialize(rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second)))));
        using var sent = await _office.PostAsync("/api/v1/imports?kind=rapid-tests&org=440304-REG", new ByteArrayContent(body));

        var events = await _office.GetStringAsync($"{sent.Headers.Location}/events");

        var state = JsonDocument.Parse(events.TrimEnd().Split("\n\n")[^1].Split('\n')[1]["data: ".Length..]).RootElement;
        Assert.That((state.GetProperty("status").GetString(), state.GetProperty("rate").GetDouble(), state.GetProperty("rowsRead").GetInt32()), Is.EqualTo(("completed-with-refusals", 1.0, 2)));
        Assert.That(state.GetProperty("receipt").GetProperty("file").GetProperty("format").GetString(), Is.EqualTo(format));
        Assert.That(state.GetProperty("receipt").GetProperty("faults")[0].GetProperty("row").GetInt32(), Is.EqualTo(format == "xlsx" ? 3 : 2));
    }

    [Test]
    public async Task Stored_rows_come_back_page_by_page_each_once()
    {
        var rows = string.Concat(Enumerable.Range(1, 7).Select(number =>
            $"P{number},2023-09-{18 + number % 2} 08:{10 + number},440304-M01,菜心,有机磷和氨基甲酸酯类农药,{(number == 3 ? "阳性" : "阴性")}\n"));
        using var sent = await Send("sample_no,tested_at,market,food,test_item,outcome\n" + rows);
        await Ended(sent.Headers.Location!);

        var met = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await _office.GetFromJsonAsync<JsonElement>($"/api/v1/rapid-tests?limit=2{(cursor is null ? "" : "&cursor=" + cursor)}");
            met.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sampleNo").GetString()));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        Assert.That(met, Is.EquivalentTo(Enumerable.Range(1, 7).Select(number => $"P{number}")));

        var positive = await _office.GetFromJsonAsync<JsonElement>("/api/v1/rapid-tests?outcome=positive&from=2023-09-19&to=2023-09-19");
        Assert.That(positive.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sampleNo").GetString()), Is.EqualTo(new[] { "P3" }));
    }

    private Task<HttpResponseMessage> Send(string csv, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/imports?kind=rapid-tests&org=440304-REG") { Content = new StringContent(csv, Encoding.UTF8, "text/csv") };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return _office.SendAsync(request);
    }

    /// <summary>The state at the end: the stream of events ends when the import does, so nobody polls and nobody sleeps.</summary>
    private async Task<JsonElement> Ended(Uri location)
    {
        await _office.GetStringAsync($"{location}/events");
        return await _office.GetFromJsonAsync<JsonElement>(location);
    }
}
