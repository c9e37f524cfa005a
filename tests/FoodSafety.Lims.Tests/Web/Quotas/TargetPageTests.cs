using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Web.Quotas;

/// <summary>The page of a target and its API: the same answers by two doors, for the district's regulators alone.</summary>
[TestFixture]
public sealed class TargetPageTests
{
    private const string Password = "a long password";

    private const string Page = "/quotas/FT-37-count?District=440304&Year=2023&AsOf=2023-06-30";

    private ServedLims _lims = null!;

    [SetUp]
    public async Task Serve()
    {
        _lims = await ServedLims.Start();
        _lims.Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA,2023-02-03 08:10,440304-M02,菜心,孔雀石绿,阴性\nB,2023-03-05 08:10,440304-M02,菜心,孔雀石绿,阳性\n");
    }

    [TearDown]
    public async Task Stop() => await _lims.DisposeAsync();

    [Test]
    public async Task The_dashboard_leads_to_the_target_whose_goal_is_divided_with_one_click_after_a_look()
    {
        using var client = await SignedIn("office", Roles.Office, "440304-REG");
        Assert.That(await client.GetStringAsync("/?District=440304&Year=2023"), Does.Contain("/quotas/FT-37-count?District=440304"));

        var preview = await client.GetStringAsync(Page + "&Equal=site");
        Assert.That(preview, Does.Contain("将按场所均分，合计 86,400"));
        Assert.That(await client.GetStringAsync(Page), Does.Contain("还没有分解"), "looking keeps nothing");

        var document = WebUtility.HtmlDecode(Regex.Match(preview, "name=\"document\" value=\"([^\"]*)\"").Groups[1].Value);
        using var kept = await Post(client, preview, "Divide", ("document", document), ("from", "2023-01-01"), ("version", "0"), ("source", "福食安办〔2023〕3号"));
        Assert.That(kept.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));

        var shown = await client.GetStringAsync(Page);
        Assert.That(shown, Does.Contain("福食安办〔2023〕3号").And.Contain("data-share=\"440304-M02\""));
        Assert.That(Regex.Count(shown, "data-share=\"440304-M"), Is.EqualTo(24));

