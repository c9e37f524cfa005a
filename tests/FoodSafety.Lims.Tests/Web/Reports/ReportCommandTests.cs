using System.Text.Json;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Web.Reports;

/// <summary><c>lims report</c> and <c>lims verify FILE.pdf</c> as whole processes, with their exit codes.</summary>
[TestFixture]
public sealed class ReportCommandTests
{
    private string _folder = null!;

    [SetUp]
    public void Make_a_folder() => _folder = Directory.CreateTempSubdirectory("lims-report-").FullName;

    [TearDown]
    public void Remove_it() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_report_is_written_and_verified_and_an_altered_one_found()
    {
        var pdf = Path.Combine(_folder, "q.pdf");
        var written = Lims("report", "quotas", "--district", "440304", "--period", "2023", "--out", pdf, "--json");
        Assert.That(written.ExitCode, Is.Zero, written.Error);
        Assert.That(JsonDocument.Parse(written.Output).RootElement.GetProperty("report").GetProperty("id").GetString(), Is.EqualTo("BG-440304-2023-00001"));

        var genuine = Lims("verify", pdf, "--json");
        Assert.That((genuine.ExitCode, JsonDocument.Parse(genuine.Output).RootElement.GetProperty("verdict").GetString()), Is.EqualTo((0, "issued")));

        var bytes = File.ReadAllBytes(pdf);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(pdf, bytes);
        var altered = Lims("verify", pdf, "--json");
        Assert.That((altered.ExitCode, JsonDocument.Parse(altered.Output).RootElement.GetProperty("verdict").GetString()), Is.EqualTo((1, "altered")));
        Assert.That(Lims("verify", Path.Combine(_folder, "nowhere.pdf")).ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void The_kinds_are_listed()
    {
        var list = Lims("report", "--list", "--json");

        Assert.That(list.ExitCode, Is.Zero);
        Assert.That(JsonDocument.Parse(list.Output).RootElement.GetProperty("items").EnumerateArray().Select(kind => kind.GetProperty("code").GetString()),
            Is.EqualTo(new[] { "quotas", "findings", "work-plan" }));
    }

    [Test]
    public void Wrong_usage_exits_with_2_and_an_unwritable_place_with_1()
    {
        Assert.That(Lims("report", "quotas", "--district", "440304", "--period", "2023").ExitCode, Is.EqualTo(2));
        Assert.That(Lims("report", "quotas", "--district", "440304", "--period", "2023-13", "--out", Path.Combine(_folder, "q.pdf")).ExitCode, Is.EqualTo(2));
        Assert.That(Lims("report", "quotas", "--district", "440304", "--period", "2023", "--out", Path.Combine(_folder, "no", "where.pdf")).ExitCode, Is.EqualTo(1));
    }

    private ProgramRun Lims(params string[] arguments) => RequiredProgram.Require("dotnet")
        .Run([Path.Combine(AppContext.BaseDirectory, "lims.dll"), .. arguments, "--data", Path.Combine(_folder, "data")]);
}
