using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads.Undo;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Commands;

/// <summary><c>lims undo</c> and <c>lims correct</c> as commands: exit codes and one document, as the contract has them.</summary>
[TestFixture]
public sealed class UndoAndCorrectCommandTests : OneDatabase
{
    private string _upload = "";
    private long _row;

    [SetUp]
    public void Store_a_positive()
    {
        _upload = Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性")).Upload!;
        using var connection = Database.OpenConnection();
        _row = connection.Ask<long>(null, "SELECT max(id) FROM rapid_tests");
    }

    [Test]
    public async Task An_undo_is_previewed_done_and_done_again()
    {
        var full = VerifyData.Hash(Database);

        var preview = await Invoke("undo", _upload, "--preview", "--json");
        Assert.That((preview.ExitCode, Status(preview)), Is.EqualTo((ExitCode.Done, "preview")));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(full));

        var people = await Invoke("undo", _upload, "--preview");
        Assert.That(people.Output, Does.Contain("1 行").And.Contain("案件 1 件撤销").And.Contain("批次 -1").And.Not.Contain("（）"));

        var done = await Invoke("undo", _upload, "--reason", "串号", "--json");
        Assert.That((done.ExitCode, Status(done)), Is.EqualTo((ExitCode.Done, "undone")));
        var again = await Invoke("undo", _upload);
        Assert.That(again.ExitCode, Is.EqualTo(ExitCode.Done));
        Assert.That(again.Output, Does.Contain("本次未作更改"));
    }

    [Test]
    public async Task A_blocked_undo_ends_with_1_and_names_what_is_in_the_way()
    {
        await using (var db = Database.CreateContext())
            await new ActOnCase(db.Cases.Single().Number, "record-repeat-positive", [new GivenEvidence("repeat-test", "同法复测 阳性", null)])
                .Handle(db, await CaseRows.Reading(db, TestDatabase.Now), new Caller("张三", Roles.Officer, "440304-REG", "440304"), default);

        var blocked = await Invoke("undo", _upload, "--json");

        Assert.That((blocked.ExitCode, Status(blocked)), Is.EqualTo((ExitCode.Refused, "blocked")));
        Assert.That(JsonDocument.Parse(blocked.Output).RootElement.GetProperty("obstacles")[0].GetProperty("code").GetString(), Is.EqualTo("case-acted-on"));
        Assert.That((await Invoke("undo", _upload)).Output, Does.Contain("张三").And.Contain("未作任何更改"));
        Assert.That((await Invoke("undo", "U-999999", "--json")).ExitCode, Is.Not.Zero);
    }

    [Test]
    public async Task A_row_is_corrected_once_and_a_preview_changes_nothing()
    {
        var full = VerifyData.Hash(Database);
        string[] command = ["correct", $"rapid-tests/{_row}", "--set", "检测结果=阴性", "--set", "经营户=", "--reason", "录入有误"];

        var preview = await Invoke([.. command, "--preview"]);
        Assert.That(preview.ExitCode, Is.Zero, preview.Error);
        Assert.That(preview.Output, Does.Contain("更正后将为").And.Contain("outcome：阳性 → 阴性").And.Contain("vendor：张记 → （空）").And.Contain("不因更正而撤销"));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(full));

        var done = await Invoke([.. command, "--json"]);
        Assert.That((done.ExitCode, JsonDocument.Parse(done.Output).RootElement.GetProperty("version").GetInt32()), Is.EqualTo((ExitCode.Done, 1)), done.Error);
        Assert.That((await Invoke(command)).Output, Does.Contain("本次未重复"));
    }

    [TestCase("no-row", "经营户=李记", 2)]
    [TestCase("rapid-tests/1", "经营户", 2)]
    [TestCase("rapid-tests/1", "颜色=红", 2)]
    [TestCase("rapid-tests/1", "检测结果=也许", 1)]
    public async Task A_correction_that_is_wrong_ends_with_its_code(string row, string set, int exitCode)
    {
        var run = await Invoke("correct", row.Replace("/1", $"/{_row}", StringComparison.Ordinal), "--set", set, "--reason", "录入有误", "--json");

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Output);
        Assert.That(JsonDocument.Parse(run.Output).RootElement.GetProperty("code").GetString(), Is.Not.Empty);
    }

    private static string? Status(ProgramRun run) => JsonDocument.Parse(run.Output).RootElement.GetProperty("status").GetString();

    private Task<ProgramRun> Invoke(params string[] arguments) => Invoke([UndoCommand.Create(), CorrectCommand.Create()], arguments);
}
