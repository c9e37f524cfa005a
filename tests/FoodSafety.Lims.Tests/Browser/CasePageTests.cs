using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace FoodSafety.Lims.Tests.Browser;

/// <summary>A case is worked off on its page, in the market hall with a phone in one hand.</summary>
[TestFixture]
public sealed class CasePageTests
{
    private const string Positive = "YX-440304-2023-00001";
    private const string Disposal = "HC-440304-2023-00001";

    [TestCase(390)]
    [TestCase(1280)]
    public async Task A_positive_is_worked_off_from_the_repeat_to_the_closure(int width)
    {
        await using var lims = await ServedLims.Start();
        await CaseRows.Add(lims.Database, CaseRows.Positive(1));
        var page = await Open(lims, "张三", Roles.Officer, width, Positive);
        var complaints = page.Complaints();
        Assert.That(await page.Locator("[data-act]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.act)"), Is.EqualTo(new[] { "record-repeat-positive", "record-repeat-negative" }));
        Assert.That((await page.Locator("[data-act] summary").First.BoundingBoxAsync())!.Height, Is.GreaterThanOrEqualTo(44), "a thumb hits it");
        await UndoPageTests.Check(page, $"case-{width}.png");

        await Do(page, "record-repeat-positive", ("repeat-test", "同法复测仍为阳性"));
        await Do(page, "notify");
        await Do(page, "stop-sale", ("stop-sale-record", "已下架"));
        await page.ClickAsync("[data-act=dispose] summary");
        await page.FillAsync("#dispose-disposal-method", "监督销毁");
        await page.FillAsync("#dispose-disposed-kg", "3条");
        await UndoPageTests.Check(page, $"case-act-{width}.png");
        await page.ClickAsync("[data-act=dispose] button[type=submit]");
        Assert.That(await page.InnerTextAsync("[role=alert]"), Does.Contain("disposed-kg").And.Contain("千克"));
        Assert.That(await page.InputValueAsync("#dispose-disposal-method"), Is.EqualTo("监督销毁"), "what was typed stays");
        await page.FillAsync("#dispose-disposed-kg", "3.5");
        await page.ClickAsync("[data-act=dispose] button[type=submit]");
        await Do(page, "confirm", ("station-opinion", "属实"));

        await page.ClickAsync("[data-act=close] summary");
        await page.ClickAsync("[data-act=close] button[type=submit]");
        Assert.That(await page.InnerTextAsync("[role=alert]"), Does.Contain("disposal-photo（处置照片）").And.Contain("notice-signature（经营户签收）"));
        await page.ClickAsync("[data-give=disposal-photo] summary");
        await page.SetInputFilesAsync("#give-disposal-photo", new FilePayload { Name = "照片.jpg", MimeType = "image/jpeg", Buffer = "abc"u8.ToArray() });
        await page.ClickAsync("[data-give=disposal-photo] button[type=submit]");
        await page.ClickAsync("[data-give=notice-signature] summary");
        await page.CheckAsync("[data-give=notice-signature] [value=refused]");
        await page.FillAsync("#give-notice-signature-witness", "王五");
        await page.ClickAsync("[data-give=notice-signature] button[type=submit]");
        await Do(page, "close");

        Assert.That(await page.InnerTextAsync("[data-stage]"), Is.EqualTo("已办结"));
        Assert.That(await page.InnerTextAsync("[data-evidence]"), Does.Contain("照片.jpg").And.Contain("拒签，见证人：王五").And.Contain("3.5").And.Not.Contain("+0"), "a time is one on the district's wall clock");
        Assert.That(await page.Locator("form[method=post][enctype]").CountAsync(), Is.Zero, "nothing more can be done");
        await UndoPageTests.Check(page, $"case-closed-{width}.png");
        Assert.That(complaints, Is.Empty);
    }

    [Test]
    public async Task A_move_with_its_file_is_one_form()
    {
        await using var lims = await ServedLims.Start();
        await CaseRows.Add(lims.Database, CaseRows.Disposal(1));
        await CaseRows.Walk(lims.Database, Disposal, "start", "notify", "control-risk", "investigate");
        var page = await Open(lims, "张三", Roles.Officer, 390, Disposal);

        await page.ClickAsync("[data-act=rectify] summary");
        await page.SetInputFilesAsync("#rectify-rectification-report", new FilePayload { Name = "整改报告.pdf", MimeType = "application/pdf", Buffer = "abc"u8.ToArray() });
        await page.ClickAsync("[data-act=rectify] button[type=submit]");

        Assert.That(await page.InnerTextAsync("[data-stage]"), Is.EqualTo("已整改"));
        Assert.That(await page.InnerTextAsync("[data-evidence]"), Does.Contain("整改报告.pdf"));
    }

