using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Web;

/// <summary>JSON that is no text is refused at every route before anything is read of it, and whole characters are taken however they are written.</summary>
[TestFixture]
public sealed class TextBodiesTests
{
    private ServedLims _lims = null!;
    private HttpClient _office = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        _lims = await ServedLims.Start();
        _office = await _lims.Client(Roles.Office, "440304-REG");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _office.Dispose();
        await _lims.DisposeAsync();
    }

    [TestCase("rapid-tests/1/corrections", """{"reason":"x","changes":{"food":"\ud800"}}""")]
    [TestCase("rapid-tests/1/corrections", """{"reason":"\u0000","changes":{"food":"x"}}""")]
    [TestCase("results/1/corrections", """{"reason":"x","changes":{"f\uDC00od":"x"}}""")]
    [TestCase("cases/1/close", """{"evidence":{"opinion":{"value":"x","waiver":"\u0000"}}}""")]
    [TestCase("cases/1/evidence", """{"code":"opinion","value":"\ud83d\ud83d\ude00"}""")]
    [TestCase("cases/1/evidence", """{"code":"opinion","value":"\\\u0000"}""")]
    [TestCase("reports", """{"kind":"quotas","district":"\ud800x"}""")]
    [TestCase("orgs/440304-REG/columns/rapid-tests", """{"column":"market","header":"\u0000"}""")]
    [TestCase("samples", """{"sample_no":"\u0000"}""")]
    public async Task A_body_that_is_no_text_is_refused(string route, string body)
    {
        var (status, code, detail) = await Post(route, Encoding.UTF8.GetBytes(body));

        Assert.That((status, code), Is.EqualTo((HttpStatusCode.BadRequest, "bad-request")));
        Assert.That(detail, Does.Contain("NUL"));
    }

    [Test]
    public async Task Bytes_that_are_no_UTF8_are_refused_wherever_they_stand_in_a_long_body()
    {
        byte[] body = [.. "{\"changes\":{\"food\":\"x\"},\"reason\":\""u8, .. Encoding.UTF8.GetBytes(new string('长', 100_000)), 0xC3, 0x28, .. "\"}"u8];

        Assert.That((await Post("rapid-tests/1/corrections", body)).Detail, Does.Contain("NUL"));
    }

    [TestCase("""{"reason":"\ud83d\ude00 \u4e2d \\u0000 \\\\ \"","changes":{"food":"\\"}}""")]
    [TestCase("""{"reason":"中😀","changes":{"food":"x"}}""")]
    public async Task Whole_characters_are_taken_as_they_are_written(string body) =>
        Assert.That((await Post("rapid-tests/999/corrections", Encoding.UTF8.GetBytes(body))).Status, Is.EqualTo(HttpStatusCode.NotFound), "the row, not the body");

    [Test]
    public async Task A_long_text_is_read_whole()
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { reason = new string('长', 100_000) + "\t", changes = new { food = "x" } });

        Assert.That((await Post("rapid-tests/999/corrections", body)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<(HttpStatusCode Status, string? Code, string? Detail)> Post(string route, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var response = await _office.PostAsync($"/api/v1/{route}", content);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (response.StatusCode, problem.GetProperty("code").GetString(), problem.GetProperty("detail").GetString());
    }
}
