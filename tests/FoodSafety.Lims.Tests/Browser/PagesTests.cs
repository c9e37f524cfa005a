using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using Microsoft.Playwright;

namespace FoodSafety.Lims.Tests.Browser;

/// <summary>The pages in Chromium, at a phone's and at a desk's width, in both languages.</summary>
[TestFixture]
public sealed class PagesTests
{
    private const string Password = "a long password";

    /// <summary>Two good rows and one bad, with a long Chinese name and mark-up that must stay text.</summary>
    private const string Log = """
        样品编号,检测时间,市场,样品名称,检测项目,检测结果
        B1,2023-09-18 08:10,福田示例市场01,有机种植本地时令叶菜类蔬菜之上海青（小棵）产地直供批次,有机磷和氨基甲酸酯类农药,阴性
        B2,2023-09-18 08:20,福田示例市场02,豇豆,有机磷和氨基甲酸酯类农药,阳性
        B3,2023-09-18 08:30,福田示例市场03,<b>菜心</b>,有机磷和氨基甲酸酯类农药,也许
        """;

    private ServedLims _lims = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        RequiredProgram.Require("chromium", "chromium-browser", "google-chrome");
        _lims = await ServedLims.Start();
        await _lims.AddPerson("office", Password, Roles.Office, "440304-REG");
        await _lims.AddPerson("market", Password, Roles.Market, "440304-M01");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_lims is not null)
            await _lims.DisposeAsync();
    }

    [Test]
    public async Task The_first_administrator_must_change_the_one_time_password_before_anything_else()
    {
        var oneTime = await _lims.OneTimePassword();
        var page = await BrowserPage.Open(_lims.Url, 1280);
        await page.SignIn(FirstAdministrator.UserName, oneTime);
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/password"));
        await page.GotoAsync("/uploads");
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/password"), "another page was shown before the password was changed");

        await page.FillAsync("#Current", oneTime);
        await page.FillAsync("#Wanted", Password);
        await page.FillAsync("#Again", Password);
        await page.ClickAsync("form.card button[type=submit]");

        await page.WaitForSelectorAsync("#targets");
        Assert.That(await _lims.OneTimePasswordOrNull(), Is.Null, "a one-time password was made although the administrator has one");
    }

    [Test]
    public async Task A_wrong_password_is_refused_with_one_sentence()
    {
        var page = await BrowserPage.Open(_lims.Url, 1280);
        await page.SignIn("office", "wrong");

        Assert.That(await page.InnerTextAsync("[role=alert]"), Does.Contain("用户名或密码不正确"));
    }

    [Test]
    public async Task Without_signing_in_every_page_leads_to_the_sign_in()
    {
        var page = await BrowserPage.Open(_lims.Url, 1280);
        foreach (var path in new[] { "/", "/uploads", "/uploads/new", "/cases" })
        {
            await page.GotoAsync(path);
            Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/sign-in"), path);
        }
    }

    [TestCase(390)]
    [TestCase(1280)]
    public async Task A_file_chosen_and_sent_shows_its_receipt_with_each_fault(int width)
    {
        var page = await SignedIn("office", width);
        var complaints = page.Complaints();
        await page.GotoAsync("/uploads/new");
        await page.SetInputFilesAsync("#Upload", File("日志.csv", Log + $"\nB{width},2023-09-18 09:00,福田示例市场01,菜心,有机磷和氨基甲酸酯类农药,阴性"));
        Assert.That(await page.InnerTextAsync("[data-drop-text]"), Does.Contain("日志.csv"));
        await page.ClickAsync("form.card button[type=submit]");

        await page.WaitForSelectorAsync("[data-receipt=completed-with-refusals]");
        Assert.That(await page.InnerTextAsync("[data-count=read]"), Is.EqualTo("4"));
        Assert.That(await page.InnerTextAsync("[data-count=refused]"), Is.EqualTo("1"));
        var fault = await page.InnerTextAsync(".faults tbody tr");
        Assert.That(fault, Does.Contain("4").And.Contains("检测结果").And.Contains("也许").And.Contains("unknown-outcome"));
        Assert.That(await page.Overflow(), Is.Zero, "the receipt must be scrolled sideways");
        Assert.That(complaints, Is.Empty);
    }

    [Test]
    public async Task A_workbook_is_offered_taken_and_answered_with_its_sheet()
    {
        var page = await SignedIn("office", 1280);
        await page.GotoAsync("/uploads/new");
        Assert.That((await page.GetAttributeAsync("#Upload", "accept"))!.Split(','), Is.SupersetOf(new[] { ".xlsx", ".xls", ".csv", ".txt", ".tsv", ".json", ".ndjson" }));
        var rows = Log.Split('\n').Select(line => line.Trim().Replace("B", "X").Split(','));
        await page.SetInputFilesAsync("#Upload", new FilePayload { Name = "日志.xlsx", MimeType = "application/octet-stream", Buffer = new Book().Sheet("九月", rows).Bytes() });
        await page.ClickAsync("form.card button[type=submit]");

        await page.WaitForSelectorAsync("[data-receipt=completed-with-refusals]");
        Assert.That(await page.InnerTextAsync("[data-count=read]"), Is.EqualTo("3"));
        Assert.That(await page.InnerTextAsync("main"), Does.Contain("日志.xlsx").And.Contain("九月"));
    }

    [Test]
    public async Task The_upload_works_without_a_script()
    {
        var page = await SignedIn("office", 1280, javaScript: false);
        await page.GotoAsync("/uploads/new");
        await page.SetInputFilesAsync("#Upload", File("plain.csv", "样品编号,检测时间,市场,样品名称,检测项目,检测结果\nN1,2023-09-17 08:10,福田示例市场01,菜心,有机磷和氨基甲酸酯类农药,阴性"));
        await page.ClickAsync("form.card button[type=submit]");

        Assert.That(new Uri(page.Url).AbsolutePath, Does.Match("^/uploads/U-\\d{6}$"));
    }

    [Test]
    public async Task An_empty_file_is_answered_beside_the_form()
    {
        var page = await SignedIn("office", 1280);
        await page.GotoAsync("/uploads/new");
        await page.SetInputFilesAsync("#Upload", File("empty.csv", ""));
        await page.ClickAsync("form.card button[type=submit]");

        await page.WaitForSelectorAsync("[role=alert]:not([hidden]) >> text=请选择一个非空的文件");
    }

    [Test]
    public async Task A_market_sees_its_uploads_and_not_the_district()
    {
        var page = await SignedIn("market", 1280);
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/uploads"));
        Assert.That(await page.Locator(".topnav a").AllInnerTextsAsync(), Is.EqualTo(new[] { "数据上传", "快检记录", "快检有效性", "停检申报", "入场登记" }));
        await page.GotoAsync("/cases");
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/denied"));
        await page.GotoAsync("/uploads/new");
        Assert.That(await page.Locator("#Org option").CountAsync(), Is.EqualTo(1));
        Assert.That(await page.Locator("[name=Kind]").CountAsync(), Is.EqualTo(1));
    }

    [TestCase(390)]
    [TestCase(1280)]
    public async Task The_dashboard_shows_each_target_of_the_plan_with_its_source_and_instant(int width)
    {
        var page = await SignedIn("office", width);
        await page.GotoAsync("/?District=440304&AsOf=2023-09-18");

        // 福田 task 37: 不少于8.64万批次，覆盖全区24家农贸市场 (seed 001_41733ba3447f32ad.txt).
        var target = page.Locator("[data-target=FT-37]");
        Assert.That(await target.InnerTextAsync(), Does.Contain("86,400"));
        Assert.That(await page.Locator("[data-target=FT-37-coverage]").InnerTextAsync(), Does.Contain("/ 24"));
        await target.Locator("> .more summary").ClickAsync();
        Assert.That(await target.Locator("> .more").InnerTextAsync(), Does.Contain("8.64万批次").And.Contains("福田区2023年食品安全重点工作安排责任分工表 · 第 252 行"));
        Assert.That(await page.InnerTextAsync(".as-of"), Does.Contain("2023-09-18 23:59:59"));
        Assert.That(await page.Overflow(), Is.Zero);
    }

    [Test]
    public async Task Choosing_another_year_that_has_no_plan_says_which_years_there_are()
    {
        var page = await SignedIn("office", 1280);
        await page.GotoAsync("/?District=440304&Year=1999");

        Assert.That(await page.InnerTextAsync("[role=alert]"), Does.Contain("1999").And.Contains("2023"));
    }

    [Test]
    public async Task A_case_on_a_phone_keeps_its_clock_beside_the_label_and_its_sender_in_words()
    {
        var page = await SignedIn("office", 390);
        await page.GotoAsync("/uploads/new");
        await page.SelectOptionAsync("#Org", "440304-REG");
        await page.SetInputFilesAsync("#Upload", File("日志.csv", Log.Replace("B2", "B2-phone")));
        await page.ClickAsync("form.card button[type=submit]");
        await page.WaitForSelectorAsync("[data-receipt]");

        await page.GotoAsync("/cases?District=440304&AsOf=2023-09-18");
        var labels = await page.EvaluateAsync<float>("() => { const cell = document.querySelector('td:has(.status)').getBoundingClientRect(); return cell.left; }");
        var clocks = await page.EvaluateAsync<float>("() => Math.min(...[...document.querySelectorAll('td > .status, td > .status + span')].map(part => part.getBoundingClientRect().left))");
        Assert.That(clocks, Is.GreaterThan(labels + 60), "the clock's words fell under its label");
        Assert.That(await page.InputValueAsync("[name=AsOf]"), Is.EqualTo("2023-09-18"));

        await page.ClickAsync("td a");
        Assert.That(await page.InnerTextAsync("section[aria-labelledby=events]"), Does.Contain("导入"));
        Assert.That(await page.Overflow(), Is.Zero);
    }

    [Test]
    public async Task In_English_a_receipt_fits_a_phone_and_a_case_and_a_row_name_their_parts_in_English()
    {
        var page = await SignedIn("office", 390);
        await page.GotoAsync("/uploads/new");
        await page.SetInputFilesAsync("#Upload", File("日志.csv", Log.Replace("B", "E")));
        await page.ClickAsync("form.card button[type=submit]");
        await page.WaitForSelectorAsync("[data-receipt]");
        await page.ClickAsync(".lang");
        Assert.That(await page.Overflow(), Is.Zero, "the receipt must be scrolled sideways");

        await page.ClickAsync("main a[href^='/rapid-tests?Upload']");
        await page.ClickAsync("tbody tr:last-child td a");
        Assert.That(await page.InnerTextAsync("section[aria-labelledby=values]"), Does.Contain("Sample no").And.Contain("Tested at").And.Not.Contain("检测时间"));

        await page.ClickAsync("[data-case] a");
        Assert.That(await page.InnerTextAsync("main"), Does.Contain("Objection").And.Contain("Record repeat positive").And.Not.Contain("初筛阳性"));
    }

    [Test]
    public async Task The_switch_turns_the_pages_to_English_and_back()
    {
        var page = await SignedIn("office", 1280);
        await page.GotoAsync("/uploads");
        await page.ClickAsync(".lang");
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/uploads"));
        Assert.That(await page.InnerTextAsync("h1"), Is.EqualTo("Uploads"));
        Assert.That(await page.GetAttributeAsync("html", "lang"), Is.EqualTo("en"));

        await page.ClickAsync(".lang");
        Assert.That(await page.InnerTextAsync("h1"), Is.EqualTo("数据上传"));
    }

    [TestCase("/sign-in", 390), TestCase("/", 390), TestCase("/uploads", 390), TestCase("/uploads/new", 390), TestCase("/cases", 390), TestCase("/rapid-tests", 390), TestCase("/results", 390)]
    [TestCase("/sign-in", 1280), TestCase("/", 1280), TestCase("/uploads", 1280), TestCase("/uploads/new", 1280), TestCase("/cases", 1280), TestCase("/rapid-tests", 1280), TestCase("/results", 1280)]
    public async Task A_page_is_accessible_fits_its_window_and_loads_nothing_from_elsewhere(string path, int width)
    {
        var page = path == "/sign-in" ? await BrowserPage.Open(_lims.Url, width) : await SignedIn("office", width);
        var complaints = page.Complaints();
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_lims.Url.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                elsewhere.Add(request.Url);
        };
        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        var axe = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa"] } });

        Assert.That(axe.Violations.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"), Is.Empty);
        Assert.That(await page.Overflow(), Is.Zero);
        Assert.That(elsewhere, Is.Empty);
        Assert.That(complaints, Is.Empty);
    }

    private async Task<IPage> SignedIn(string userName, int width, bool javaScript = true)
    {
        var page = await BrowserPage.Open(_lims.Url, width, javaScript: javaScript);
        await page.SignIn(userName, Password);
        return page;
    }

    private static FilePayload File(string name, string text) =>
        new() { Name = name, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };
}
