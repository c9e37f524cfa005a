using System.Text.Json;
using FoodSafety.Lims.Seeds.RapidTests;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads.Undo;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Storage;

/// <summary>
/// Real processes, killed by SIGKILL while they take an import back or correct a row. After the kill either nothing or all of it is done,
/// and the same command again ends it.
/// </summary>
public sealed class KilledUndoTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Samples = "抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构\nS1,区,监督抽检,2023-04-03,440304-REG,甲、乙,商行,韭菜,蔬菜,2,1,kg,440304-LAB1\n";
    private const string Results = "抽样单编号,检验项目,检验结果,单位,标准值,检验日期,报告编号,签发日期\nS1,毒死蜱,0.5,mg/kg,≤0.02,2023-04-10,R1,2023-04-20\n";

    [TestCase("rapid-tests", "transaction-begun", false)]
    [TestCase("rapid-tests", "undo-rows-deleted", false)]
    [TestCase("rapid-tests", "undo-ready", false)]
    [TestCase("rapid-tests", "undo-committed", true)]
    [TestCase("results", "undo-rows-deleted", false)]
    [TestCase("results", "undo-ready", false)]
    [TestCase("results", "undo-committed", true)]
    public async Task A_killed_undo_is_done_whole_or_not_at_all_and_done_again_it_is_done(string fileKind, string point, bool isDone)
    {
        using var test = TestDatabase.Create(Kind);
        test.Database.Import(Samples, "samples");
        test.Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性"));
        var empty = VerifyData.Hash(test.Database);
        var upload = fileKind == "results" ? test.Database.Import(Results, "results", "440304-LAB1").Upload! : ImportLog(test);
        var full = VerifyData.Hash(test.Database);
        Assert.That(full, Is.Not.EqualTo(empty));

        var killed = LimsProcess.Run(test, $"{point}:1", "undo", upload, "--reason", "平台串号");

        Assert.That(killed.ExitCode, Is.EqualTo(LimsProcess.Killed), () => $"{point} was not reached: {killed.Output}{killed.Error}");
        Assert.That(VerifyData.Hash(test.Database), Is.EqualTo(isDone ? empty : full));
        Assert.That((await VerifyData.Handle(test.Database, default)).Discrepancies, Is.Empty);

        var again = LimsProcess.Run(test, null, "undo", upload, "--reason", "平台串号");

        Assert.That(again.ExitCode, Is.Zero, again.Error);
        using var receipt = JsonDocument.Parse(again.Output);
        Assert.That(receipt.RootElement.GetProperty("status").GetString(), Is.EqualTo("undone"));
        Assert.That(receipt.RootElement.GetProperty("alreadyUndone").GetBoolean(), Is.EqualTo(isDone));
        Assert.That(VerifyData.Hash(test.Database), Is.EqualTo(empty));
        Assert.That((await VerifyData.Handle(test.Database, default)).Discrepancies, Is.Empty);
        await using var db = test.Database.CreateContext();
        Assert.That(db.Audit.Count(entry => entry.Action == UndoUpload.AuditAction), Is.EqualTo(1), "audited once");
    }

    [TestCase("rapid-tests", "rows-written", false)]
    [TestCase("rapid-tests", "cases-opened", false)]
    [TestCase("rapid-tests", "correction-ready", false)]
    [TestCase("rapid-tests", "correction-committed", true)]
    [TestCase("results", "correction-ready", false)]
    [TestCase("results", "correction-committed", true)]
    public async Task A_killed_correction_is_done_whole_or_not_at_all_and_done_again_it_is_done(string rowKind, string point, bool isDone)
    {
        using var test = TestDatabase.Create(Kind);
        test.Database.Import(Samples, "samples");
        test.Database.Import(Results, "results", "440304-LAB1");
        test.Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性"));
        var (table, change) = rowKind == "results" ? ("sample_results", "检验结果=0.6") : ("rapid_tests", "检测结果=阳性");
        long id;
        using (var connection = test.Database.OpenConnection())
            id = connection.Ask<long>(null, $"SELECT max(id) FROM {table}");
        string[] command = ["correct", $"{rowKind}/{id}", "--set", change, "--reason", "录入有误"];
        var before = VerifyData.Hash(test.Database);

        var killed = LimsProcess.Run(test, $"{point}:1", command);

        Assert.That(killed.ExitCode, Is.EqualTo(LimsProcess.Killed), () => $"{point} was not reached: {killed.Output}{killed.Error}");
        Assert.That(VerifyData.Hash(test.Database) == before, Is.EqualTo(!isDone));
        Assert.That((await VerifyData.Handle(test.Database, default)).Discrepancies, Is.Empty);

        var again = LimsProcess.Run(test, null, command);

        Assert.That(again.ExitCode, Is.Zero, again.Error);
        using var answer = JsonDocument.Parse(again.Output);
        Assert.That(answer.RootElement.GetProperty("repeated").GetBoolean(), Is.EqualTo(isDone));
        Assert.That(answer.RootElement.GetProperty("version").GetInt32(), Is.EqualTo(1));
        Assert.That((await VerifyData.Handle(test.Database, default)).Discrepancies, Is.Empty);
        await using var db = test.Database.CreateContext();
        Assert.That((db.Corrections.Count(), db.Audit.Count(entry => entry.Action == CorrectRow.AuditAction)), Is.EqualTo((1, 1)));
    }

    /// <summary>Three chunks, so that what is deleted lies in several runs of ids.</summary>
    private static string ImportLog(TestDatabase test)
    {
        var file = Path.Combine(test.Database.Settings.DataFolder, "log.csv");
        RapidTestFile.Write(file, new RapidTestFileOptions { Rows = 70_000, IsDirty = true });
        var sent = LimsProcess.Run(test, null, "import", file, "--kind", "rapid-tests", "--org", "440304-REG");
        Assert.That(sent.ExitCode, Is.EqualTo(3), sent.Error);
        using var receipt = JsonDocument.Parse(sent.Output);
        return receipt.RootElement.GetProperty("upload").GetString()!;
    }
}
