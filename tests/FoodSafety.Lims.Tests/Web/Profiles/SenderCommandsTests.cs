using System.Text.Json;
using FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Profiles.Doors;
using FoodSafety.Lims.Web.Reconciliation.Doors;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Tests.Web.Profiles;

/// <summary>Exit codes and documents of <c>lims profiles</c>, <c>lims columns</c> and <c>lims reconcile</c>.</summary>
[TestFixture]
public sealed class SenderCommandsTests : OneDatabase
{
    [Test]
    public async Task A_profile_is_assigned_listed_and_cleared()
    {
        Assert.That((await Invoke("profiles", "assign", "--org", "440304-M01", "--profile", "guangdong")).ExitCode, Is.EqualTo(ExitCode.Done));
        Assert.That((await Invoke("profiles", "assign", "--org", "440304-M01", "--profile", "nantong")).ExitCode, Is.EqualTo(ExitCode.Refused), "its first day is needed");
        Assert.That((await Invoke("profiles", "assign", "--org", "440304-M01", "--profile", "nantong", "--from", "2023-07-01")).ExitCode, Is.EqualTo(ExitCode.Done));

        var list = JsonDocument.Parse((await Invoke("profiles", "--json")).Output).RootElement;
        Assert.That(list.GetProperty("organisations")[0].GetProperty("periods").EnumerateArray().Select(period => period.GetProperty("profile").GetString()), Is.EqualTo(new[] { "guangdong", "nantong" }));
        Assert.That((await Invoke("profiles")).Output, Does.Contain("0=合格、1=不合格、2=可疑").And.Contain("尚不清楚"));

        Assert.That((await Invoke("profiles", "clear", "--org", "440304-M01")).Output, Does.Contain("未登记"));
    }

    [TestCase("--profile", "nowhere", "--org", "440304-M01")]
    [TestCase("--profile", "guangdong", "--org", "nobody")]
    [TestCase("--profile", "guangdong", "--org", "440304-M01", "--from", "soon")]
    [TestCase("--profile", "guangdong")]
    public async Task Unknown_codes_and_wrong_days_end_with_2(params string[] arguments) =>
        Assert.That((await Invoke(["profiles", "assign", .. arguments])).ExitCode, Is.EqualTo(ExitCode.WrongUsage));

    [Test]
    public async Task A_header_is_remembered_listed_and_forgotten()
    {
        string[] sender = ["--org", "440304-REG", "--kind", "rapid-tests"];
        Assert.That((await Invoke(["columns", "remember", .. sender, "--column", "market", "--header", "农贸市场"])).ExitCode, Is.EqualTo(ExitCode.Done));
        Assert.That((await Invoke(["columns", .. sender])).Output, Does.Contain("农贸市场 → market"));
        Assert.That((await Invoke(["columns", "remember", .. sender, "--column", "food", "--header", "农贸市场"])).ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That((await Invoke(["columns", "remember", .. sender, "--column", "colour", "--header", "颜色"])).ExitCode, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That((await Invoke(["columns", "forget", .. sender, "--header", "农贸市场"])).ExitCode, Is.EqualTo(ExitCode.Done));
    }

    [TestCase("2023-09-18,440304-M01,0", ExitCode.Done)]
    [TestCase("2023-09-18,440304-M01,3", ExitCode.Refused)]
    [TestCase("2023-09-18,nowhere,3", ExitCode.SomeRowsRefused)]
    public async Task Reconciling_ends_as_it_found_things(string row, int exitCode)
    {
        var file = Path.Combine(Database.Settings.DataFolder, "totals.csv");
        await File.WriteAllTextAsync(file, $"日期,市场,项次\n{row}\n");

        var run = await Invoke("reconcile", file, "--district", "440304");

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        Assert.That(run.Output, Does.Contain("项次 平台"));
    }

    [TestCase("二", ExitCode.Done)]
    [TestCase("一", ExitCode.Refused)]
    [TestCase("三", ExitCode.Refused)]
    [TestCase(null, ExitCode.Refused)]
    public async Task A_sheet_of_totals_is_chosen_by_its_name(string? sheet, int exitCode)
    {
        var file = Path.Combine(Database.Settings.DataFolder, "totals.xlsx");
        await File.WriteAllBytesAsync(file, new Book().Sheet("一", [["日期", "市场", "项次"], ["2023-09-18", "440304-M01", "3"]])
            .Sheet("二", [["日期", "市场", "项次"], ["2023-09-18", "440304-M01", "0"]]).Bytes());

        var run = await Invoke(["reconcile", file, "--district", "440304", .. sheet is null ? (string[])[] : ["--sheet", sheet]]);

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        Assert.That(run.Output + run.Error, Does.Contain(sheet switch { null => "several-tables", "三" => "unknown-sheet", _ => "项次 平台" }));
    }

    private Task<ProgramRun> Invoke(params string[] arguments) => Invoke([ProfilesCommand.Create(), ColumnsCommand.Create(), ReconcileCommand.Create()], arguments);
}
