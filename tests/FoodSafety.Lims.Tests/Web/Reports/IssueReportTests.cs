using System.Security.Cryptography;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Reports.Verifying;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Reports;

/// <summary>Issuing, keeping, marking and verifying, on both databases.</summary>
public sealed class IssueReportTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly Caller Officer = new("张三", Roles.Officer, "440304-REG", "440304");

    [Test]
    public async Task The_issued_bytes_are_kept_with_their_hash()
    {
        var report = (await Database.Issue("quotas", "2023")).Report;
        var bytes = await File.ReadAllBytesAsync(StoredReport.PathOf(report, Database.Settings));

        Assert.That(report.StoredAs, Is.EqualTo("reports/BG-440304-2023-00001.pdf"));
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(bytes)), Is.EqualTo(report.Sha256));
        Assert.That(bytes.AsSpan(0, 5).SequenceEqual("%PDF-"u8));
    }

    [Test]
    public async Task The_same_data_and_instant_give_the_same_report()
    {
        var first = await Database.Issue("quotas", "2023");
        var again = await Database.Issue("quotas", "2023");

        Assert.That((first.IsNew, again.IsNew), Is.EqualTo((true, false)));
        Assert.That(again.Report.Number, Is.EqualTo(first.Report.Number));
    }

    [Test]
    public async Task Moved_data_give_a_new_number_and_the_old_report_stands_unmoved()
    {
        var first = await Database.Issue("quotas", "2023");
        var kept = await File.ReadAllBytesAsync(Database.PathOf(first));
        Database.ImportRapidTests(3, "2023-03-01");
        var second = await Database.Issue("quotas", "2023");

        Assert.That(second.Report.Number, Is.EqualTo("BG-440304-2023-00002"));
        Assert.That(second.Report.Code, Is.Not.EqualTo(first.Report.Code));
        Assert.That(await File.ReadAllBytesAsync(Database.PathOf(first)), Is.EqualTo(kept));
    }

    [Test]
    public async Task An_untouched_file_is_genuine_and_current()
    {
        var found = await Verify(await File.ReadAllBytesAsync(Database.PathOf(await Database.Issue("quotas", "2023"))));

        Assert.That((found.Verdict, found.IsCurrent, found.DataChanged), Is.EqualTo((FileVerdict.Issued, true, false)));
    }

    [Test]
    public async Task One_altered_bit_anywhere_is_found()
    {
        var original = await File.ReadAllBytesAsync(Database.PathOf(await Database.Issue("quotas", "2023")));
        for (var place = 0; place < 20; place++)
        {
            var altered = (byte[])original.Clone();
            altered[place * (original.Length - 1) / 19] ^= 1;
            var found = await Verify(altered);
            Assert.That(found.Verdict, Is.Not.EqualTo(FileVerdict.Issued), $"byte {place * (original.Length - 1) / 19}");
            Assert.That(found.IsCurrent, Is.False);
        }

        original[original.Length / 2] ^= 1;
        Assert.That((await Verify(original)).Verdict, Is.EqualTo(FileVerdict.Altered), "it still names itself");
    }

    [Test]
    public async Task Another_file_was_not_issued_here() =>
        Assert.That((await Verify("%PDF-1.7 BG-440304-2023-99999"u8.ToArray())).Verdict, Is.EqualTo(FileVerdict.NotIssuedHere));

    [Test]
    public async Task A_report_is_not_current_once_the_data_moved_or_a_later_one_was_issued()
    {
        var bytes = await File.ReadAllBytesAsync(Database.PathOf(await Database.Issue("quotas", "2023")));
        Database.ImportRapidTests(3, "2023-03-01");

        var moved = await Verify(bytes);
        Assert.That((moved.Verdict, moved.IsCurrent, moved.DataChanged, moved.ReplacedBy), Is.EqualTo((FileVerdict.Issued, false, true, (string?)null)));

        var later = await Database.Issue("quotas", "2023");
        Assert.That((await Verify(bytes)).ReplacedBy, Is.EqualTo(later.Report.Number));
        Assert.That((await Verify(await File.ReadAllBytesAsync(Database.PathOf(later)))).IsCurrent, Is.True);
    }

    [Test]
    public async Task A_report_of_another_period_takes_nobodys_place()
    {
        var bytes = await File.ReadAllBytesAsync(Database.PathOf(await Database.Issue("quotas", "2023")));
        await Database.Issue("quotas", "2023-Q3");
        await Database.Issue("findings", "2023");

        Assert.That((await Verify(bytes)).IsCurrent, Is.True);
    }

    [Test]
    public async Task A_damaged_archive_is_found_and_its_report_issued_anew()
    {
        var issued = await Database.Issue("quotas", "2023");
        await File.AppendAllTextAsync(Database.PathOf(issued), "\n");

        await using var db = Database.CreateContext();
        Assert.That((await ReportChecks.Run(db, Database.Settings, default)).Select(found => (found.Code, found.Where)), Is.EqualTo(new[] { ("report-file-damaged", issued.Report.Number) }));
        Assert.That((await Database.Issue("quotas", "2023")).IsNew, Is.True);
    }

    [Test]
    public async Task Delivered_then_acknowledged_is_recorded_with_who_and_when()
    {
        var number = (await Database.Issue("quotas", "2023")).Report.Number;

        Assert.That((await Mark(number, "acknowledged")).Refusal!.Code, Is.EqualTo("action-not-allowed"));
        Assert.That((await Mark(number, "delivered")).Value.DeliveredBy, Is.EqualTo("张三"));
        Assert.That((await Mark(number, "delivered")).Refusal!.Code, Is.EqualTo("action-not-allowed"));
        var acknowledged = (await Mark(number, "acknowledged")).Value;
        Assert.That((acknowledged.Stage, acknowledged.AcknowledgedAt, acknowledged.DeliveredAt), Is.EqualTo(("acknowledged", TestDatabase.Now, TestDatabase.Now)));
    }

    [Test]
    public async Task Nobody_marks_what_was_never_issued() =>
        Assert.That((await Mark("BG-440304-2023-00009", "delivered")).Refusal!.Kind, Is.EqualTo(RefusalKind.NotFound));

    [Test]
    public async Task Two_at_once_do_not_both_record_a_delivery()
    {
        var number = (await Database.Issue("quotas", "2023")).Report.Number;
        await using var mine = Database.CreateContext();
        await using var theirs = Database.CreateContext();
        await new FindReport(number).Handle(mine, Officer, default);

        Assert.That((await new MarkReport(number, "delivered").Handle(theirs, Officer, TestDatabase.Now, default)).Succeeded);
        Assert.That((await new MarkReport(number, "delivered").Handle(mine, Officer, TestDatabase.Now, default)).Refusal!.Code, Is.EqualTo("stale-version"));
    }

    [Test]
    public async Task Reports_issued_at_once_have_numbers_of_their_own()
    {
        var periods = new[] { "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2023-H1", "2023-H2" };
        var issued = await Task.WhenAll(periods.Select(period => Task.Run(() => Database.Issue("quotas", period))));

        Assert.That(issued.Select(report => report.Report.Number).Order(), Is.EqualTo(Enumerable.Range(1, 6).Select(serial => $"BG-440304-2023-{serial:00000}")));
    }

    [TestCase("nope", "440304", "2023", "unknown-kind")]
    [TestCase("quotas", "999999", "2023", "unknown-district")]
    [TestCase("quotas", "440304", "2023-13", "unknown-period")]
    [TestCase("quotas", "440304", "2022", "no-plan")]
    [TestCase("findings", "440304", "2024-01", "period-not-begun")]
    public async Task What_cannot_be_reported_is_refused_by_name(string kind, string district, string period, string code) =>
        Assert.That((await new IssueReport(kind, district, period, TestDatabase.Now).Handle(Database, Caller.CommandLine, TestDatabase.Now, default)).Refusal!.Code, Is.EqualTo(code));

    [Test]
    public async Task Another_districts_office_gets_no_report()
    {
        var elsewhere = new Caller("王五", Roles.Officer, "440103-REG", "440103");

        Assert.That((await new IssueReport("quotas", "440304", "2023", TestDatabase.Now).Handle(Database, elsewhere, TestDatabase.Now, default)).Refusal!.Code, Is.EqualTo("not-yours"));
    }

    private Task<ReportVerification> Verify(byte[] bytes) => new VerifyReportFile(bytes).Handle(Database, default);

    private async Task<Outcome<FoodSafety.Lims.Web.Reports.IssuedReport>> Mark(string number, string action)
    {
        await using var db = Database.CreateContext();
        return await new MarkReport(number, action).Handle(db, Officer, TestDatabase.Now, default);
    }
}
