using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Web.Profiles;

/// <summary>The doors of profiles, remembered columns and reconciliation over HTTP.</summary>
[TestFixture]
public sealed class ProfilesApiTests
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

    [Test]
    public async Task A_profile_is_put_and_listed_and_taken_away()
    {
        using var put = await _office.PutAsJsonAsync("/api/v1/orgs/440304-M01/profile", new { profile = "jiangxi", from = "2023-07-01" });
        Assert.That(put.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var list = await _office.GetFromJsonAsync<JsonElement>("/api/v1/profiles");
        Assert.That(list.GetProperty("organisations")[0].GetProperty("periods")[0].GetProperty("profile").GetString(), Is.EqualTo("jiangxi"));
        Assert.That(list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()), Does.Contain("guangdong").And.Contain("suzhou"));

        using var cleared = await _office.PutAsJsonAsync("/api/v1/orgs/440304-M01/profile", new { profile = (string?)null });
        Assert.That((await cleared.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("periods").GetArrayLength(), Is.Zero);
    }

    [TestCase("440304-M01", "nowhere", null, HttpStatusCode.BadRequest, "unknown-profile")]
    [TestCase("440304-M01", "jiangxi", "1. July", HttpStatusCode.BadRequest, "not-a-date")]
    [TestCase("440103-M01", "jiangxi", null, HttpStatusCode.Forbidden, "not-yours")]
    public async Task What_cannot_be_registered_is_a_problem_with_its_code(string organisation, string profile, string? from, HttpStatusCode status, string code)
    {
        using var put = await _office.PutAsJsonAsync($"/api/v1/orgs/{organisation}/profile", new { profile, from });

        Assert.That((put.StatusCode, await CodeOf(put)), Is.EqualTo((status, code)));
    }

    [Test]
    public async Task A_header_is_told_listed_and_forgotten()
    {
        const string route = "/api/v1/orgs/440304-REG/columns/rapid-tests";
        using var told = await _office.PostAsJsonAsync(route, new { column = "market", header = "农贸市场名" });
        Assert.That(told.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using var twice = await _office.PostAsJsonAsync(route, new { column = "food", header = "农贸市场名" });
        Assert.That((twice.StatusCode, await CodeOf(twice)), Is.EqualTo((HttpStatusCode.Conflict, "header-ambiguous")));
        Assert.That((await _office.GetFromJsonAsync<JsonElement>(route)).GetProperty("items")[0].GetProperty("column").GetString(), Is.EqualTo("market"));

        using var forgotten = await _office.DeleteAsync($"{route}?header={Uri.EscapeDataString("农贸市场名")}");
        Assert.That(forgotten.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using var again = await _office.DeleteAsync($"{route}?header={Uri.EscapeDataString("农贸市场名")}");
        Assert.That((again.StatusCode, await CodeOf(again)), Is.EqualTo((HttpStatusCode.NotFound, "unknown-header")));
    }

    [Test]
    public async Task Totals_in_the_body_are_compared_and_nothing_is_stored()
    {
        using var body = new StringContent("日期,市场,批次\n2023-09-18,440304-M09,4\n", Encoding.UTF8, "text/csv");
        using var answered = await _office.PostAsync("/api/v1/reconciliations?district=440304", body);
        var answer = await answered.Content.ReadFromJsonAsync<JsonElement>();

        Assert.That(answered.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var row = answer.GetProperty("rows")[0];
        Assert.That((row.GetProperty("only").GetString(), row.GetProperty("fileRow").GetInt32(), row.GetProperty("difference").GetProperty("batches").GetInt64()), Is.EqualTo(("platform", 2, -4L)));
        await using var db = _lims.Database.CreateContext();
        Assert.That(db.Uploads.Count(), Is.Zero);

        var book = new Book().Sheet("一", [["日期", "市场", "批次"]]).Sheet("二", [["日期", "市场", "批次"], ["2023-09-18", "440304-M02", "7"]]).Bytes();
        using var unchosen = await _office.PostAsync("/api/v1/reconciliations?district=440304", new ByteArrayContent(book));
        Assert.That(await CodeOf(unchosen), Is.EqualTo("several-tables"));
        using var chosen = await _office.PostAsync("/api/v1/reconciliations?district=440304&sheet=" + Uri.EscapeDataString("二"), new ByteArrayContent(book));
        Assert.That((await chosen.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows")[0].GetProperty("difference").GetProperty("batches").GetInt64(), Is.EqualTo(-7));

        using var form = new MultipartFormDataContent { { new StringContent("市场,批次\n"), "file", "totals.csv" } };
        using var refused = await _office.PostAsync("/api/v1/reconciliations?district=440304", form);
        Assert.That((refused.StatusCode, await CodeOf(refused)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "missing-column")));
    }

    private static async Task<string?> CodeOf(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}
