using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using Microsoft.Playwright;

namespace FoodSafety.Lims.Tests.Browser;

/// <summary>Source platforms, remembered columns and reconciliation in Chromium, at a phone's and at a desk's width.</summary>
[TestFixture]
public sealed class PlatformPagesTests
{
    private const string Password = "a long password";

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

    [TestCase(390, "440304-M02")]
    [TestCase(1280, "440304-M03")]
    public async Task A_platform_is_registered_and_then_its_codes_are_taken(int width, string market)
    {
        var page = await SignedIn("office", width);
        var complaints = page.Complaints();
        await page.GotoAsync("/profiles");
        await page.SelectOptionAsync("#Org", market);
        await page.SelectOptionAsync("#Profile", "nantong");
        await page.ClickAsync("form.card button[type=submit]");

        await page.WaitForSelectorAsync($"section[aria-labelledby=registered] >> text={market}");
        await Fits(page, complaints);
        var receipt = _lims.Database.Import($"样品编号,检测时间,市场,样品名称,检测项目,检测结果\nP1,2023-09-18 08:10,{market},菜心,农残,0\n", organisation: market);
        Assert.That(receipt.Judged.Positive, Is.EqualTo(1), "0 is positive in Nantong");
    }

    [TestCase(390, "品")]
    [TestCase(1280, "菜名")]
    public async Task A_refused_upload_asks_once_for_the_missing_columns_and_is_imported_again(int width, string header)
    {
        var page = await SignedIn("office", width);
        var complaints = page.Complaints();
        await page.GotoAsync("/uploads/new");
        await page.SelectOptionAsync("#Org", "440304-REG");
        await page.SetInputFilesAsync("#Upload", File($"样品编号,检测时间,市场,{header},检测项目,检测结果\nR{width},2023-09-18 08:10,福田示例市场05,菜心,有机磷和氨基甲酸酯类农药,阴性\n"));
        await page.ClickAsync("form.card button[type=submit]");
        await page.WaitForSelectorAsync("[data-remember]");
        await Fits(page, complaints);
        var refused = page.Url;

        await page.SelectOptionAsync("#header-food", header);
        await page.ClickAsync("[data-remember] button");

        await page.WaitForSelectorAsync("[data-receipt=completed]");
        Assert.That(page.Url, Is.Not.EqualTo(refused), "the same upload was changed");
        Assert.That(await page.InnerTextAsync("[data-count=accepted]"), Is.EqualTo("1"));
    }

    [TestCase(390)]
    [TestCase(1280)]
    public async Task Differing_market_days_are_shown_and_can_be_taken_away_as_a_file(int width)
    {
        _lims.Database.Import($"样品编号,检测时间,市场,样品名称,检测项目,检测结果\nD{width},2023-10-{width % 28 + 1:D2} 08:10,440304-M07,菜心,有机磷和氨基甲酸酯类农药,阳性\n");
        var page = await SignedIn("office", width);
        var complaints = page.Complaints();
        await page.GotoAsync("/reconciliations");
        await page.SetInputFilesAsync("#Totals", File($"日期,市场,批次,阳性数\n2023-10-{width % 28 + 1:D2},福田示例市场07,1,1\n2023-10-{width % 28 + 1:D2},福田示例市场08,36,0\n2023-10-{width % 28 + 1:D2},没有的市场,36,0\n"));
        await page.ClickAsync("form.card button[type=submit]");

        await page.WaitForSelectorAsync("[data-answer]");
        Assert.That(await page.Locator("[data-count]").AllInnerTextsAsync(), Is.EqualTo(new[] { "1", "1", "1" }));
        Assert.That(await page.InnerTextAsync("section[aria-labelledby=differences] tbody"), Does.Contain("福田示例市场08").And.Contain("-36").And.Contain("仅平台有"));
        Assert.That(await page.InnerTextAsync("section[aria-labelledby=faults] tbody"), Does.Contain("unknown-market"));
        await Fits(page, complaints);
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[data-download]"));
        Assert.That(await System.IO.File.ReadAllTextAsync((await download.PathAsync())!), Does.Contain("440304-M08,福田示例市场08,3,仅平台,36,,-36,0,,0"));
    }

    [Test]
    public async Task A_market_is_shown_neither()
    {
        var page = await SignedIn("market", 1280);
        foreach (var path in new[] { "/profiles", "/reconciliations" })
        {
            await page.GotoAsync(path);
            Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/denied"), path);
        }
    }

    private static async Task Fits(IPage page, List<string> complaints)
    {
        var axe = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa"] } });
        Assert.That(axe.Violations.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"), Is.Empty);
        Assert.That(await page.Overflow(), Is.Zero, "it must be scrolled sideways");
        Assert.That(complaints, Is.Empty);
    }

    private async Task<IPage> SignedIn(string userName, int width)
    {
        var page = await BrowserPage.Open(_lims.Url, width);
        await page.SignIn(userName, Password);
        return page;
    }

    private static FilePayload File(string text) =>
        new() { Name = "文件.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };
}
