using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Tests.Browser;

/// <summary>The way from a list to a stored row and its correction, as a person goes it.</summary>
[TestFixture]
public sealed class RowPageTests
{
    private static readonly string Log = UndoWords.RapidHeader
        + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性") + UndoWords.Line("A1", "2023-03-01 09:00", "毒死蜱", "可疑")
        + UndoWords.Line("B1", "2023-03-01 08:00", "毒死蜱", "阴性", "440304-M02");

    private const string Samples = """
        抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构
        S1,区,监督抽检,2023-04-03,440304-REG,甲、乙,商行,韭菜,蔬菜,2,1,kg,440304-LAB1
        """;

    private const string Results = """
        抽样单编号,检验项目,检验结果,单位,标准值,结果判定,检验日期,报告编号,签发日期
        S1,毒死蜱,0.1,mg/kg,≤0.02,不合格,2023-04-10,R1,2023-04-20
        S1,腐霉利,0.1,mg/kg,≤5,合格,2023-04-10,R1,2023-04-20
        """;

    [TestCase(390)]
    [TestCase(1280)]
    public async Task A_row_is_found_looked_at_and_corrected_after_a_look_at_what_follows(int width)
    {
        await using var lims = await ServedLims.Start();
        var upload = lims.Database.Import(Log).Upload!;
        await lims.AddPerson("办公室", "a long password", Roles.Office, "440304-REG");
        var page = await BrowserPage.Open(lims.Url, width);
        var complaints = page.Complaints();
        await page.SignIn("办公室", "a long password");

        await page.GotoAsync($"/uploads/{upload}");
        await page.ClickAsync($"a[href='/rapid-tests?Upload={upload}']");
        Assert.That(await page.Locator("[data-rows] tbody tr").CountAsync(), Is.EqualTo(3));
        await page.SelectOptionAsync("[name=Market]", "440304-M01");
        await page.FillAsync("[name=SampleNo]", "A1");
        await page.ClickAsync("form.choose button");
        Assert.That(await page.Locator("[data-rows] tbody tr").CountAsync(), Is.EqualTo(2));
        await UndoPageTests.Check(page, $"rapid-tests-{width}.png");

        await page.ClickAsync("[data-rows] tbody tr:first-child td a");
        Assert.That(await page.InnerTextAsync("[data-related]"), Does.Contain("复测").And.Contain("可疑"));
        await page.ClickAsync("main details summary");
        await UndoPageTests.Check(page, $"row-{width}.png");
        await page.SelectOptionAsync("#value-outcome", "阳性");
        await page.FillAsync("#Reason", "录入有误");
        await page.ClickAsync("[data-correct] button[type=submit]");

        Assert.That(await page.Locator("[data-changed]").CountAsync(), Is.EqualTo(1), "only what was changed is sent");
        Assert.That(await page.InnerTextAsync("[data-changed=outcome]"), Does.Contain("阴性").And.Contain("阳性"));
        Assert.That(await page.InnerTextAsync("[data-effects]"), Does.Contain("YX-440304-2023-00001"));
        await using var db = lims.Database.CreateContext();
        Assert.That(db.Corrections.Count(), Is.Zero, "looked at only");
        await UndoPageTests.Check(page, $"row-preview-{width}.png");

        await page.ClickAsync("form[action$='handler=Correct'] button");
        await page.WaitForSelectorAsync("[data-history]");
        Assert.That(await page.InnerTextAsync("[data-history]"), Does.Contain("录入有误").And.Contain("办公室"));
        Assert.That(await page.InnerTextAsync("[data-value=outcome]"), Is.EqualTo("阳性"));
        Assert.That(await page.InnerTextAsync("[data-case]"), Is.EqualTo("YX-440304-2023-00001"));
        await UndoPageTests.Check(page, $"row-corrected-{width}.png");
        Assert.That(complaints, Is.Empty);
    }

    [TestCase(390)]
    [TestCase(1280)]
    public async Task A_result_is_found_by_its_filters_and_corrected_with_the_words_its_column_has(int width)
    {
        await using var lims = await ServedLims.Start();
        lims.Database.Import(Samples, "samples");
        var upload = lims.Database.Import(Results, "results", "440304-LAB1").Upload!;
        await lims.AddPerson("办公室", "a long password", Roles.Office, "440304-REG");
        var page = await BrowserPage.Open(lims.Url, width);
        var complaints = page.Complaints();
        await page.SignIn("办公室", "a long password");

        await page.GotoAsync($"/uploads/{upload}");
        await page.ClickAsync($"a[href='/results?Upload={upload}']");
        Assert.That(await page.Locator("[data-rows] tbody tr").CountAsync(), Is.EqualTo(2));
        await page.SelectOptionAsync("[name=Verdict]", "non-compliant");
        await page.ClickAsync("form.choose button");
        Assert.That(await page.Locator("[data-rows] tbody tr").CountAsync(), Is.EqualTo(1));
        Assert.That(await page.InnerTextAsync("[data-rows] tbody tr"), Does.Contain("毒死蜱").And.Contain("0.1\u00A0mg/kg").And.Contain("不合格"));
        await UndoPageTests.Check(page, $"results-{width}.png");

        await page.ClickAsync("[data-rows] tbody tr:first-child td a");
        await page.ClickAsync("main details summary");
        Assert.That(await page.Locator("#words-verdict option").EvaluateAllAsync<string[]>("all => all.map(one => one.value)"), Does.Contain("合格").And.Contain("不合格"));
        Assert.That(await page.Locator("#words-unit option").CountAsync(), Is.Positive);
        await page.FillAsync("#value-result", "0.01");
        await page.FillAsync("#value-verdict", "合格");
        await page.FillAsync("#Reason", "录入有误");
        await page.ClickAsync("[data-correct] button[type=submit]");
        await page.ClickAsync("form[action$='handler=Correct'] button");

        await page.WaitForSelectorAsync("[data-history]");
        Assert.That(await page.InnerTextAsync("[data-outcome]"), Is.EqualTo("合格"));
        Assert.That(complaints, Is.Empty);
    }

