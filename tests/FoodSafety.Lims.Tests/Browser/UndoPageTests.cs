using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Uploads.Undo;
using Microsoft.Playwright;

namespace FoodSafety.Lims.Tests.Browser;

/// <summary>The way from an upload to its undo, as a person goes it.</summary>
[TestFixture]
public sealed class UndoPageTests
{
    private static readonly string Log = UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性");

    [TestCase(390)]
    [TestCase(1280)]
    public async Task An_import_is_taken_back_after_its_preview(int width)
    {
        await using var lims = await ServedLims.Start();
        var receipt = lims.Database.Import(Log);
        lims.Database.Import(Log + UndoWords.Line("A2", "2023-03-01 08:20", "毒死蜱", "阴性"), organisation: "440304-M01");
        var page = await SignedIn(lims, width);
        var complaints = page.Complaints();
        await page.GotoAsync($"/uploads/{receipt.Upload}");
        await page.ClickAsync($"a[href='/uploads/{receipt.Upload}/undo']");
        Assert.That(await page.InnerTextAsync("[data-count=rows]"), Is.EqualTo("1"));
        Assert.That(await page.InnerTextAsync("[data-count=lost]"), Is.EqualTo("1"));
        Assert.That(await page.InnerTextAsync("[data-cases]"), Does.Contain("YX-440304-2023-00001").And.Contain("A1").And.Contain("撤销"));
        Assert.That(await page.InnerTextAsync("[data-counters]"), Does.Contain("FT-37").And.Contain("-1"));
        await Check(page, $"undo-{width}.png");
        await page.FillAsync("#Reason", "平台串号");
        await page.ClickAsync("form.card button[type=submit]");
        await page.WaitForURLAsync($"**/uploads/{receipt.Upload}");
        Assert.That(await page.InnerTextAsync("h1"), Does.Contain("已撤回"));
        Assert.That(await page.InnerTextAsync("[data-undone]"), Does.Contain("办公室").And.Contain("平台串号"));
        await Check(page, $"undone-{width}.png");
        Assert.That(complaints, Is.Empty);
    }

    [TestCase(390)]
    [TestCase(1280)]
    public async Task A_form_that_lost_a_race_says_so_and_shows_what_is_in_the_way(int width)
    {
        await using var lims = await ServedLims.Start();
        var receipt = lims.Database.Import(Log);
        var page = await SignedIn(lims, width);
        await page.GotoAsync($"/uploads/{receipt.Upload}/undo");
        await using (var db = lims.Database.CreateContext())
            await new ActOnCase(db.Cases.Single().Number, "record-repeat-positive", [new GivenEvidence("repeat-test", "同法复测 阳性", null)])
                .Handle(db, await CaseRows.Reading(db, TestDatabase.Now), new Caller("张三", Roles.Officer, "440304-REG", "440304"), default);

        await page.FillAsync("#Reason", "平台串号");
        await page.ClickAsync("form.card button[type=submit]");

        await page.WaitForSelectorAsync("[data-lost-race]");
        Assert.That(await page.InnerTextAsync("[data-obstacle=case-acted-on]"), Does.Contain("张三"));
        Assert.That(await page.Locator("#Reason").CountAsync(), Is.Zero, "no form where nothing can be done");
        await Check(page, $"undo-lost-race-{width}.png");
    }

    [TestCase(390)]
    [TestCase(1280)]
    public async Task A_report_in_the_way_is_named_and_set_aside_by_whoever_answers_for_it(int width)
    {
        await using var lims = await ServedLims.Start();
        var receipt = lims.Database.Import(Log);
        var report = (await new IssueReport("quotas", "440304", "2023-03", TestDatabase.Now)
            .Handle(lims.Database, Caller.CommandLine, TestDatabase.Now, default)).Value.Report;
        await lims.AddPerson("officer", "a long password", Roles.Officer, "440304-REG");
        var officer = await BrowserPage.Open(lims.Url, width);
        await officer.SignIn("officer", "a long password");
        await officer.GotoAsync($"/uploads/{receipt.Upload}/undo");
        Assert.That(await officer.InnerTextAsync("[data-obstacle=reported]"), Does.Contain(report.Number));
        Assert.That(await officer.Locator("#Reason").CountAsync(), Is.Zero);

        var page = await SignedIn(lims, width);
        await page.GotoAsync($"/uploads/{receipt.Upload}/undo");
        await Check(page, $"undo-reported-{width}.png");
        await page.FillAsync("#Reason", "局领导批准");
        await page.CheckAsync("[name=DespiteReports]");
        await page.ClickAsync("form.card button[type=submit]");

        Assert.That(await page.InnerTextAsync("[role=alert]"), Does.Contain("另一人批准"), "published positives go by two");
        Assert.That(new UndoUpload(receipt.Upload!, null, "局领导批准").Handle(lims.Database, Caller.AtCommandLine("李四"), DateTimeOffset.UtcNow).Refusal, Is.Null);
        await page.GotoAsync($"/uploads/{receipt.Upload}");
        Assert.That(await page.InnerTextAsync("[data-undone]"), Does.Contain("局领导批准"));
    }

    private static async Task<IPage> SignedIn(ServedLims lims, int width)
    {
        await lims.AddPerson("办公室", "a long password", Roles.Office, "440304-REG");
        var page = await BrowserPage.Open(lims.Url, width);
        await page.SignIn("办公室", "a long password");
        return page;
    }

    /// <summary>Fits its window and is accessible; the picture is for people.</summary>
    internal static async Task Check(IPage page, string picture)
    {
        if (Environment.GetEnvironmentVariable("LIMS_TESTS_SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, picture), FullPage = true });
        Assert.That(await page.Overflow(), Is.Zero, picture);
        var axe = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa"] } });
        Assert.That(axe.Violations.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"), Is.Empty, picture);
    }
}