        using var again = await Post(client, preview, "Divide", ("document", document), ("version", "0"));
        Assert.That((again.StatusCode, WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync()).Contains("您看到的是第 0 版", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Conflict, true)));
    }

    [Test]
    public async Task A_cell_opens_its_rows_and_a_figure_from_outside_is_entered_in_place()
    {
        using var client = await SignedIn("office", Roles.Office, "440304-REG");
        var cell = await client.GetStringAsync(Page + "&Site=440304-M02&Period=2023-03");
        Assert.That(Regex.Match(cell, "data-count=\"(\\d+)\"").Groups[1].Value, Is.EqualTo("1"));
        Assert.That(cell, Does.Contain("有阳性或可疑"));

        var monitoring = await client.GetStringAsync("/quotas/FT-36-routine-monitoring?District=440304&Year=2023");
        using var refused = await Post(client, monitoring, "Figure", ("key", "农业农村部在深例行监测合格率"), ("value", "很高"), ("on", "2023-06-30"), ("source", "函"));
        Assert.That((int)refused.StatusCode, Is.EqualTo(422));
        using var entered = await Post(client, monitoring, "Figure", ("key", "农业农村部在深例行监测合格率"), ("value", "98.6"), ("on", "2023-06-30"), ("source", "粤农农函〔2023〕88号"));
        Assert.That(entered.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        monitoring = await client.GetStringAsync("/quotas/FT-36-routine-monitoring?District=440304&Year=2023");
        Assert.That(monitoring, Does.Contain("粤农农函〔2023〕88号").And.Not.Contain("<s>"));

        using var taken = await Post(client, monitoring, "TakeBack", ("id", Regex.Match(monitoring, "name=\"id\" value=\"(\\d+)\"").Groups[1].Value), ("why", "数字录反"));
        Assert.That(taken.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await client.GetStringAsync("/quotas/FT-36-routine-monitoring?District=440304&Year=2023"), Does.Contain("<s>98.6</s>").And.Contain("数字录反"));
    }

    [Test]
    public async Task A_whole_leads_to_the_part_that_is_divided_and_no_command_is_told_on_a_page()
    {
        using var client = await SignedIn("office", Roles.Office, "440304-REG");
        var whole = await client.GetStringAsync("/quotas/FT-37?District=440304&Year=2023&AsOf=2023-06-30");
        Assert.That(whole, Does.Contain("请分解其组成部分").And.Contain("/quotas/FT-37-count?District=440304").And.Not.Contain("&amp;Equal="));
        Assert.That(whole, Does.Not.Contain("001_41733ba3447f32ad.txt"), "the paper's title stands for the file");
        foreach (var address in (string[])["/quotas/FT-none?District=440304&Year=2023", "/quotas/FT-37?District=440304&Year=2031"])
            Assert.That(WebUtility.HtmlDecode(await (await client.GetAsync(address)).Content.ReadAsStringAsync()), Does.Contain("计划").And.Not.Contain("--year").And.Not.Contain("lims quotas"));
    }

    [Test]
    public async Task A_market_is_not_shown_the_page()
    {
        using var client = await SignedIn("market", Roles.Market, "440304-M01");
        using var answer = await client.GetAsync(Page);
        Assert.That(answer.Headers.Location?.OriginalString, Does.EndWith("/denied"));
    }

    [Test]
    public async Task The_api_divides_answers_the_tree_opens_the_rows_and_takes_figures()
    {
        using var client = await _lims.Client(Roles.Office, "440304-REG");
        var equal = await client.GetStringAsync("/api/v1/quotas/FT-37-count/division/equal?district=440304&year=2023&by=month");
        using var put = await client.PutAsync("/api/v1/quotas/FT-37-count/division?district=440304&year=2023&from=2023-01-01&version=0", new StringContent(equal, null, "application/json"));
        Assert.That(put.StatusCode, Is.EqualTo(HttpStatusCode.OK), await put.Content.ReadAsStringAsync());
        using var wrong = await client.PutAsync("/api/v1/quotas/FT-37-count/division?district=440304&year=2023", new StringContent("""{"periods": {"kind": "month", "shares": [{"code": "2023-01", "goal": 86399}]}}""", null, "application/json"));
        Assert.That(((int)wrong.StatusCode, (string?)JsonNode.Parse(await wrong.Content.ReadAsStringAsync())!["code"]), Is.EqualTo((422, "division-refused")));

        var tree = JsonNode.Parse(await client.GetStringAsync("/api/v1/quotas/FT-37-count/division?district=440304&year=2023&asOf=2023-03-31"))!;
        var first = tree["progress"]!["periods"]![0]!;
        Assert.That(((string?)first["code"], (long)first["goal"]!, (long)first["done"]!, (string?)first["state"]), Is.EqualTo(("2023-Q1", 21_600L, 2L, "missed")));

        var rows = JsonNode.Parse(await client.GetStringAsync("/api/v1/quotas/FT-37-count/rows?district=440304&year=2023&asOf=2023-12-31&month=2023-02&limit=1"))!;
        Assert.That(((long)rows["batches"]!, (string?)rows["rows"]![0]!["sampleNo"], (string?)rows["next"]), Is.EqualTo((1L, "A", (string?)null)));

        using var figure = await client.PostAsJsonAsync("/api/v1/external-figures", new { district = "440304", key = "农业农村部在深例行监测合格率", value = 98.6, on = "2023-06-30", source = "粤农农函〔2023〕88号" });
        Assert.That(figure.StatusCode, Is.EqualTo(HttpStatusCode.Created), await figure.Content.ReadAsStringAsync());
        Assert.That(await client.GetStringAsync("/api/v1/external-figures?district=440304"), Does.Contain("98.6").And.Contain("农业农村部例行监测全省平均合格率"));

        using var market = await _lims.Client(Roles.Market, "440304-M01");
        foreach (var route in (string[])["quotas/FT-37-count/division?district=440304&year=2023", "quotas/FT-37-count/rows?district=440304&year=2023", "external-figures?district=440304"])
        {
            using var answer = await market.GetAsync("/api/v1/" + route);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), route);
        }
    }

    private async Task<HttpClient> SignedIn(string name, string role, string organisation)
    {
        await _lims.AddPerson(name, Password, role, organisation);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = _lims.Url };
        await ServedLims.SignIn(client, name, Password);
        return client;
    }

    /// <summary>Sends a form of the page that is shown.</summary>
    private static Task<HttpResponseMessage> Post(HttpClient client, string page, string handler, params (string Name, string Value)[] fields)
    {
        var token = Regex.Match(page, """name="__RequestVerificationToken" type="hidden" value="([^"]+)""").Groups[1].Value;
        var target = handler == "Divide" ? "FT-37-count" : "FT-36-routine-monitoring";
        var form = new Dictionary<string, string> { ["District"] = "440304", ["Year"] = "2023", ["AsOf"] = "2023-06-30", ["__RequestVerificationToken"] = token };
        foreach (var (name, value) in fields)
            form[name] = value;
        return client.PostAsync($"/quotas/{target}?handler={handler}", new FormUrlEncodedContent(form));
    }
}
