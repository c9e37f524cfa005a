using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Reports;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Reports.Verifying;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Months;

/// <summary>关账: a closed month stays as it was issued; what changes of it is told in a later month (issue 5, point 4). Expected figures are counted by hand.</summary>
public sealed class CloseMonthTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string District = "440304";
    private const string Counter = "ft-rapid-total";

    private static readonly Caller Manager = new("李科长", Roles.Manager, "440304-REG", District);

    [Test]
    public async Task A_late_row_leaves_the_closed_month_as_issued_and_is_told_in_the_next()
    {
        Import("A1,2023-03-01", "A2,2023-03-31");
        var march = (await Close("2023-03")).Value;
        Import("B1,2023-04-03");
        var late = Import("A3,2023-03-15", "A4,2023-03-15", "B2,2023-04-04");

        Assert.That(late.Adjustments, Is.EqualTo(new[] { new ClosedMonths.Touched("2023-03", march.Report, 2) }));
        Assert.That(late.Adjustments![0].Sentence, Does.Contain(march.Report).And.Contain("+2"));
        Assert.That(Receipts.FromJson(late.ToJson()).Adjustments, Is.EqualTo(late.Adjustments), "kept with the upload");
        var april = (await Close("2023-04")).Value;
        Import("A5,2023-03-16");

        var months = (await Ask()).Months;
        var (inMarch, inApril) = (Of(months[2]), Of(months[3]));
        Assert.That((inMarch.Figure.Batches, inMarch.Adjusted.Batches, inMarch.Cumulative.Batches), Is.EqualTo((2, 3, 2)), "A1 and A2 as issued; A3, A4 and A5 since");
        Assert.That((inApril.Figure.Batches, inApril.Earlier.Batches, inApril.Cumulative.Batches), Is.EqualTo((2, 2, 6)), "B1, B2; A3 and A4; A1 to A4 with B1 and B2");
        Assert.That(Of(months[4]).Earlier.Batches, Is.EqualTo(1), "A5 waits for May");
        Assert.That(months[2].Adjustments.Where(one => one.Counter == Counter).Select(one => (one.Cause, one.Subject, one.Report, one.ToldIn)),
            Is.EqualTo(new[] { ("import", late.Upload, march.Report, "2023-04"), ("import", "U-000004", march.Report, null) }));
        Assert.That((months[2].State, months[3].Report, months[0].State, months[0].Report), Is.EqualTo(("closed", april.Report, "closed", march.Report)), "January had nothing: closed with March");
        Assert.That(await Done(), Is.EqualTo(7), "all of them, as the records say");
        await AssertHolds();
    }

    [Test]
    public async Task The_next_months_report_tells_the_adjustment_and_its_numbers_add_up()
    {
        Import("A1,2023-03-01", "A2,2023-03-31");
        var march = (await Close("2023-03")).Value;
        Import("A3,2023-03-15", "B1,2023-04-03");
        var april = (await Close("2023-04")).Value;

        var text = Database.TextOf(await Database.Issue("quotas", "2023-04"));
        Assert.That(text, Does.Contain("以前月份调整").And.Contain(march.Report).And.Contain("U-000002").And.Contain("+1（+1）"));
        Assert.That(text, Does.Match(@"2（2）\s+\+1（\+1）\s+1（1）\s+4（4）"), "2 told in March + 1 late + 1 of April = 4");
        Assert.That(Database.TextOf(await Database.Issue("quotas", "2023-03")), Does.Not.Contain("以前月份调整"));
        Assert.That((await Database.Issue("quotas", "2023-04")).Report.Number, Is.EqualTo(april.Report));
    }

    [Test]
    public async Task What_changes_after_December_is_told_by_the_years_report_and_by_January()
    {
        Import("A1,2023-03-01", "A2,2023-12-01");
        var march = (await Close("2023-03")).Value;
        await Close("2023-12", At("2024-01-02T08:00:00+08:00"));
        Assert.That(Database.TextOf(await Database.Issue("quotas", "2023")), Does.Not.Contain("以前月份调整"));
        Import("A3,2023-03-15");

        var year = Database.TextOf(await Database.Issue("quotas", "2023"));
        Assert.That(year, Does.Contain("以前月份调整").And.Contain(march.Report).And.Contain("U-000002"));
        Assert.That(year, Does.Match(@"2（2）\s+\+1（\+1）\s+0（0）\s+3（3）"), "2 told in December + 1 late = 3");
        var next = (await new AskMonths(District, 2024, At("2024-02-01T08:00:00+08:00")).Handle(Database, Manager, default)).Value.Months;
        Assert.That(next[0].Earlier.Where(one => one.Counter == Counter).Select(one => (one.Month, one.Report, one.Change.Batches)), Is.EqualTo(new[] { ("2023-03", march.Report, 1L) }));
        Assert.That(next[0].Counters.Where(line => line.Counter == Counter).Select(line => line.Earlier.Batches), Is.All.Zero, "another year's counter");
        await AssertHolds();
    }

    [Test]
    public async Task A_closed_months_report_is_not_issued_again_and_says_so()
    {
        Import("A1,2023-03-01");
        var march = (await Close("2023-03")).Value;
        Import("A2,2023-03-02");

        var again = await Database.Issue("quotas", "2023-03");
        Assert.That((again.Report.Number, again.IsNew), Is.EqualTo((march.Report, false)));
        var verified = await new VerifyReportFile(await File.ReadAllBytesAsync(Database.PathOf(again))).Handle(Database, default);
        Assert.That((verified.IsCurrent, verified.DataChanged), Is.EqualTo((true, true)));
        Assert.That(verified.Sentence, Does.Contain("已关账"));
    }

    [Test]
    public async Task An_undone_import_of_a_closed_month_is_an_adjustment_and_the_undo_names_the_report()
    {
        Import("A1,2023-03-01");
        Import("A2,2023-03-02", "A3,2023-03-03");
        var march = (await Close("2023-03")).Value;

        Assert.That(Database.Undo("U-000002").Obstacles.Select(one => one.Message), Has.Some.Contains(march.Report));
        var undone = Database.Undo("U-000002", "送错了");

        Assert.That((undone.Status, undone.Adjustments.Single()), Is.EqualTo(("undone", new ClosedMonths.Touched("2023-03", march.Report, -2))));
        var month = (await Ask()).Months[2];
        Assert.That((Of(month).Figure.Batches, Of(month).Adjusted.Batches), Is.EqualTo((3, -2)));
        Assert.That(month.Adjustments.Select(one => (one.Cause, one.Subject, one.By)).Distinct(), Is.EqualTo(new[] { ("undo", "U-000002", Caller.CommandLine.Name) }));
        await AssertHolds();
    }

    [Test]
    public async Task A_row_corrected_from_one_closed_month_into_another_adjusts_both()
    {
        Import("A1,2023-03-01", "B1,2023-04-01");
        await Close("2023-03");
        var april = (await Close("2023-04")).Value;
        using (var connection = Database.OpenConnection())
        {
            var id = connection.Ask<long>(null, "SELECT id FROM rapid_tests WHERE sample_no = 'A1'");
            var corrected = new CorrectRow("rapid-tests", id, "写错", new Dictionary<string, string?> { ["检测时间"] = "2023-04-05 08:00" }).Handle(Database, Manager, TestDatabase.Now).Value;
            Assert.That(corrected.Effects, Has.Some.Contains("2023-03 已关账"));
            Assert.That(corrected.Effects, Has.Some.Contains("2023-04 已关账"));
            Assert.That(corrected.Effects, Has.Some.Contains(april.Report));
            Assert.That(corrected.Effects, Has.None.Contains("请重新出具"));
        }

        var months = (await Ask()).Months;
        Assert.That((Of(months[2]).Adjusted.Batches, Of(months[3]).Adjusted.Batches), Is.EqualTo((-1, 1)));
        Assert.That((await Ask()).Months[4].Earlier.Where(one => one.Counter == Counter).Select(one => (one.Month, one.Cause, one.By)),
            Is.EqualTo(new[] { ("2023-03", "correction", "李科长"), ("2023-04", "correction", "李科长") }));
        await AssertHolds();
    }

    [Test]
    public async Task Months_are_closed_when_they_are_over_in_their_order_and_once()
    {
        Import("A1,2023-03-01", "B1,2023-05-02");

        Assert.That((await Close("2023-03", At("2023-03-31T23:59:59+08:00"))).Refusal!.Code, Is.EqualTo("month-not-over"));
        Assert.That((await Close("2023-05")).Refusal!.Code, Is.EqualTo("earlier-month-open"));
        Assert.That((await Close("2023-Q1")).Refusal!.Code, Is.EqualTo("unknown-period"));
        Assert.That((await Close("2023-H1")).Refusal!.Code, Is.EqualTo("unknown-period"));
        Assert.That((await Close("2023-03", At("2023-04-01T00:00:00+08:00"))).Succeeded, Is.True);
        Assert.That((await Close("2023-03")).Refusal!.Code, Is.EqualTo("already-closed"));
        Assert.That((await Close("2023-05")).Succeeded, Is.True, "April had nothing counted");
        Assert.That((await Close("2023-04")).Refusal!.Code, Is.EqualTo("already-closed"), "it went with May");
        Import("C1,2023-04-02");
        Assert.That(Of((await Ask()).Months[3]).Adjusted.Batches, Is.EqualTo(1));
        await AssertHolds();
    }

    [Test]
    public async Task Two_persons_close_once()
    {
        Import("A1,2023-03-01");
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Close("2023-03"))));

        Assert.That(both.Count(one => one.Succeeded), Is.EqualTo(1));
        Assert.That(both.Where(one => !one.Succeeded).Select(one => one.Refusal!.Code), Is.All.EqualTo("already-closed"));
        await using var db = Database.CreateContext();
        Assert.That(db.MonthClosings.Count(), Is.EqualTo(1));
        await AssertHolds();
    }

    [Test]
    public async Task Only_who_answers_for_the_figures_closes_and_only_regulators_of_the_district_look()
    {
        Import("A1,2023-03-01");
        Caller officer = new("张三", Roles.Officer, "440304-REG", District), other = new("王五", Roles.Manager, "440103-REG", "440103"), market = new("市场", Roles.Market, "440304-M01", District);

        foreach (var caller in new[] { officer, other, market })
            Assert.That((await new CloseMonth(District, "2023-03").Handle(Database, caller, TestDatabase.Now, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        foreach (var caller in new[] { other, market })
            Assert.That((await new AskMonths(District, 2023, TestDatabase.Now).Handle(Database, caller, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await new AskMonths(District, 2023, TestDatabase.Now).Handle(Database, officer, default)).Succeeded, Is.True);
    }

    [TestCase("UPDATE counter_days SET batches = batches + 1 WHERE counter = 'ft-rapid-total'")]
    [TestCase("UPDATE month_figures SET items = items + 1 WHERE counter = 'ft-rapid-total'")]
    [TestCase("DELETE FROM month_adjustments WHERE counter = 'ft-rapid-total'")]
    public async Task A_hand_in_the_closed_figures_is_named(string statement)
    {
        Import("A1,2023-03-01");
        await Close("2023-03");
        Import("A2,2023-03-02");
        using (var connection = Database.OpenConnection())
            connection.Run(null, statement);

        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies.Where(one => one.Code == "month-figures-differ").Select(one => one.Where),
            Is.EqualTo(new[] { "440304/2023-03/ft-rapid-total" }));
    }

    [Test]
    public void Without_closed_months_a_receipt_says_nothing_of_them() =>
        Assert.That(Import("A1,2023-03-01").ToJson(), Does.Not.Contain("adjustments"));

    private Receipt Import(params string[] rows) => Database.Import(UndoWords.RapidHeader + string.Concat(rows.Select(row =>
    {
        var (sample, day) = (row.Split(',')[0], row.Split(',')[1]);
        return UndoWords.Line(sample, $"{day} 08:00", "毒死蜱", "阴性");
    })), name: $"{rows[0]}.csv");

    private Task<Outcome<MonthClosing>> Close(string month, DateTimeOffset? at = null) => new CloseMonth(District, month).Handle(Database, Manager, at ?? TestDatabase.Now, default);

    private async Task<DistrictMonths> Ask() => (await new AskMonths(District, 2023, TestDatabase.Now).Handle(Database, Manager, default)).Value;

    private static DistrictMonths.Counted Of(DistrictMonths.Entry month) => month.Counters.Single(line => line.Counter == Counter);

    /// <summary>What the targets of the counter say has been done.</summary>
    private async Task<decimal> Done() => (await new AskQuotas(District, 2023, TestDatabase.Now).Handle(Database, Manager, default)).Value.Targets
        .SelectMany(target => target.Parts.Prepend(target)).Single(target => target.Code == "FT-37-count").Done;

    private async Task AssertHolds() => Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
