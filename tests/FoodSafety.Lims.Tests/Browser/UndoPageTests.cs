using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Browser;

/// <summary>The way from an upload to its undo, as a person goes it.</summary>
[TestFixture]
public sealed class UndoPageTests
{
    [TestCase(390)]
    [TestCase(1280)]
    public async Task An_import_is_taken_back_after_its_preview(int width)
    {
        await using var lims = await ServedLims.Start();
        var receipt = lims.Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性"));
        await lims.AddPerson("办公室", "a long password", Roles.Office, "440304-REG");
        var page = await BrowserPage.Open(lims.Url, width);
        var complaints = page.Complaints();
        await page.SignIn("办公室", "a long password");
        await page.GotoAsync($"/uploads/{receipt.Upload}");
        await page.ClickAsync($"a[href='/uploads/{receipt.Upload}/undo']");
        Assert.That(await page.InnerTextAsync("[data-count=rows]"), Is.EqualTo("1"));
        Assert.That(await page.Overflow(), Is.Zero);
        if (Environment.GetEnvironmentVariable("LIMS_TESTS_SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"undo-{width}.png") });
        await page.FillAsync("#Reason", "平台串号");
        await page.ClickAsync("form.card button[type=submit]");
        await page.WaitForURLAsync($"**/uploads/{receipt.Upload}");
        Assert.That(await page.InnerTextAsync("h1"), Does.Contain("已撤回"));
        Assert.That(complaints, Is.Empty);
    }
}
