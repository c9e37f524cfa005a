using FoodSafety.Lims.Web.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace FoodSafety.Lims.Tests.Storage;

/// <summary>What the disk or the database says becomes a code and a sentence that is true, and tells outsiders nothing of the server.</summary>
[TestFixture]
public sealed class StorageTroubleTests
{
    private const int CannotOpen = 14;

    private static readonly string Folder = Path.GetTempPath();

    [TestCase(true, "read-only")]
    [TestCase(false, "storage-trouble")]
    public void A_database_file_that_cannot_be_opened_is_read_only_where_its_folder_is_there(bool isThere, string code)
    {
        var folder = isThere ? Folder : Path.Combine(Folder, "lims-no-such-folder");

        var trouble = StorageTrouble.Explain(new SqliteException("unable to open database file", CannotOpen), folder)!;

        Assert.That(trouble.Code, Is.EqualTo(code));
        Assert.That(trouble.Message, Does.Contain(folder));
    }

    [TestCase(PostgresErrorCodes.DiskFull, "no-space")]
    [TestCase(PostgresErrorCodes.OutOfMemory, "storage-trouble")]
    public void A_server_without_room_and_one_without_memory_are_told_apart(string state, string code) =>
        Assert.That(StorageTrouble.Explain(new PostgresException("out of it", "ERROR", "ERROR", state), Folder)!.Code, Is.EqualTo(code));

    [Test]
    public void Outsiders_are_told_neither_the_folder_nor_the_drivers_words()
    {
        Exception[] failures =
        [
            new NpgsqlException("Failed to connect to 10.1.2.3:5432"), new PostgresException("10.1.2.3:5432 is full", "ERROR", "ERROR", PostgresErrorCodes.DiskFull),
            new PostgresException("10.1.2.3:5432 is full", "ERROR", "ERROR", PostgresErrorCodes.OutOfMemory), new SqliteException("disk I/O error at 10.1.2.3:5432", 10),
            new SqliteException("", CannotOpen), new SqliteException("", 13), new IOException("", 28), new UnauthorizedAccessException(),
        ];

        var said = failures.Select(failure => StorageTrouble.Explain(new InvalidOperationException("outer", failure), Folder, toOutsider: true)!.Message).ToList();

        Assert.That(said.Where(sentence => sentence.Contains("10.1.2.3", StringComparison.Ordinal) || sentence.Contains(Folder, StringComparison.Ordinal)), Is.Empty);
        Assert.That(StorageTrouble.Explain(failures[0], Folder)!.Message, Does.Contain("10.1.2.3"), "whoever runs the server is told");
    }
}
