using System.Diagnostics;
using System.Text;
using FoodSafety.Lims.Seeds.RapidTests;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Storage;

/// <summary>
/// Real processes, killed by SIGKILL at every named point of an import and again while they go on. Whatever is killed, the next command that
/// writes finishes it, and the data is that of an undisturbed run.
/// </summary>
public sealed class KilledImportTests(DatabaseKind kind) : BothDatabases(kind)
{
    /// <summary>Every point, and how often it is passed at the most by the file of three chunks.</summary>
    private static readonly (string Point, int Times)[] Points =
    [
        ("file-kept", 1), ("upload-received", 1), ("claimed", 1), ("transaction-begun", 3), ("rows-written", 3), ("cases-opened", 3),
        ("chunk-ready", 3), ("chunk-committed", 3), ("all-stored", 1), ("ended", 1),
    ];

    [Test]
    public async Task Killed_at_every_point_and_killed_again_while_going_on_it_ends_as_if_undisturbed()
    {
        var folder = Path.Combine(Path.GetTempPath(), "lims-killed-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        try
        {
            var kills = 0;
            var expected = Undisturbed(folder, out var file, out var tiny);
            // What the last kill of a round left is what the next round's process begins with.
            foreach (var (point, times) in Points)
                for (var time = 1; time <= times; time++)
                {
                    using var test = TestDatabase.Create(Kind);
                    var hit = Kill(test, $"{point}:{time}", file);
                    Assert.That(time > 1 || hit == 1, $"{point} is never reached");
                    kills += hit;
                    // Going on passes fewer points; each is hit as long as there is something to go on with.
                    foreach (var again in (string[])["rows-written:1", "chunk-committed:1", "chunk-ready:1"])
                        kills += Kill(test, again, tiny);

                    var next = Lims(test, null, tiny);
                    Assert.That(next.ExitCode, Is.AnyOf(0, 3), () => $"{point}:{time}: {next.Error}");
                    // Killed before the upload had a row there is nothing to go on with: the sender sends it again, as with every kill.
                    var sent = Lims(test, null, file);
                    Assert.That(sent.ExitCode, Is.AnyOf(0, 3), () => $"{point}:{time}: {sent.Error}");
                    Assert.That(VerifyData.Hash(test.Database), Is.EqualTo(expected), $"after {point}:{time}");
                    Assert.That((await VerifyData.Handle(test.Database, default)).Discrepancies, Is.Empty, $"after {point}:{time}");
                }
            TestContext.Out.WriteLine($"{kills} processes killed");
            Assert.That(kills, Is.GreaterThanOrEqualTo(50));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task A_server_goes_on_by_itself_with_an_import_whose_process_was_killed()
    {
        var file = Path.Combine(Path.GetTempPath(), $"lims-killed-{Guid.NewGuid():N}.csv");
        try
        {
            RapidTestFile.Write(file, new RapidTestFileOptions { Rows = 70_000, IsDirty = true });
            using var calm = TestDatabase.Create(Kind);
            using var test = TestDatabase.Create(Kind);
            Assert.That(Lims(calm, null, file).ExitCode, Is.EqualTo(3), "dirty");
            Assert.That(Lims(test, "chunk-committed:1", file).ExitCode, Is.EqualTo(LimsProcess.Killed));

            using (LimsProcess.Serve(test))
            {
                var waited = Stopwatch.StartNew();
                while (Status(test) == "running" && waited.Elapsed < TimeSpan.FromMinutes(1))
                    await Task.Delay(100);
            }

            Assert.That(Ended(test), Is.EqualTo(Ended(calm)));
            Assert.That(VerifyData.Hash(test.Database), Is.EqualTo(VerifyData.Hash(calm.Database)));
            Assert.That((await VerifyData.Handle(test.Database, default)).Discrepancies, Is.Empty);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestCase("--mode", "max-bad:90%")]
    [TestCase("--dry-run")]
    [TestCase("--mode", "all-or-nothing")]
    public void Killed_between_its_decision_and_its_receipt_a_file_decided_whole_gives_the_undisturbed_receipt(params string[] how)
    {
        var file = Path.Combine(Path.GetTempPath(), $"lims-killed-{Guid.NewGuid():N}.csv");
        try
        {
            RapidTestFile.Write(file, new RapidTestFileOptions { Rows = 40_000, IsDirty = true });
            using var calm = TestDatabase.Create(Kind);
            using var test = TestDatabase.Create(Kind);
            Lims(calm, null, file, how);

            Assert.That(Lims(test, "all-stored:1", file, how).ExitCode, Is.EqualTo(LimsProcess.Killed));
            // The command that goes on with it is refused for itself: what it was asked does not exist.
            LimsProcess.Run(test, null, "undo", "U-000009");

            Assert.That(Ended(test), Is.EqualTo(Ended(calm)));
            Assert.That(VerifyData.Hash(test.Database), Is.EqualTo(VerifyData.Hash(calm.Database)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The receipt of the first upload without its time, and how many faults are kept with it.</summary>
    private static (string Receipt, int Faults, int Duplicates) Ended(TestDatabase test)
    {
        using var connection = test.Database.OpenConnection();
        return (
            (Receipts.FromJson(UploadRow.Load(connection, 1).Receipt!) with { ElapsedMs = 0 }).ToJson(),
            connection.Ask<int>(null, "SELECT count(*) FROM upload_faults"),
            connection.Ask<int>(null, "SELECT count(*) FROM upload_duplicates"));
    }

    private static string Status(TestDatabase test)
    {
        using var connection = test.Database.OpenConnection();
        return UploadRow.Load(connection, 1).Status;
    }

    private string Undisturbed(string folder, out string file, out string tiny)
    {
        file = Path.Combine(folder, "log.csv");
        RapidTestFile.Write(file, new RapidTestFileOptions { Rows = 70_000, IsDirty = true });
        tiny = Path.Combine(folder, "tiny.csv");
        File.WriteAllText(tiny, "样品编号,检测时间,市场,样品名称,检测项目,检测结果\nT1,2023-03-01 08:10,440304-M01,菠菜,有机磷和氨基甲酸酯类农药残留,阴性\n", new UTF8Encoding(false));
        using var calm = TestDatabase.Create(Kind);
        Assert.That(Lims(calm, null, file).ExitCode, Is.EqualTo(3), "dirty");
        Assert.That(Lims(calm, null, tiny).ExitCode, Is.Zero);
        return VerifyData.Hash(calm.Database);
    }

    /// <summary>1 when the process reached the point and died there, 0 when it ended before.</summary>
    private static int Kill(TestDatabase test, string point, string file) => Lims(test, point, file).ExitCode == LimsProcess.Killed ? 1 : 0;

    private static ProgramRun Lims(TestDatabase test, string? killAt, string file, params string[] how) =>
        LimsProcess.Run(test, killAt, ["import", file, "--kind", "rapid-tests", "--org", "440304-REG", .. how]);
}
