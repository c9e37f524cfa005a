using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FoodSafety.Lims.Tests.Domain.Laboratory;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Laboratory;
using FoodSafety.Lims.Tests.Web.Samples;
using FoodSafety.Lims.Web.People;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Browser;

/// <summary>The laboratory's pages in Chromium, at a phone's and at a desk's width: from the work list to the signed report.</summary>
[TestFixture]
public sealed class LabPagesTests
{
    private const string Password = "a long password";

    private ServedLims _lims = null!;
    private string _blind = "";

    [SetUp]
    public async Task Serve()
    {
        RequiredProgram.Require("chromium", "chromium-browser", "google-chrome");
        _lims = await ServedLims.Start();
        foreach (var person in (string[])["analyst", "reviewer", "signatory"])
            await _lims.AddPerson(person, Password, Roles.Lab, "440304-LAB1");
        await _lims.AddPerson("office", Password, Roles.Office, "440304-REG");
        _lims.Database.Samples(Sample("FT1"), Sample("FT2"));
        _lims.Database.Reference("contracts", $$"""{"name": "contracts", "rows": [{{ContractsTests.Row("C1")}}]}""");
        _blind = (await _lims.Database.Walk("FT1", "hand-over", "grant-green-channel", "recode", "receive")).BlindCode!;
        await _lims.Database.Walk("FT2", "hand-over", "receive");
    }

    [TearDown]
    public async Task Stop()
    {
        if (_lims is not null)
            await _lims.DisposeAsync();
    }

    [TestCase(360)]
    [TestCase(1280)]
    public async Task A_result_goes_from_the_work_list_to_the_signed_report(int width)
    {
        var page = await BrowserPage.Open(_lims.Url, width);
        var complaints = page.Complaints();
        await page.SignIn("analyst", Password);
        await page.GotoAsync("/lab/worklist");
        Assert.That(await page.Locator("[data-worklist] tbody tr").First.GetAttributeAsync("data-sample"), Is.EqualTo(_blind), "the green channel first");
        Assert.That(await page.ContentAsync(), Does.Not.Contain("福田示例商行甲").And.Not.Contain("FT1"));
        await Look(page, "worklist");

        await page.ClickAsync($"tr[data-sample='{_blind}'] a.btn");
        await page.FillAsync("[name='Rows[0].TestItem']", "毒死蜱");
        await page.FillAsync("[name='Rows[0].Result']", "0.05");
        await page.FillAsync("[name='Rows[0].Unit']", "mg/kg");
        await page.FillAsync("[name='Rows[0].Limit']", "≤0.02");
        await page.SelectOptionAsync("[name='Rows[0].Verdict']", "合格");
        await page.FillAsync("[name='Rows[1].TestItem']", "镉");
        await page.FillAsync("[name='Rows[1].Result']", "abc");
        await page.ClickAsync("[data-grid] button[type=submit]");
        Assert.That(await page.InnerTextAsync("[data-receipt]"), Does.Contain("已录入 1 条").And.Contain("未接收 1 条"));
        Assert.That(await page.InnerTextAsync("[data-row='0']"), Does.Contain("与机构判定不同"));
        await Look(page, "enter");

        await page.ClickAsync("[data-receipt] a");
        await page.ClickAsync("[data-action=submit] button");
        Assert.That(await page.InnerTextAsync("[data-stage]"), Is.EqualTo("待审核"));
        var address = new Uri(page.Url).AbsolutePath;
        await page.ClickAsync("[data-action=review] button");
        Assert.That(await page.InnerTextAsync("[data-refused]"), Does.Contain("三个人"));

        foreach (var (person, action) in new[] { ("reviewer", "review"), ("signatory", "approve") })
        {
            page = await BrowserPage.Open(_lims.Url, width);
            await page.SignIn(person, Password);
            await page.GotoAsync(address);
            await page.ClickAsync($"[data-action={action}] button");
        }
        Assert.That(await page.InnerTextAsync("[data-stage]"), Is.EqualTo("已签发"));
        Assert.That(await page.ContentAsync(), Does.Contain("福田示例商行甲"));
        await Look(page, "report");

        page = await BrowserPage.Open(_lims.Url, width);
        await page.SignIn("office", Password);
        foreach (var (route, name) in new[] { ("/lab/reports", "reports"), ("/lab/turnaround?Year=2023", "turnaround"), ("/lab/contracts", "contracts") })
        {
            await page.GotoAsync(route);
            await Look(page, name);
        }
        Assert.That(complaints, Is.Empty);
    }

    private static async Task Look(Microsoft.Playwright.IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("LIMS_SHOTS") is { } shots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, $"{name}-{page.ViewportSize!.Width}.png"), FullPage = true });
        Assert.That(await page.Overflow(), Is.Zero, name);
        Assert.That((await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa"] } })).Violations.Select(violation => $"{name}: {violation.Id} {string.Join(' ', violation.Nodes.Select(node => node.Html))}"), Is.Empty);
    }
}