    [Test]
    public async Task A_form_shown_before_somebody_else_acted_is_refused_with_what_changed()
    {
        await using var lims = await ServedLims.Start();
        await CaseRows.Add(lims.Database, CaseRows.Disposal(1));
        var page = await Open(lims, "李四", Roles.Manager, 390, Disposal);
        await page.ClickAsync("[data-act=start] summary");
        await CaseRows.Walk(lims.Database, Disposal, "start");

        await page.ClickAsync("[data-act=start] button[type=submit]");

        Assert.That(await page.InnerTextAsync("[role=alert]"), Does.Contain("第 2 版").And.Contain("张三").And.Contain("启动核查处置"));
        await using var db = lims.Database.CreateContext();
        Assert.That((await StoredCase.Whole(db).SingleAsync()).Version, Is.EqualTo(2));
    }

    [TestCase(390)]
    [TestCase(1280)]
    public async Task A_limit_is_asked_to_be_extended_and_another_person_decides(int width)
    {
        await using var lims = await ServedLims.Start();
        var row = CaseRows.Disposal(1);
        row.OpenedAt = DateTimeOffset.UtcNow.AddHours(-1);
        await CaseRows.Add(lims.Database, row);
        var officer = await Open(lims, "张三", Roles.Officer, width, Disposal);
        await Ask(officer, "request-extension", "等待协查");
        await Ask(officer, "approve-extension", "同意");
        Assert.That(await officer.InnerTextAsync("[role=alert]"), Does.Contain("另一人"));

        var manager = await Open(lims, "李四", Roles.Manager, width, Disposal);
        Assert.That(await manager.InnerTextAsync("[data-clock=disposal-finish]"), Does.Contain("等待协查").And.Contain("待另一人决定"));
        await Ask(manager, "approve-extension", "同意");

        Assert.That(await manager.InnerTextAsync("[data-clock=disposal-finish]"), Does.Contain("已延长 30 日").And.Contain("李四"));
        Assert.That(await manager.InnerTextAsync("[data-history]"), Does.Contain("批准延期"));
        await UndoPageTests.Check(manager, $"case-extended-{width}.png");
    }

    [TestCase(390)]
    [TestCase(1280)]
    public async Task The_goods_are_weighed_and_a_balance_that_does_not_hold_is_said(int width)
    {
        await using var lims = await ServedLims.Start();
        await CaseRows.Add(lims.Database, CaseRows.Disposal(1));
        await CaseRows.Walk(lims.Database, Disposal, "start", "notify");
        var page = await Open(lims, "张三", Roles.Officer, width, Disposal);

        await page.ClickAsync("[data-act=control-risk] summary");
        await page.FillAsync("#control-risk-goods-account", "见重量");
        await page.FillAsync("#control-risk-control-measures", "封存");
        foreach (var (code, weight) in new[] { ("purchased", "100斤"), ("sold", "38"), ("recalled", "0"), ("stock", "9"), ("sampled", "2"), ("destroyed", "9"), ("returned", "0"), ("released", "0"), ("sealed", "0") })
            await page.FillAsync($"#control-risk-{code}-kg", weight);
        await UndoPageTests.Check(page, $"case-goods-{width}.png");
        await page.ClickAsync("[data-act=control-risk] button[type=submit]");

        Assert.That(await page.InnerTextAsync("[data-balance]"), Does.Contain("进货 50 千克").And.Contain("= 49 千克"));
        await page.ClickAsync("[data-give=weights] summary");
        await page.FillAsync("#weights-sold-kg", "39");
        await page.ClickAsync("[data-give=weights] button[type=submit]");
        Assert.That(await page.Locator("[data-balance]").CountAsync(), Is.Zero);
        Assert.That(await page.Locator("[data-give=weights]").CountAsync(), Is.Zero, "nothing is left to be weighed");
    }

    [Test]
    public async Task What_was_not_weighed_is_left_empty_with_one_reason()
    {
        await using var lims = await ServedLims.Start();
        await CaseRows.Add(lims.Database, CaseRows.Disposal(1));
        var page = await Open(lims, "张三", Roles.Officer, 390, Disposal);

        await page.ClickAsync("[data-give=weights] summary");
        await page.FillAsync("#weights-purchased-kg", "50");
        await page.FillAsync("#weights-unweighed", "送达时已售完");
        await page.ClickAsync("[data-give=weights] button[type=submit]");

        Assert.That(await page.Locator("[data-give=weights]").CountAsync(), Is.Zero);
        Assert.That(await page.InnerTextAsync("[data-evidence]"), Does.Contain("不提供：送达时已售完"));
    }

