using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Browser;

/// <summary>A sampling form filled in on the spot, and its way from hand to hand, as people go it.</summary>
[TestFixture]
public sealed class SamplePageTests
{
    private const string Password = "a long password";

    [TestCase(390)]
    [TestCase(1280)]
    public async Task A_form_is_registered_handed_over_and_recoded_and_the_laboratory_receives_it_blind(int width)
    {
        await using var lims = await ServedLims.Start();
        await lims.AddPerson("王五", Password, Roles.Officer, "440304-REG");
        await lims.AddPerson("实验员", Password, Roles.Lab, "440304-LAB1");
        var page = await BrowserPage.Open(lims.Url, width);
        var complaints = page.Complaints();
        await page.SignIn("王五", Password);

        await page.GotoAsync("/samples");
        await page.ClickAsync("a[href='/samples/new']");
        await page.FillAsync("#value-sample_no", "FT2023001");
        await page.SelectOptionAsync("#value-programme", "监督抽检");
        await page.SelectOptionAsync("#value-cause", "投诉举报");
        Assert.That(await page.Locator("#value-brand").IsVisibleAsync(), Is.False, "what need not be said is folded away");
        await page.SelectOptionAsync("#value-sampling_org", new[] { new Microsoft.Playwright.SelectOptionValue { Index = 1 } });
        await page.FillAsync("#value-samplers", "张三");
        await page.FillAsync("#value-sampled_on", "2023-04-03");
        await page.SelectOptionAsync("#value-lab", new[] { new Microsoft.Playwright.SelectOptionValue { Index = 1 } });
        await page.FillAsync("#value-sampled_party", "福田示例商行甲");
        await page.FillAsync("#value-food", "韭菜");
        await page.SelectOptionAsync("#value-food_category", "蔬菜");
        await page.FillAsync("#value-quantity", "2");
        await page.FillAsync("#value-backup_quantity", "1");
        await UndoPageTests.Check(page, $"sample-new-{width}.png");
        await page.ClickAsync("[data-new-sample] button[type=submit]");

        Assert.That(await page.InnerTextAsync("[data-faults]"), Does.Contain("抽样人员不得少于两人").And.Contain("缺少“投诉举报编号”"), "both at once");
        Assert.That(await page.InputValueAsync("#value-sampled_party"), Is.EqualTo("福田示例商行甲"), "what was typed stays");
        await UndoPageTests.Check(page, $"sample-refused-{width}.png");
        await page.FillAsync("[name=SecondSampler]", "李四");
        await page.FillAsync("#value-complaint_no", "TS1");
        await page.ClickAsync("[data-new-sample] button[type=submit]");

        await page.WaitForURLAsync("**/samples/CY-440304-2023-00001");
        await page.ClickAsync("details.move:has([data-move=hand-over]) summary");
        foreach (var (field, value) in new[] { ("handed-to", "样品中转站"), ("test-seal-no", "F0001"), ("backup-seal-no", "F0002"), ("handed-at", "2023-04-03T16:30") })
            await page.FillAsync($"#hand-over-{field}", value);
        await UndoPageTests.Check(page, $"sample-moves-{width}.png");
        await page.ClickAsync("[data-move=hand-over] button");
        Assert.That(await page.GetAttributeAsync("[data-stage]", "data-stage"), Is.EqualTo("handed-over"));
        Assert.That(await page.InnerTextAsync("[data-way]"), Does.Contain("王五").And.Contain("F0002").And.Contain("2023-04-03 16:30").And.Contain("完好"));
        await page.ClickAsync("details.move:has([data-move=recode]) summary");
        await page.FillAsync("#recode-handed-to", "快递");
        await page.ClickAsync("[data-move=recode] button");
        await UndoPageTests.Check(page, $"sample-recoded-{width}.png");

        await page.ClickAsync("form.who button");
        await page.SignIn("实验员", Password);
        await page.GotoAsync("/samples");
        Assert.That(await page.InnerTextAsync("[data-rows]"), Does.Contain("MY-").And.Not.Contain("福田示例商行甲").And.Not.Contain("FT2023001"));
        await UndoPageTests.Check(page, $"samples-laboratory-{width}.png");
        await page.ClickAsync("[data-rows] tbody tr:first-child a");
        await page.ClickAsync("details.move:has([data-move=receive]) summary");
        await page.SelectOptionAsync("#receive-seal-condition", "broken");
        await page.ClickAsync("[data-move=receive] button");
        Assert.That(await page.InnerTextAsync(".alert-danger"), Does.Contain("封条破损"));
        await page.SelectOptionAsync("#receive-seal-condition", "intact");
        await page.ClickAsync("[data-move=receive] button");
        Assert.That(await page.GetAttributeAsync("[data-stage]", "data-stage"), Is.EqualTo("received"));
        Assert.That(await page.InnerTextAsync("#main"), Does.Not.Contain("福田示例商行甲").And.Not.Contain("FT2023001").And.Not.Contain("王五"));
        await UndoPageTests.Check(page, $"sample-laboratory-{width}.png");
        Assert.That(complaints, Is.Empty);
    }
}
