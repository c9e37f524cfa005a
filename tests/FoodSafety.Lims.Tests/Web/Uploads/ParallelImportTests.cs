using FoodSafety.Lims.Seeds.RapidTests;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Uploads;

/// <summary>Issue 3: "same file or same idempotency key, five times in parallel, counts once".</summary>
public sealed class ParallelImportTests(DatabaseKind kind) : BothDatabases(kind)
{
    [TestCase(null)]
    [TestCase("march")]
    public async Task The_same_file_five_times_at_once_counts_once(string? key)
    {
        using var stream = new MemoryStream();
        // Two chunks, between which the imports take turns.
        RapidTestFile.Write(stream, new RapidTestFileOptions { Rows = 40_000 });
        var file = stream.ToArray();
        using var calm = TestDatabase.Create(Kind);
        var alone = calm.Database.Import(file, "rapid-tests");

        var receipts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Import(file, key))));

        Assert.That(receipts.Where(receipt => receipt.Status == "completed").DistinctBy(receipt => receipt.Upload).Sum(receipt => receipt.Rows.Stored), Is.EqualTo(alone.Rows.Stored));
        Assert.That(receipts.Where(receipt => receipt.Status is not ("completed" or "duplicate-file")), Is.Empty);
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(VerifyData.Hash(calm.Database)));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    private Receipt Import(byte[] file, string? key)
    {
        var upload = new ReceiveUpload("rapid-tests", "440304-REG", null, null, false, "test.csv", key).Handle(Database, new MemoryStream(file), TestDatabase.Now).Value.UploadId;
        // With one key it is one upload, which one of them runs.
        return new RunImport(upload).HandleOrAwait(Database, TestDatabase.Now);
    }
}
