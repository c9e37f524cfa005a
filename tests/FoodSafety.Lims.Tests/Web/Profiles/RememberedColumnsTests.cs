using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Profiles.Columns;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Tests.Web.Profiles;

/// <summary>A sender tells once which header means which column.</summary>
public sealed class RememberedColumnsTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Sender = "440304-REG";
    private const string Log = "样品编号,检测时间,菜场,品,检测项目,检测结果\nA,2023-09-18 08:10,440304-M01,菜心,农残,阴性\n";

    private static readonly Caller Office = new("office", Roles.Office, Sender, "440304");

    [Test]
    public void A_refused_file_is_taken_once_its_headers_are_told_and_the_next_needs_no_telling()
    {
        var refused = Database.Import(Log);
        Assert.That((refused.Status, refused.Faults.Single().Code), Is.EqualTo(("refused", "missing-column")));

        Remember(("market", "菜场"), ("样品名称", "品"));

        Assert.That((Database.Import(Log).Status, Database.Import(Log.Replace("A,", "B,", StringComparison.Ordinal)).Rows.Stored), Is.EqualTo(("completed", 1)));
        Assert.That(Database.Import(Log, organisation: "440304-LAB1", kind: "rapid-tests").Status, Is.EqualTo("refused"), "another sender told nothing");
    }

    [Test]
    public void A_remembered_header_goes_before_synonyms_and_never_before_the_exact_name()
    {
        // 受检单位 is a synonym of market; this sender writes the stall there, and the market under 所在市场.
        Remember(("vendor", "受检单位"), ("market", "所在市场"));
        const string rest = "样品编号,检测时间,样品名称,检测项目,检测结果";

        var told = Database.Import($"{rest},受检单位,所在市场\nA,2023-09-18 08:10,菜心,农残,阴性,王记,440304-M01\n");
        var exact = Database.Import($"{rest},所在市场,市场\nB,2023-09-18 08:10,菜心,农残,阴性,不是市场,440304-M02\n");

        Assert.That((told.Status, exact.Status), Is.EqualTo(("completed", "completed")), string.Join('\n', told.Faults.Concat(exact.Faults).Select(fault => fault.Message)));
        using var connection = Database.OpenConnection();
        Assert.That(connection.Ask<string>(null, "SELECT vendor FROM rapid_tests WHERE sample_no = 'A'"), Is.EqualTo("王记"));
        Assert.That(connection.Ask<string>(null, "SELECT details FROM rapid_tests WHERE sample_no = 'B'"), Is.EqualTo("""{"所在市场":"不是市场"}"""));
    }

    [Test]
    public void A_surer_header_wins_over_its_place_in_the_row()
    {
        var receipt = Database.Import("样品编码,样品编号,检测时间,市场,样品名称,检测项目,检测结果\n1102,A,2023-09-18 08:10,440304-M01,菜心,农残,阴性\n");

        Assert.That(receipt.Status, Is.EqualTo("completed"));
        using var connection = Database.OpenConnection();
        Assert.That(connection.Ask<string>(null, "SELECT sample_no FROM rapid_tests"), Is.EqualTo("A"));
    }

    [TestCase("market", "样品名称", "header-is-column")]
    [TestCase("market", "sample_no", "header-is-column")]
    [TestCase("market", " ", "header-unfit")]
    [TestCase("colour", "菜场", "unknown-column")]
    public void What_cannot_be_remembered_is_refused(string column, string header, string code) =>
        Assert.That(new RememberColumn(Sender, "rapid-tests", [(column, header)]).Handle(Database, Office, TestDatabase.Now).Refusal!.Code, Is.EqualTo(code));

    [Test]
    public void One_header_cannot_mean_two_columns_until_the_first_is_forgotten()
    {
        Assert.That(Refusal(("market", "所在地"), ("food", "所在地")), Is.EqualTo("header-ambiguous"));
        Assert.That(new ListColumns(Sender, "rapid-tests").Handle(Database, Office).Value.Items, Is.Empty, "all or none");
        Remember(("market", "所在地"));
        Assert.That(Refusal(("food", "所在地：")), Is.EqualTo("header-ambiguous"));

        Assert.That(new ForgetColumn(Sender, "rapid-tests", "所在地").Handle(Database, Office, TestDatabase.Now).Value.Items, Is.Empty);
        Remember(("food", "所在地"));
        Assert.That(new ForgetColumn(Sender, "rapid-tests", "别的").Handle(Database, Office, TestDatabase.Now).Refusal!.Code, Is.EqualTo("unknown-header"));
    }

    [Test]
    public void Nobody_tells_for_another_organisation_of_another_district()
    {
        var stranger = new Caller("other", Roles.Office, "440103-REG", "440103");
        Assert.That(new RememberColumn(Sender, "rapid-tests", [("market", "菜场")]).Handle(Database, stranger, TestDatabase.Now).Refusal!.Code, Is.EqualTo("not-yours"));
    }

    private void Remember(params (string, string)[] told) =>
        Assert.That(new RememberColumn(Sender, "rapid-tests", told).Handle(Database, Office, TestDatabase.Now).Refusal, Is.Null);

    private string Refusal(params (string, string)[] told) => new RememberColumn(Sender, "rapid-tests", told).Handle(Database, Office, TestDatabase.Now).Refusal!.Code;
}
