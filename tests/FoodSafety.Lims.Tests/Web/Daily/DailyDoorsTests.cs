using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Web.Daily;

/// <summary>The daily work over HTTP: routes for programs, pages for people, each role its own.</summary>
[TestFixture]
public sealed partial class DailyDoorsTests
{
    private ServedLims _lims = null!;

    [SetUp]
    public async Task Serve() => _lims = await ServedLims.Start();

    [TearDown]
    public async Task Stop() => await _lims.DisposeAsync();

    [Test]
    public async Task A_market_declares_registers_goods_and_the_office_sees_it()
    {
        using var market = await _lims.Client(Roles.Market, "440304-M01");
        using var office = await _lims.Client(Roles.Office, "440304-REG");

        using var declared = await market.PostAsJsonAsync("/api/v1/markets/440304-M01/closures", new { from = "2023-09-18", kind = "power-cut", reason = "线路检修" });
        using var goods = await market.PutAsJsonAsync("/api/v1/markets/440304-M01/goods/2023-09-18", new[] { new { clientId = "1", food = "菜心", certificate = "无", stallNo = "A1" } });
        var missing = await office.GetFromJsonAsync<JsonElement>("/api/v1/missing-logs?district=440304&date=2023-09-18");
        var closures = await office.GetFromJsonAsync<JsonElement>("/api/v1/closures?district=440304&from=2023-09-01&to=2023-09-30");
        var uncertified = await office.GetFromJsonAsync<JsonElement>("/api/v1/uncertified?district=440304&from=2023-09-18");

        Assert.That((declared.StatusCode, goods.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That(missing.GetProperty("unable")[0].GetProperty("reason").GetString(), Is.EqualTo("线路检修"));
        Assert.That(closures.GetProperty("items").GetArrayLength(), Is.EqualTo(1));
        Assert.That(uncertified.GetProperty("items")[0].GetProperty("why").GetString(), Is.EqualTo("untested"));
        using var others = await market.PostAsJsonAsync("/api/v1/markets/440304-M02/closures", new { from = "2023-09-18", kind = "closed" });
        using var withoutDay = await market.PostAsJsonAsync("/api/v1/markets/440304-M01/closures", new { kind = "closed" });
        Assert.That((others.StatusCode, withoutDay.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.BadRequest)));
    }

    [TestCase("/api/v1/watch-lists?district=440304")]
    [TestCase("/api/v1/uncertified?district=440304&from=2023-09-18")]
    [TestCase("/api/v1/campaigns?district=440304&period=2023-09")]
    [TestCase("/api/v1/nominations?district=440304")]
    [TestCase("/api/v1/rhythm?district=440304")]
    [TestCase("/api/v1/rhythm/reminder?district=440304&on=2023-09-30")]
    public async Task What_concerns_the_district_is_its_regulators_only(string route)
    {
        using var office = await _lims.Client(Roles.Office, "440304-REG");
        Assert.That((await office.GetAsync(route)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        foreach (var (role, organisation) in ((string, string)[])[(Roles.Market, "440304-M01"), (Roles.Lab, "440304-LAB1"), (Roles.Office, "440103-REG")])
        {
            using var client = await _lims.Client(role, organisation);
            Assert.That((await client.GetAsync(route)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), role);
        }
        using var anonymous = _lims.Anonymous();
        Assert.That((await anonymous.GetAsync(route)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_nomination_goes_its_way_over_http()
    {
        using var office = await _lims.Client(Roles.Office, "440304-REG");

        using var added = await office.PostAsJsonAsync("/api/v1/nominations", new { district = "440304", product = "韭菜", reason = "常吃", on = "2023-04-01" });
        var number = (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString();
        using var early = await office.PostAsJsonAsync($"/api/v1/nominations/{number}/tell", new { text = "合格" });
        using var chosen = await office.PostAsJsonAsync($"/api/v1/nominations/{number}/choose", new { version = 1 });

        Assert.That((added.StatusCode, early.StatusCode, chosen.StatusCode), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Every_page_opens_for_the_office_and_a_form_declares()
    {
        await _lims.AddPerson("office", "Secret-123456", Roles.Office, "440304-REG");
        using var office = _lims.Anonymous();
        await ServedLims.SignIn(office, "office", "Secret-123456");
        foreach (var page in (string[])["", "/rhythm", "/closures", "/watch", "/uncertified", "/goods", "/campaigns", "/nominations"])
            Assert.That((await office.GetAsync("/daily" + page)).StatusCode, Is.EqualTo(HttpStatusCode.OK), page);

        var form = await office.GetStringAsync("/daily/closures?Month=2023-09");
        using var declared = await office.PostAsync("/daily/closures?District=440304&Month=2023-09", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
            ["Market"] = "440304-M03",
            ["Kind"] = "device-fault",
            ["From"] = "2023-09-18",
        }));

        Assert.That(declared.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await office.GetStringAsync("/daily/closures?Month=2023-09"), Does.Contain("2023-09-18").And.Contain("设备故障"));
        Assert.That(await office.GetStringAsync("/daily?On=2023-09-18"), Does.Contain("照常营业、无法检测"));
    }

    [Test]
    public async Task A_market_finds_its_own_forms_and_nothing_else()
    {
        await _lims.AddPerson("market", "Secret-123456", Roles.Market, "440304-M01");
        using var market = _lims.Anonymous();
        await ServedLims.SignIn(market, "market", "Secret-123456");

        Assert.That(await market.GetStringAsync("/daily/closures"), Does.Contain("福田示例市场01").And.Not.Contain("福田示例市场02"));
        Assert.That((await market.GetAsync("/daily/goods")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        foreach (var page in (string[])["/rhythm", "/watch", "/uncertified", "/campaigns", "/nominations"])
            Assert.That((await market.GetAsync("/daily" + page)).Headers.Location?.ToString(), Is.EqualTo("/denied"), page);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
