using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Tests.Web.Reports;

/// <summary>指标任务完成情况 as the office would hold it in hand: numbers from plan 福田 2023, rows 10, 36 and 37 of its document.</summary>
[TestFixture]
public sealed class CompletionReportTests : OneDatabase
{
    [Test]
    public async Task It_names_district_period_instant_number_and_leaves_room_to_sign()
    {
        var issued = await Database.Issue("quotas", "2023");
        var text = Database.TextOf(issued);

        Assert.That(text, Does.Contain("福田区2023年食品安全指标任务完成情况表"));
        Assert.That(text, Does.Contain("福田区（440304）"));
        Assert.That(text, Does.Contain("2023年1月1日至2023年12月31日（2023）"));
        Assert.That(text, Does.Contain("2023-12-31 23:59:59（北京时间）"));
        Assert.That(text, Does.Contain(issued.Report.Number).And.Contain("核验码：" + issued.Report.Code));
        Assert.That(text, Does.Contain("填表人：").And.Contain("审核人：").And.Contain("盖章"));
        Assert.That(Squeezed(text), Does.Contain($"第1页共{Database.PagesOf(issued)}页").And.Contain($"第{Database.PagesOf(issued)}页共{Database.PagesOf(issued)}页"));
    }

    [Test]
    public async Task It_tells_what_was_done_of_each_target_and_quotes_its_source()
    {
        Database.ImportRapidTests(120, "2023-03-01", markets: 23);
        var text = Squeezed(Database.TextOf(await Database.Issue("quotas", "2023")));

        Assert.That(text, Does.Contain("120/86,400"), "a rapid test of farm produce in a farm market");
        Assert.That(text, Does.Contain("差86,280批次"));
        Assert.That(text, Does.Contain("23/24").And.Contain("福田示例市场24"), "23 of 24 markets, and the one without a batch");
        Assert.That(text, Does.Contain("0/14,800"));
        Assert.That(text, Does.Contain("0/未设定"), "row 10 gives no number");
        Assert.That(text, Does.Contain("0/0/100%"), "nothing non-compliant: not applicable, never 0% or 100%");
        Assert.That(text, Does.Contain("不适用").And.Contain("未达标").And.Contain("未设定"));
        Assert.That(text, Does.Contain("抽检任务达到1.48万批次"));
    }

    [Test]
    public async Task Thirty_seven_samples_of_a_target_without_a_number_stand_as_37_of_not_given()
    {
        // domain.md 1A, LW (3): "37 / 未设定".
        await using (var db = Database.CreateContext())
        {
            db.CounterDays.Add(new() { DistrictCode = "440304", Counter = "ft-samples-campus", Day = new DateOnly(2023, 5, 4), Batches = 37, Items = 37, Passed = 37 });
            await db.SaveChangesAsync();
        }

        Assert.That(Database.TextOf(await Database.Issue("quotas", "2023")), Does.Contain("37 / 未设定"));
    }

    [Test]
    public async Task A_quarter_tells_its_own_gain_beside_the_year_so_far()
    {
        Database.ImportRapidTests(100, "2023-06-30");
        Database.ImportRapidTests(40, "2023-07-01");
        Database.ImportRapidTests(2, "2023-09-30");
        Database.ImportRapidTests(7, "2023-10-01");
        var issued = await Database.Issue("quotas", "2023-Q3");
        var text = Database.TextOf(issued);

        Assert.That(text, Does.Contain("本期完成").And.Contain("累计完成 / 目标"));
        Assert.That(text, Does.Match(@"食用农产品快检批次 +批次 +42 +142 / 86,400"));
        Assert.That(issued.Report.AsOf, Is.EqualTo(DateTimeOffset.Parse("2023-09-30T23:59:59.999+08:00")), "it looks no further than its period");
    }

    [Test]
    public async Task An_instant_within_the_period_is_the_instant_of_the_data()
    {
        Database.ImportRapidTests(10, "2023-08-01");
        Database.ImportRapidTests(5, "2023-08-20");
        var text = Database.TextOf(await Database.Issue("quotas", "2023-Q3", DateTimeOffset.Parse("2023-08-15T12:00:00+08:00")));

        Assert.That(text, Does.Contain("2023-08-15 12:00:00"));
        Assert.That(text, Does.Match(@"食用农产品快检批次 +批次 +10 +10 / 86,400"));
    }

    [Test]
    public async Task Long_tables_repeat_their_header_on_every_page()
    {
        var issued = await Database.Issue("quotas", "2023", district: "440103");

        Assert.That(Database.PagesOf(issued), Is.GreaterThan(1));
        Assert.That(Squeezed(Database.TextOf(issued, 2)), Does.Contain("序号任务号指标内容单位完成数/目标"));
    }

    [Test]
    public async Task Every_character_of_every_district_has_its_glyph([Values("440103", "440304", "330106", "510900-HD", "520100")] string district) =>
        Assert.That((await Database.Issue("quotas", "2023", district: district)).Uncovered, Is.Empty);

    private static string Squeezed(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
