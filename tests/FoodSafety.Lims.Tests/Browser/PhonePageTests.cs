using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace FoodSafety.Lims.Tests.Browser;

/// <summary>A positive is closed on the spot, on a phone of 390 by 844, in a few taps.</summary>
[TestFixture]
public sealed class PhonePageTests
{
    private const string Number = "YX-440304-2023-00001";

    [Test]
    public async Task A_positive_is_closed_with_the_words_already_written_a_signature_and_a_photo()
    {
        await using var lims = await ServedLims.Start();
        await CaseRows.Add(lims.Database, CaseRows.Positive(1));
        var page = await Open(lims);
        var complaints = page.Complaints();
        Assert.That((await page.Locator("[data-act] summary").First.BoundingBoxAsync())!.Height, Is.GreaterThanOrEqualTo(54), "a thumb hits it");
        await Check(page, "phone-opened.png");

        await Tap(page, "record-repeat-positive");
        await Check(page, "phone-notify.png");
        await Sign(page);
        await Check(page, "phone-signed.png");
        await Send(page, "notify");
        await Tap(page, "stop-sale");
        await page.ClickAsync("[data-act=dispose] summary");
        await page.CheckAsync("[data-act=dispose] input[value=监督销毁]");
        await page.FillAsync("#dispose-disposed-kg", "3.5");
        await page.SetInputFilesAsync("#dispose-disposal-photo", new FilePayload { Name = "销毁.jpg", MimeType = "image/jpeg", Buffer = "abc"u8.ToArray() });
        await Check(page, "phone-dispose.png");
        await Send(page, "dispose");
        await Tap(page, "confirm");
        await Tap(page, "close");

        Assert.That(await page.InnerTextAsync("[data-stage]"), Is.EqualTo("已办结"));
        Assert.That(complaints, Is.Empty);
        await using var db = lims.Database.CreateContext();
        var row = await StoredCase.Whole(db).SingleAsync();
        var signature = row.Evidence.Single(item => item.Code == "notice-signature");
        var file = await File.ReadAllBytesAsync(Path.Combine(lims.Database.Settings.DataFolder, signature.StoredAs!));
        Assert.That(file[..4], Is.EqualTo(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }));
        Assert.That(file, Has.Length.GreaterThan(1500), "more than a white sheet");
        Assert.That((signature.FileName, signature.By, row.Evidence.Single(item => item.Code == "disposed-kg").Text), Is.EqualTo(("签名.png", "张三", "3.5")));
    }

    [Test]
    public async Task It_names_the_vendor_and_the_reading_and_opposite_outcomes_look_opposite()
    {
        await using var lims = await ServedLims.Start();
        lims.Database.Import("样品编号,检测时间,市场,摊位号,经营户,样品名称,检测项目,检测值,单位,检测结果,组织方\nB7,2023-03-01 08:10,440304-M01,A12,张记,豇豆,克百威,63,%,阳性,监管\n");
        var page = await Open(lims);

        Assert.That(await page.InnerTextAsync("[data-vendor]"), Does.Contain("张记").And.Contain("A12").And.Contain("福田示例市场01"));
        Assert.That(await page.InnerTextAsync("[data-reading]"), Does.Contain("克百威").And.Contain("63"));
        Task<string?> Look(string action) => page.Locator($"[data-act={action}] summary").GetAttributeAsync("class");
        Assert.That((await Look("record-repeat-positive"), await Look("record-repeat-negative")), Is.EqualTo(("btn btn-danger", "btn btn-primary")));
        await Check(page, "phone-screening.png");

        await page.GotoAsync($"/cases/{Number}");
        Assert.That(await page.InnerTextAsync("[data-vendor]"), Does.Contain("张记"));
        foreach (var (path, named) in new[] { ("/samples/NOPE", "NOPE"), ("/cases/YX-1", "YX-1"), ("/uploads/U-999999", "U-999999") })
        {
            Assert.That((await page.GotoAsync(path))!.Status, Is.EqualTo(404), path);
            Assert.That(await page.InnerTextAsync("[data-not-shown]"), Does.Contain(named), path);
            Assert.That(await page.Locator("nav.topnav a").CountAsync(), Is.GreaterThan(3), "the menu is there");
        }
    }

    [Test]
    public async Task A_vendor_who_refuses_to_sign_is_recorded_with_the_witness()
    {
        await using var lims = await ServedLims.Start();
        await CaseRows.Add(lims.Database, CaseRows.Positive(1));
        await CaseRows.Walk(lims.Database, Number, "record-repeat-positive");
        var page = await Open(lims);

        await page.CheckAsync("[name=Signing][value=refused]");
        await page.FillAsync("#notify-notice-signature-witness", "王五");
        await Send(page, "notify");

        await using var db = lims.Database.CreateContext();
        var signature = (await StoredCase.Whole(db).SingleAsync()).Evidence.Single(item => item.Code == "notice-signature");
        Assert.That((signature.Waiver, signature.StoredAs), Is.EqualTo(("拒签，见证人：王五", (string?)null)));
        Assert.That(await page.InnerTextAsync("[data-clock=objection]"), Does.Contain("快检异议").And.Contain("进行中"));
    }

    [Test]
    public async Task Without_scripts_the_signed_sheet_is_photographed()
    {
        await using var lims = await ServedLims.Start();
        await CaseRows.Add(lims.Database, CaseRows.Positive(1));
        await CaseRows.Walk(lims.Database, Number, "record-repeat-positive");
        var page = await Open(lims, javaScript: false);

        await page.CheckAsync("[name=Signing][value=signed]");
        await page.SetInputFilesAsync("#notify-notice-signature", new FilePayload { Name = "签收.png", MimeType = "image/png", Buffer = "abc"u8.ToArray() });
        await Send(page, "notify");

        await using var db = lims.Database.CreateContext();
        Assert.That((await StoredCase.Whole(db).SingleAsync()).Evidence.Single(item => item.Code == "notice-signature").FileName, Is.EqualTo("签收.png"));
    }

    private static async Task<IPage> Open(ServedLims lims, bool javaScript = true)
    {
        await lims.AddPerson("张三", "a long password", Roles.Officer, "440304-REG");
        var page = await BrowserPage.Open(lims.Url, 390, 844, javaScript);
        await page.SignIn("张三", "a long password");
        await page.GotoAsync($"/cases/{Number}/phone");
        return page;
    }

    private static async Task Sign(IPage page)
    {
        await page.Locator("canvas").ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator("canvas").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 40, box.Y + 90);
        await page.Mouse.DownAsync();
        for (var step = 1; step <= 12; step++)
            await page.Mouse.MoveAsync(box.X + 40 + 20 * step, box.Y + 60 + 40 * (step % 2));
        await page.Mouse.UpAsync();
    }

    /// <summary>Opens the step where it is not open, and sends it as it stands.</summary>
    private static async Task Tap(IPage page, string action)
    {
        if (await page.Locator($"[data-act={action}][open]").CountAsync() == 0)
            await page.ClickAsync($"[data-act={action}] summary");
        await Send(page, action);
    }

    private static async Task Send(IPage page, string action)
    {
        await page.ClickAsync($"[data-act={action}] .phone-send");
        await page.WaitForSelectorAsync($"[data-act={action}]", new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>The step in hand stands on one screen, fits its width and is accessible.</summary>
    private static async Task Check(IPage page, string picture)
    {
        Assert.That(await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollHeight - window.innerHeight)"), Is.LessThanOrEqualTo(0), $"{picture}: one screen");
        await UndoPageTests.Check(page, picture);
    }
}