    [TestCase(390)]
    [TestCase(1280)]
    public async Task A_party_is_added_and_its_task_given_to_another_county(int width)
    {
        await using var lims = await ServedLims.Start();
        await CaseRows.Add(lims.Database, CaseRows.Disposal(1));
        var page = await Open(lims, "张三", Roles.Officer, width, Disposal);

        await page.ClickAsync("[data-act=add-party] summary");
        await page.SelectOptionAsync("#Role", "Producer");
        await page.FillAsync("#Name", "某食品厂");
        await page.ClickAsync("[data-act=add-party] button[type=submit]");
        await page.ClickAsync("[data-act=send-letter-2] summary");
        await page.FillAsync("#send-letter-2-party-department", "某县市场监管局");
        await page.FillAsync("#send-letter-2-party-letter-no", "福市监协〔2023〕1号");
        await page.ClickAsync("[data-act=send-letter-2] button[type=submit]");

        Assert.That(await page.InnerTextAsync("[data-party='2']"), Does.Contain("生产者：某食品厂").And.Contain("已发协查函").And.Contain("某县市场监管局").And.Contain("申请复检"));
        Assert.That(await page.InnerTextAsync("[data-history]"), Does.Contain("发协查函 · 某食品厂"));
        await UndoPageTests.Check(page, $"case-parties-{width}.png");
    }

    [Test]
    public async Task A_finding_that_was_overturned_ends_on_the_page_of_a_second_person()
    {
        await using var lims = await ServedLims.Start();
        await CaseRows.Add(lims.Database, CaseRows.Disposal(1));
        var officer = await Open(lims, "张三", Roles.Officer, 390, Disposal);
        await DoParty(officer, "apply-reinspection");
        await DoParty(officer, "accept-reinspection");
        await DoParty(officer, "choose-reinspection-body", ("first-laboratory", "甲检测院"));
        await DoParty(officer, "hand-over-backup", ("backup-seal", "FT-B-1，完好"));
        await DoParty(officer, "overturn-first-result", ("reinspection-report-no", "F2023-1"));
        Assert.That(await officer.InnerTextAsync("[data-dispute=reinspection]"), Is.EqualTo("复检推翻初检"));
        await UndoPageTests.Check(officer, "case-overturned-390.png");

        var manager = await Open(lims, "李四", Roles.Manager, 390, Disposal);
        await manager.FillAsync("#overturned-reason", "解除封存");
        await manager.ClickAsync("section[aria-labelledby=overturned] button");

        Assert.That(await manager.InnerTextAsync("[data-stage]"), Is.EqualTo("已注销（复检推翻）"));
        Assert.That(await manager.InnerTextAsync("[data-history]"), Does.Contain("因结论被推翻结案 · 解除封存"));

        static async Task DoParty(IPage page, string action, params (string Code, string Value)[] values)
        {
            await page.ClickAsync($"[data-act={action}-1] summary");
            foreach (var (code, value) in values)
                await page.FillAsync($"#{action}-1-{code}", value);
            await page.ClickAsync($"[data-act={action}-1] button[type=submit]");
            await page.WaitForSelectorAsync($"[data-act={action}-1]", new() { State = WaitForSelectorState.Detached });
        }
    }

    [Test]
    public async Task Without_its_token_or_from_another_district_a_form_changes_nothing()
    {
        await using var lims = await ServedLims.Start();
        await CaseRows.Add(lims.Database, CaseRows.Disposal(1));
        var page = await Open(lims, "张三", Roles.Officer, 390, Disposal);
        await page.ClickAsync("[data-act=start] summary");
        await page.EvaluateAsync("() => document.querySelectorAll('[name=__RequestVerificationToken]').forEach(token => token.remove())");
        await page.ClickAsync("[data-act=start] button[type=submit]");

        var elsewhere = await Open(lims, "王五", Roles.Officer, 390, Disposal, "440103-REG");

        Assert.That(new Uri(elsewhere.Url).AbsolutePath, Is.EqualTo("/denied"));
        await using var db = lims.Database.CreateContext();
        Assert.That((await StoredCase.Whole(db).SingleAsync()).Version, Is.EqualTo(1));
    }

    private static async Task<IPage> Open(ServedLims lims, string name, string role, int width, string number, string organisation = "440304-REG")
    {
        await lims.AddPerson(name, "a long password", role, organisation);
        var page = await BrowserPage.Open(lims.Url, width);
        await page.SignIn(name, "a long password");
        await page.GotoAsync($"/cases/{number}");
        return page;
    }

    private static async Task Do(IPage page, string action, params (string Code, string Value)[] values)
    {
        await page.ClickAsync($"[data-act={action}] summary");
        foreach (var (code, value) in values)
            await page.FillAsync($"#{action}-{code}", value);
        await page.ClickAsync($"[data-act={action}] button[type=submit]");
        await page.WaitForSelectorAsync($"[data-history] >> text={Words[action]}");
    }

    private static async Task Ask(IPage page, string action, string reason)
    {
        if (!await page.IsVisibleAsync("#reason-disposal-finish"))
            await page.ClickAsync("[data-change=disposal-finish] summary");
        await page.FillAsync("#reason-disposal-finish", reason);
        await page.ClickAsync($"[data-change=disposal-finish] button[value={action}]");
    }

    private static readonly Dictionary<string, string> Words = new()
    {
        ["record-repeat-positive"] = "记录复测阳性",
        ["notify"] = "告知经营户",
        ["stop-sale"] = "停止销售",
        ["confirm"] = "市场监管所确认",
        ["close"] = "销号",
    };
}
