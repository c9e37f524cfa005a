using FoodSafety.Lims.Seeds.RapidTests;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Verify;
using Microsoft.Data.Sqlite;

namespace FoodSafety.Lims.Tests.Storage;

/// <summary>An import that stops amid a file goes on from its checkpoint and ends as if nothing had happened.</summary>
public sealed class InterruptedImportTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const int DiskFull = 13;

    [TestCase("valid-rows")]
    [TestCase("max-bad:90%")]
    public async Task What_a_full_disk_stopped_goes_on_and_gives_the_undisturbed_receipt(string mode)
    {
        var file = DirtyFile();
        using var calm = TestDatabase.Create(Kind);
        var undisturbed = calm.Database.Import(file, "rapid-tests", mode: mode);

        var upload = Receive(file, mode);
        var interrupted = Assert.Throws<ImportInterrupted>(() => new RunImport(upload).Handle(Database, TestDatabase.Now,
            progress => { if (progress.Read > 40_000) throw new SqliteException("full", DiskFull); }));
        Assert.That(interrupted!.Message, Does.Contain("磁盘已满").And.Contain("断点"));
        Assert.That(ResumeImports.Orphans(Database), Is.EqualTo([upload]));
        var receipt = new RunImport(upload).Handle(Database, TestDatabase.Now)!;

        Assert.That(Plain(receipt), Is.EqualTo(Plain(undisturbed)));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(VerifyData.Hash(calm.Database)));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
        Assert.That(ResumeImports.Orphans(Database), Is.Empty);
    }

    [Test]
    public void An_upload_of_a_living_worker_is_not_taken_and_that_of_a_dead_one_is()
    {
        var upload = Receive(DirtyFile(), "valid-rows");
        using var connection = Database.OpenConnection();
        using (Database.Worker.Take(connection, upload, TestDatabase.Now))
        {
            var other = LimsDatabase.Open(Database.Settings, TestDatabase.Now).Value;
            Assert.That(new RunImport(upload).Handle(other, TestDatabase.Now), Is.Null, "another process");
            Assert.That(new RunImport(upload).Handle(Database, TestDatabase.Now), Is.Null, "another thread of this process");
            Assert.That(ResumeImports.Orphans(other), Is.Empty);
        }
        connection.Run(null, "UPDATE uploads SET worker = 'gone'");

        Assert.That(ResumeImports.Orphans(Database), Is.EqualTo([upload]));
        Assert.That(new RunImport(upload).Handle(Database, TestDatabase.Now)!.Status, Is.EqualTo("completed-with-refusals"));
    }

    [TestCase("valid-rows")]
    [TestCase("max-bad:90%")]
    public void A_worker_that_was_taken_over_stores_nothing_more_and_ends_nothing(string mode)
    {
        var upload = Receive(DirtyFile(), mode);
        using var connection = Database.OpenConnection();
        using var other = new DoAt(mode == "valid-rows" ? "chunk-committed" : "claimed",
            () => connection.Run(null, "UPDATE uploads SET worker = 'another' WHERE id = @id", ("id", upload)));

        var receipt = new RunImport(upload).Handle(Database, TestDatabase.Now);

        Assert.That(receipt, Is.Null, "the other gives it");
        Assert.That(connection.Ask<long>(null, "SELECT max(row_number) FROM rapid_tests"), mode == "valid-rows" ? Is.LessThanOrEqualTo(JudgedRows + 1) : Is.Zero);
        Assert.That(UploadRow.Load(connection, upload).Status, Is.EqualTo("running"), "the other goes on with it");
    }

    private const int JudgedRows = FoodSafety.Lims.Ingestion.Pipeline.JudgedChunk.Capacity;

    private static byte[] DirtyFile()
    {
        using var stream = new MemoryStream();
        RapidTestFile.Write(stream, new RapidTestFileOptions { Rows = 80_000, IsDirty = true });
        return stream.ToArray();
    }

    private int Receive(byte[] file, string mode) =>
        new ReceiveUpload("rapid-tests", "440304-REG", null, mode, false, "test.csv", null).Handle(Database, new MemoryStream(file), TestDatabase.Now).Value.UploadId;

    private static string Plain(Receipt receipt) => (receipt with { ElapsedMs = 0 }).ToJson();
}
