using System.Text;
using FoodSafety.Lims.Seeds.RapidTests;
using FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Uploads;

/// <summary>What comes in while something is taken back, or after it under the key of before, is not lost.</summary>
public sealed class UndoBesideImportsTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly string Log = UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性");

    [TestCase("valid-rows")]
    [TestCase("max-bad:90%")]
    public void An_import_that_loses_rows_to_an_undo_before_it_ends_may_come_again(string mode)
    {
        var file = LongFile();
        using var calm = TestDatabase.Create(Kind);
        calm.Database.Import(file, "rapid-tests");
        var first = Database.Import(FirstRows(file, 100), "rapid-tests");
        var upload = new ReceiveUpload("rapid-tests", "440304-REG", null, mode, false, "long.csv", null)
            .Handle(Database, new MemoryStream(file), TestDatabase.Now).Value.UploadId;

        // The last chunk is stored, the receipt is not written yet; of a file decided whole the transaction would keep an undo out until then.
        string? undone = null;
        Receipt? receipt;
        using (new DoAt(mode == "valid-rows" ? "chunk-committed" : "all-stored", () => undone = Database.Undo(first.Upload!).Status))
            receipt = new RunImport(upload).Handle(Database, TestDatabase.Now);

        Assert.That(undone, Is.EqualTo("undone"));
        Assert.That((receipt!.Status, receipt.Rows.Duplicate), Is.EqualTo(("completed", 100)));
        Assert.That(Database.Import(file, "rapid-tests").Rows.Stored, Is.EqualTo(100));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(VerifyData.Hash(calm.Database)));
    }

    [Test]
    public void The_key_of_a_file_that_was_there_already_is_free_again_when_what_was_there_is_undone()
    {
        var first = Database.Import(Log, key: "one");
        Assert.That(Database.Import(Log, key: "two").Status, Is.EqualTo("duplicate-file"));
        Database.Undo(first.Upload!);

        var again = Database.Import(Log, key: "two");

        Assert.That((again.Status, again.Rows.Stored), Is.EqualTo(("completed", 1)));
    }

    [Test]
    public void A_dry_run_neither_takes_a_key_nor_is_answered_by_one()
    {
        var tried = Database.Import(Log, dryRun: true, key: "march");
        var imported = Database.Import(Log, key: "march");
        var triedAgain = Database.Import(Log, dryRun: true, key: "march");
        var sentAgain = Database.Import(Log, key: "march");

        Assert.That((tried.Status, imported.Status, triedAgain.Status), Is.EqualTo(("dry-run", "completed", "dry-run")));
        Assert.That((imported.Rows.Stored, triedAgain.Rows.Duplicate), Is.EqualTo((1, 1)));
        Assert.That(sentAgain.Upload, Is.EqualTo(imported.Upload));
    }

    [Test]
    public void The_same_key_and_file_in_another_mode_is_answered_as_the_first_time()
    {
        var first = Database.Import(Log, key: "march");

        var again = Database.Import(Log, mode: "all-or-nothing", key: "march");

        Assert.That((again.Upload, again.Status), Is.EqualTo((first.Upload, "completed")));
    }

    [Test]
    public void Undoing_one_sheet_leaves_the_keys_of_the_same_files_other_sheet_alone()
    {
        var rows = Log.Trim().Split('\n').Select(line => line.Trim().Split(',')).ToArray();
        var file = new Book().Sheet("甲", rows).Sheet("乙", rows.Select(row => row.Select(cell => cell.Replace("440304-M01", "440304-M02", StringComparison.Ordinal)).ToArray())).Bytes();
        var (first, other) = (Sheet("甲", "one"), Sheet("乙", "two"));
        var same = Sheet("乙", "three");
        Assert.That((Run(first).Status, Run(other).Status, Run(same).Status), Is.EqualTo(("completed", "completed", "duplicate-file")));

        Database.Undo(Upload.FormatNumber(first));

        Assert.That((Sheet("乙", "three"), Sheet("乙", "two")), Is.EqualTo((same, other)), "answered as before");
        Assert.That(Sheet("甲", "one"), Is.Not.EqualTo(first));

        int Sheet(string sheet, string key) =>
            new ReceiveUpload("rapid-tests", "440304-REG", null, null, false, "test.xlsx", key, sheet).Handle(Database, new MemoryStream(file), TestDatabase.Now).Value.UploadId;

        Receipt Run(int upload) => new RunImport(upload).Handle(Database, TestDatabase.Now)!;
    }

    [Test]
    public void An_id_that_was_taken_back_is_never_anothers()
    {
        var first = Database.Import(Log);
        using var connection = Database.OpenConnection();
        var id = connection.Ask<long>(null, "SELECT max(id) FROM rapid_tests");
        Database.Undo(first.Upload!);

        Database.Import(UndoWords.RapidHeader + UndoWords.Line("B1", "2023-03-02 08:00", "毒死蜱", "阴性"));

        Assert.That(connection.Ask<long>(null, "SELECT min(id) FROM rapid_tests"), Is.GreaterThan(id), "who looks at the old row must not correct the new one");
    }

    private static byte[] LongFile()
    {
        using var stream = new MemoryStream();
        RapidTestFile.Write(stream, new RapidTestFileOptions { Rows = 40_000 });
        return stream.ToArray();
    }

    private static byte[] FirstRows(byte[] file, int rows) =>
        Encoding.UTF8.GetBytes(string.Concat(Encoding.UTF8.GetString(file).Split('\n').Take(rows + 1).Select(line => line + "\n")));
}