    [Test]
    public async Task A_market_is_chosen_by_its_name_and_a_word_that_is_refused_is_not_offered()
    {
        await using var lims = await ServedLims.Start();
        lims.Database.Import(Log);
        await lims.AddPerson("办公室", "a long password", Roles.Office, "440304-REG");
        var page = await BrowserPage.Open(lims.Url, 1280, javaScript: false);
        await page.SignIn("办公室", "a long password");
        await page.GotoAsync("/uploads/U-000001/rows/4");
        await page.ClickAsync("main details summary");

        var markets = await page.Locator("#value-market option").AllInnerTextsAsync();
        Assert.That(markets, Has.Count.EqualTo(24).And.Contain("福田示例市场02（440304-M02）"));
        Assert.That(await page.InputValueAsync("#value-market"), Is.EqualTo("440304-M02"));
        Assert.That(await page.Locator("#value-outcome option").AllInnerTextsAsync(), Is.EqualTo(new[] { "阴性", "阳性", "可疑", "无效" }));
        await page.SelectOptionAsync("#value-market", "440304-M03");
        await page.FillAsync("#Reason", "市场选错");
        await page.ClickAsync("[data-correct] button[type=submit]");

        Assert.That(await page.InnerTextAsync("[data-preview]"), Does.Contain("440304-M02").And.Contain("440304-M03"));
    }

    [Test]
    public async Task A_form_filled_from_an_older_version_is_refused_and_a_wrong_value_is_told_before()
    {
        await using var lims = await ServedLims.Start();
        lims.Database.Import(Log);
        await lims.AddPerson("办公室", "a long password", Roles.Office, "440304-REG");
        long id;
        using (var connection = lims.Database.OpenConnection())
            id = connection.Ask<long>(null, "SELECT min(id) FROM rapid_tests");
        var page = await BrowserPage.Open(lims.Url, 1280, javaScript: false);
        await page.SignIn("办公室", "a long password");
        await page.GotoAsync($"/rapid-tests/{id}");
        await page.ClickAsync("main details summary");
        await page.FillAsync("#value-tested_at", "昨天");
        await page.FillAsync("#Reason", "录入有误");
        await page.ClickAsync("[data-correct] button[type=submit]");
        Assert.That(await page.InnerTextAsync("[role=alert]"), Does.Contain("昨天"));
        Assert.That(await page.InputValueAsync("#value-tested_at"), Is.EqualTo("昨天"), "what was typed stays");

        var between = new CorrectRow("rapid-tests", id, "别人", new Dictionary<string, string?> { ["经营户"] = "王记" })
            .Handle(lims.Database, Caller.CommandLine, TestDatabase.Now);
        Assert.That(between.Refusal, Is.Null);
        await page.FillAsync("#value-tested_at", "2023-03-01 08:00");
        await page.SelectOptionAsync("#value-outcome", "可疑");
        await page.ClickAsync("[data-correct] button[type=submit]");

        Assert.That(await page.InnerTextAsync("[role=alert]"), Does.Contain("第 1 版"));
    }

    [Test]
    public async Task A_duplicate_leads_to_its_stored_twin()
    {
        await using var lims = await ServedLims.Start();
        lims.Database.Import(Log);
        var second = lims.Database.Import(
            UndoWords.RapidHeader + UndoWords.Line("B1", "2023-03-01 08:00", "毒死蜱", "阴性", "440304-M02"), organisation: "440304-M02").Upload;
        await lims.AddPerson("办公室", "a long password", Roles.Office, "440304-REG");
        var page = await BrowserPage.Open(lims.Url, 1280);
        await page.SignIn("办公室", "a long password");
        await page.GotoAsync($"/uploads/{second}");

        await page.ClickAsync("[data-duplicates] a");

        Assert.That(new Uri(page.Url).AbsolutePath, Does.StartWith("/rapid-tests/"));
        Assert.That(await page.InnerTextAsync("[data-value=sample_no]"), Is.EqualTo("B1"));
        Assert.That(await page.InnerTextAsync(".as-of"), Does.Contain("U-000001").And.Contain("第 4 行"));
    }
}
