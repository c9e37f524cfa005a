using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Profiles;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Profiles;

/// <summary>Which platform an organisation's logs come from, by day.</summary>
public sealed class AssignProfileTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly Caller Office = new("office", Roles.Office, "440304-REG", "440304");

    [Test]
    public void A_later_platform_ends_the_earlier_one_the_day_before()
    {
        Assign("nantong");
        var now = new AssignProfile("440304-M01", "guangdong", new DateOnly(2023, 7, 1)).Handle(Database, Office, TestDatabase.Now).Value;

        Assert.That(now.Periods, Is.EqualTo(new OrganisationProfiles.Period[]
        {
            new(null, new DateOnly(2023, 6, 30), "nantong"),
            new(new DateOnly(2023, 7, 1), null, "guangdong"),
        }));
    }

    [Test]
    public void Another_platform_without_its_first_day_is_refused_and_changes_nothing()
    {
        Assign("nantong");

        Assert.That(new AssignProfile("440304-M01", "guangdong", null).Handle(Database, Office, TestDatabase.Now).Refusal!.Code, Is.EqualTo("from-needed"));
        Assert.That(new ListProfiles().Handle(Database, Office).Organisations.Single().Periods.Single().Profile, Is.EqualTo("nantong"));
        Assert.That(new AssignProfile("440304-M01", "nantong", null).Handle(Database, Office, TestDatabase.Now).Succeeded, Is.True, "the same again is no change");
    }

    [Test]
    public void Cleared_from_a_day_on_leaves_what_was_before()
    {
        Assign("nantong");
        var cleared = new AssignProfile("440304-M01", null, new DateOnly(2023, 7, 1)).Handle(Database, Office, TestDatabase.Now).Value;
        Assert.That(cleared.Periods.Select(period => period.Profile), Is.EqualTo(new[] { "nantong", null }));

        Assert.That(new AssignProfile("440304-M01", null, null).Handle(Database, Office, TestDatabase.Now).Value.Periods, Is.Empty);
    }

    [TestCase("440304-M01", "nowhere", "unknown-profile")]
    [TestCase("440304-M99", "guangdong", "unknown-org")]
    [TestCase("440103-M01", "guangdong", "not-yours")]
    public void Unknown_codes_and_other_districts_are_refused(string organisation, string profile, string code) =>
        Assert.That(new AssignProfile(organisation, profile, null).Handle(Database, Office, TestDatabase.Now).Refusal!.Code, Is.EqualTo(code));

    [Test]
    public void A_market_cannot_choose_what_its_own_codes_mean()
    {
        var market = new Caller("market", Roles.Market, "440304-M01", "440304");

        Assert.That(new AssignProfile("440304-M01", "guangdong", null).Handle(Database, market, TestDatabase.Now).Refusal!.Code, Is.EqualTo("forbidden"));
    }

    [Test]
    public void A_registered_platform_cannot_be_left_out_of_the_reference_set()
    {
        Assign("nantong");
        var document = new ExportReferenceSet("source-profiles").Handle(Database).Value;
        Assert.That(new ImportReferenceSet("source-profiles", Utf8(document)).Handle(Database, Caller.CommandLine, TestDatabase.Now).Value.Changed, Is.False, "out and in again");

        var without = string.Join('\n', document.Split('\n').Where(line => !line.Contains("\"code\": \"nantong\"", StringComparison.Ordinal)));
        var refused = new ImportReferenceSet("source-profiles", Utf8(without)).Handle(Database, Caller.CommandLine, TestDatabase.Now).Value;
        Assert.That(refused.Faults.Select(fault => (fault.Where, fault.Code)), Is.EqualTo(new[] { ("nantong", "in-use") }));
    }

    [TestCase("{\"code\": \"0\", \"label\": \"合格\", \"means\": \"negative\"}", "{\"code\": \"合格\", \"label\": \"合格\", \"means\": \"positive\"}", "contradicts-vocabulary")]
    [TestCase("{\"code\": \"0\", \"label\": \"合格\", \"means\": \"negative\"}", "{\"code\": \"1\", \"label\": \"合格\", \"means\": \"negative\"}", "duplicate")]
    [TestCase("\"means\": \"suspect\"", "\"means\": \"maybe\"", "unknown-word")]
    [TestCase("\"means\": \"胶体金\"", "\"means\": \"水晶球\"", "unknown-method")]
    [TestCase("\"header\": \"检测单位\", \"column\": null", "\"header\": \"检测单位\", \"column\": \"colour\"", "unknown-column")]
    [TestCase("\"code\": \"zhejiang\"", "\"code\": \"guangdong\"", "overlap")]
    public void A_document_that_would_turn_outcomes_round_is_refused(string written, string instead, string code)
    {
        var document = new ExportReferenceSet("source-profiles").Handle(Database).Value;
        Assert.That(document, Does.Contain(written));

        var refused = new ImportReferenceSet("source-profiles", Utf8(document.Replace(written, instead, StringComparison.Ordinal))).Handle(Database, Caller.CommandLine, TestDatabase.Now).Value;

        Assert.That(refused.Faults.Select(fault => fault.Code).Distinct(), Does.Contain(code));
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private void Assign(string profile) =>
        Assert.That(new AssignProfile("440304-M01", profile, null).Handle(Database, Office, TestDatabase.Now).Refusal, Is.Null);
}
