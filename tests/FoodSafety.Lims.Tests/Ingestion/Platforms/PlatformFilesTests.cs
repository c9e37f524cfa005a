using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Profiles;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Tests.Ingestion.Platforms;

/// <summary>A small record of each platform with the receipt it must give; codes from the interface specifications (domain facts, §3D).</summary>
public sealed class PlatformFilesTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Sender = "440304-REG";

    [TestCase("guangdong", 2, 1, 1, 1)]
    [TestCase("zhejiang", 1, 1, 0, 1)]
    [TestCase("nantong", 2, 1, 0, 0)]
    [TestCase("jiangxi", 2, 2, 0, 1, Description = "J5: reported negative, 66 % inhibition")]
    [TestCase("jiangsu", 1, 1, 0, 2)]
    [TestCase("lingbao", 1, 1, 0, 1)]
    [TestCase("qualified-vendor", 1, 1, 0, 0)]
    [TestCase("anhui", 1, 0, 0, 2)]
    [TestCase("shaoxing", 1, 0, 0, 2)]
    [TestCase("suzhou", 1, 0, 0, 2)]
    public void The_record_of_a_platform_gives_its_receipt(string platform, int negative, int positive, int suspect, int refused)
    {
        Assign(platform);

        var receipt = Database.Import(PlatformRules.Log(platform), organisation: Sender);

        Assert.That((receipt.Judged.Negative, receipt.Judged.Positive, receipt.Judged.Suspect, receipt.Rows.Refused), Is.EqualTo((negative, positive, suspect, refused)),
            string.Join('\n', receipt.Faults.Select(fault => fault.Message)));
        Assert.That(receipt.CasesOpened.Positive, Is.EqualTo(positive));
    }

    /// <summary>Platforms send records: one a line, names beside values, numbers as strings, no field that is empty.</summary>
    [Test]
    public void The_same_record_as_JSON_lines_gives_the_same_receipt(
        [Values("guangdong", "zhejiang", "nantong", "jiangxi", "jiangsu", "lingbao", "qualified-vendor", "anhui", "shaoxing", "suzhou")] string platform)
    {
        Assign(platform);
        var table = Database.Import(PlatformRules.Log(platform), organisation: Sender, dryRun: true);

        var lines = Database.Import(PlatformRules.Log(platform, "ndjson"), organisation: Sender, name: platform + ".ndjson");

        Assert.That(lines.File.Format, Is.EqualTo("ndjson"));
        Assert.That((lines.Judged, lines.CasesOpened, lines.Rows.Read, lines.Rows.Refused), Is.EqualTo((table.Judged, table.CasesOpened, table.Rows.Read, table.Rows.Refused)));
        Assert.That(lines.Faults.Select(fault => (fault.Row + 1, fault.Column, fault.Value, fault.Code)), Is.EqualTo(table.Faults.Select(fault => (fault.Row, fault.Column, fault.Value, fault.Code))));
    }

    [Test]
    public void The_same_file_has_opposite_outcomes_under_opposite_platforms_and_none_without()
    {
        var log = PlatformRules.Log("nantong");
        var without = Database.Import(log, organisation: Sender, dryRun: true);
        Assign("nantong");
        var nantong = Database.Import(log, organisation: Sender, dryRun: true);
        Clear();
        Assign("guangdong");
        var guangdong = Database.Import(log, organisation: Sender, dryRun: true);

        Assert.That(without.Faults.Select(fault => fault.Code), Is.All.EqualTo("bare-code-needs-profile").And.Exactly(3).Items);
        Assert.That((nantong.Judged.Negative, nantong.Judged.Positive), Is.EqualTo((2, 1)));
        Assert.That((guangdong.Judged.Negative, guangdong.Judged.Positive), Is.EqualTo((1, 2)));
    }

    [Test]
    public void The_platforms_own_text_is_stored_beside_the_outcome()
    {
        Assign("jiangxi");
        Database.Import(PlatformRules.Log("jiangxi"), organisation: Sender);

        using var connection = Database.OpenConnection();
        var details = connection.Ask<string>(null, "SELECT details FROM rapid_tests WHERE sample_no = 'J2'");
        Assert.That(details, Does.Contain("\"source_outcome\":\"0\"").And.Contain("\"source_method\":\"2\"").And.Contain("\"检测单位\":\"福田快检车\""));
    }

    [Test]
    public void A_platform_from_a_day_on_leaves_the_rows_before_it_refused()
    {
        Assert.That(new AssignProfile(Sender, "nantong", new DateOnly(2023, 9, 19)).Handle(Database, Caller.CommandLine, TestDatabase.Now).Refusal, Is.Null);

        var receipt = Database.Import(PlatformRules.Log("nantong"), organisation: Sender);

        Assert.That(receipt.Faults.Select(fault => fault.Code), Is.All.EqualTo("bare-code-needs-profile").And.Exactly(3).Items);
    }

    [TestCase(null, "completed-with-refusals", 2)]
    [TestCase("all-or-nothing", "refused", 0)]
    public void A_file_with_fewer_rows_than_declared_says_both_numbers_and_is_not_taken_for_whole(string? mode, string status, int stored)
    {
        Assign("guangdong");

        var receipt = Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果,totalnum\nA,2023-09-18 08:10,440304-M01,菜心,农残,0,3\nB,2023-09-18 08:20,440304-M01,菜心,农残,0,3\n",
            organisation: Sender, mode: mode);

        Assert.That((receipt.Status, receipt.Rows.Stored), Is.EqualTo((status, stored)));
        var fault = receipt.Faults.Single(one => one.Row is null);
        Assert.That(fault.Code, Is.EqualTo("count-differs"));
        Assert.That(fault.Message, Does.Contain("3 行").And.Contain("2 行"));
    }

    private void Assign(string profile) =>
        Assert.That(new AssignProfile(Sender, profile, null).Handle(Database, Caller.CommandLine, TestDatabase.Now).Refusal, Is.Null);

    private void Clear() => Assert.That(new AssignProfile(Sender, null, null).Handle(Database, Caller.CommandLine, TestDatabase.Now).Refusal, Is.Null);
}
