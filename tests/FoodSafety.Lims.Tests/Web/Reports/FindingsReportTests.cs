using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Tests.Web.Reports;

/// <summary>不合格及阳性发现与处置情况: two ledgers, two rates, read at an instant.</summary>
[TestFixture]
public sealed class FindingsReportTests : OneDatabase
{
    [Test]
    public async Task Without_cases_both_rates_are_not_applicable()
    {
        var text = Squeezed(Database.TextOf(await Database.Issue("findings", "2023")));

        Assert.That(text, Does.Contain("核查处置率：不适用（0/0）").And.Contain("阳性处置办结率：不适用（0/0）"));
    }

    [Test]
    public async Task Positives_stand_in_their_own_table_with_market_and_time_and_are_never_called_non_compliant()
    {
        Database.ImportRapidTests(100, "2023-03-01", withPositives: true);
        var text = Database.TextOf(await Database.Issue("findings", "2023"));
        var positives = text[text.IndexOf("二、快检阳性处置", StringComparison.Ordinal)..];

        Assert.That(Squeezed(text), Does.Contain("统计期间快检阳性2批次，已办结0批次，在办2批次").And.Contain("统计期间立案0件"));
        Assert.That(positives, Does.Contain("YX-440304-2023-00001").And.Contain("R00050").And.Contain("福田示例市场").And.Contain("2023-03-01"));
        Assert.That(positives.Replace("筛查结果，不作为不合格结论", ""), Does.Not.Contain("不合格"));
    }

    [Test]
    public async Task A_case_stands_as_it_stood_at_the_instant()
    {
        var closed = CaseRows.OpenedAt.AddDays(30);
        await Add(CaseRows.Disposal(1), Closed(CaseRows.Disposal(2), closed));

        var before = Squeezed(Database.TextOf(await Database.Issue("findings", "2023", closed.AddMinutes(-1))));
        var after = Squeezed(Database.TextOf(await Database.Issue("findings", "2023", closed)));

        Assert.That(before, Does.Contain("核查处置率：0%（0/2）").And.Not.Contain("已销号2023"));
        Assert.That(after, Does.Contain("核查处置率：50%（1/2）；其中到期应办：100%（1/1）").And.Contain("已销号2023-03-31"));
    }

    [Test]
    public async Task A_late_case_says_which_limit_is_past()
    {
        await Add(CaseRows.Disposal(1));

        // The start (5 working days) is past on 15 March 2023, the end (90 days) is not: "late" beside a due day still to come would contradict itself.
        var text = Squeezed(Database.TextOf(await Database.Issue("findings", "2023", CaseRows.OpenedAt.AddDays(14))));

        Assert.That(text, Does.Contain("启动核查处置").And.Not.Contain("完成核查处置").And.Contain("在办1件（逾期1件）"));
    }

    [Test]
    public async Task The_rate_is_the_one_the_quota_report_gives()
    {
        var at = CaseRows.OpenedAt.AddDays(2);
        await Add(Closed(CaseRows.Disposal(1), at), Closed(CaseRows.Disposal(2), at), CaseRows.Disposal(3));

        // 2/3 cut after three places, as in QuotaText.Figure.
        Assert.That(Squeezed(Database.TextOf(await Database.Issue("findings", "2023"))), Does.Contain("核查处置率：66.666%（2/3）"));
    }

    [Test]
    public async Task A_transferred_case_is_no_longer_due()
    {
        var transferred = CaseRows.Disposal(2);
        Move(transferred, "transfer", "transferred", CaseRows.OpenedAt.AddDays(1));
        transferred.ClosedAt = CaseRows.OpenedAt.AddDays(1);
        await Add(Closed(CaseRows.Disposal(1), CaseRows.OpenedAt.AddDays(2)), transferred);

        Assert.That(Squeezed(Database.TextOf(await Database.Issue("findings", "2023"))), Does.Contain("移送或注销1件，应办1件").And.Contain("核查处置率：100%（1/1）"));
    }

    [Test]
    public async Task Failures_are_told_as_the_laboratory_wrote_them()
    {
        var finding = new Finding { SampleNo = "FT2023-0001", DistrictCode = "440304", Food = "花生油", Failures = "", UploadId = 1, RowNumber = 2 };
        await using (var db = Database.CreateContext())
        {
            db.Findings.Add(finding);
            await db.SaveChangesAsync();
            db.SampleResults.Add(new SampleResult
            {
                FindingId = finding.Id,
                SampleNo = finding.SampleNo,
                TestItem = "黄曲霉毒素B₁",
                ReportNo = "",
                Phase = "initial",
                ResultText = "35.8",
                UnitText = "μg/kg",
                LimitText = "≤20",
                Verdict = Verdict.NonCompliant,
                UploadId = 1,
                RowNumber = 2,
            });
            await db.SaveChangesAsync();
        }
        var row = CaseRows.Disposal(1);
        row.FindingId = finding.Id;
        await Add(row);

        var issued = await Database.Issue("findings", "2023");

        Assert.That(Squeezed(Database.TextOf(issued)), Does.Contain("黄曲霉毒素B135.8μg/kg").And.Contain("标准：≤20").And.Contain("经营者：福田示例商行乙"));
        Assert.That(issued.Uncovered, Is.Empty);
    }

    /// <summary>豇豆 毒死蜱 ≤0.02 mg/kg: GB 2763, seeds/reference/limits.json.</summary>
    [Test]
    public async Task A_limit_that_came_from_the_table_is_told()
    {
        Database.Samples(InspectionFiles.Sample("FT1", food: "豇豆"));
        Database.Results("FT1,毒死蜱,0.5,mg/kg,,2023-04-10,,R1,初检");

        Assert.That(Squeezed(Database.TextOf(await Database.Issue("findings", "2023"))), Does.Contain("毒死蜱0.5mg/kg").And.Contain("标准：≤0.02mg/kg"));
    }

    [Test]
    public async Task Only_cases_opened_in_the_period_are_listed()
    {
        await Add(CaseRows.Disposal(1));

        Assert.That(Database.TextOf(await Database.Issue("findings", "2023-03-01")), Does.Contain("HC-440304-2023-00001"));
        Assert.That(Database.TextOf(await Database.Issue("findings", "2023-03-02")), Does.Not.Contain("HC-440304-2023-00001"));
        Assert.That(Database.TextOf(await Database.Issue("findings", "2023-02")), Does.Not.Contain("HC-440304-2023-00001"));
    }

    private async Task Add(params DisposalCase[] cases)
    {
        await using var db = Database.CreateContext();
        db.Cases.AddRange(cases);
        await db.SaveChangesAsync();
    }

    private static DisposalCase Closed(DisposalCase row, DateTimeOffset at)
    {
        Move(row, "close", "closed", at);
        row.ClosedAt = at;
        return row;
    }

    private static void Move(DisposalCase row, string action, string to, DateTimeOffset at)
    {
        row.Events.Add(new CaseEvent { At = at, By = "李四", Action = action, FromStage = row.Stage, ToStage = to });
        (row.Stage, row.Version) = (to, row.Version + 1);
    }

    private static string Squeezed(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
