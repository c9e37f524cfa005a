using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Corrections.Views;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Uploads;

/// <summary>A positive that an issued report counts is corrected by two persons, and what was asked for stays visible.</summary>
public sealed class PublishedPositiveTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly Caller Officer = new("张三", Roles.Officer, "440304-REG", "440304");
    private static readonly Caller Manager = new("李四", Roles.Manager, "440304-REG", "440304");

    private static readonly Dictionary<string, string?> ToNegative = new() { ["检测结果"] = "阴性" };

    private long _id;

    [SetUp]
    public void A_positive()
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性"));
        using var connection = Database.OpenConnection();
        _id = connection.Ask<long>(null, "SELECT id FROM rapid_tests WHERE sample_no = 'A1'");
    }

    [Test]
    public void Before_any_report_counts_it_one_person_corrects_it() =>
        Assert.That(Correct(Officer, ToNegative).Value.Version, Is.EqualTo(1));

    [Test]
    public async Task Once_a_report_counts_it_a_second_person_approves_by_asking_for_the_same()
    {
        await Issue();

        var asked = Correct(Officer, ToNegative);
        Assert.That((asked.Refusal!.Code, asked.Refusal.Kind), Is.EqualTo(("approval-required", RefusalKind.Conflict)));
        Assert.That(Correct(Officer, ToNegative).Refusal!.Code, Is.EqualTo("approval-required"), "nobody approves his own request");
        Assert.That(Shown().Outcome, Is.EqualTo("positive"), "nothing changed yet");
        var waiting = Shown().Requests.Single();
        Assert.That((waiting.By, waiting.Reason, waiting.IsWaiting, waiting.Changes["检测结果"]), Is.EqualTo(("张三", "录入有误", true, "阴性")));

        var approved = Correct(Manager, ToNegative);

        Assert.That(approved.Value.Version, Is.EqualTo(1));
        var row = Shown();
        Assert.That((row.Outcome, row.Requests.Single().ApprovedBy, row.Requests.Single().IsWaiting), Is.EqualTo(("negative", "李四", false)));
        Assert.That(row.History.Single().Changes.Select(change => (change.Before, change.After)), Does.Contain(("阳性", "阴性")), "the first result stays to be seen");
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
        await using var db = Database.CreateContext();
        var told = (await new ListAudit($"rapid-tests/{_id}").Handle(db, Database.Settings.TimeZone, new Caller("王主任", Roles.Office, null, null), default)).Value.Items;
        Assert.That(told.Select(entry => (entry.By, entry.Action)), Is.EqualTo(new[] { ("李四", "correct-row"), ("张三", "request-correction") }));
        Assert.That(told[0].Detail.GetProperty("after").GetProperty("requestedBy").GetString(), Is.EqualTo("张三"));
    }

    [Test]
    public async Task Another_correction_or_another_version_is_no_approval()
    {
        await Issue();
        _ = Correct(Officer, ToNegative);

        Assert.That(Correct(Manager, new() { ["经营户"] = "李记" }).Refusal!.Code, Is.EqualTo("approval-required"));
        Assert.That(Correct(Officer, new() { ["经营户"] = "李记" }).Value.Version, Is.EqualTo(1), "this is approved by the other");

        Assert.That(Correct(Manager, ToNegative).Refusal!.Code, Is.EqualTo("approval-required"), "the row is another than the one it was asked for");
        Assert.That(Shown().Requests.Count(request => request.IsWaiting), Is.EqualTo(1));
    }

    [Test]
    public async Task A_preview_says_that_a_second_person_is_needed()
    {
        await Issue();

        var preview = new CorrectRow("rapid-tests", _id, "录入有误", ToNegative).Preview(Database, Officer, TestDatabase.Now);

        Assert.That(preview.Value.Effects, Has.Some.Contains("另一人批准"));
        Assert.That(Shown().Requests, Is.Empty);
    }

    private async Task Issue() =>
        Assert.That((await new IssueReport("findings", "440304", "2023-03", TestDatabase.Now).Handle(Database, Caller.CommandLine, TestDatabase.Now, default)).Refusal, Is.Null);

    private Outcome<CorrectionAnswer> Correct(Caller caller, Dictionary<string, string?> changes) =>
        new CorrectRow("rapid-tests", _id, "录入有误", changes).Handle(Database, caller, TestDatabase.Now);

    private RowView Shown() => new ShowRow("rapid-tests", _id).Handle(Database, Officer).Value;
}
