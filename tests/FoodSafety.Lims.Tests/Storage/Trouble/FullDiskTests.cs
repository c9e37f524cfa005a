using System.Net.Http.Json;
using System.Text.Json;
using FoodSafety.Lims.Seeds.RapidTests;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Storage;

/// <summary>
/// Real <c>lims</c> processes on a real disk that is full or read-only: a sentence, exit code 1, nothing half done; and once the disk is mended
/// the same command ends as if nothing had happened. Without SQLite's file the disk is the database server's own affair.
/// </summary>
public sealed class FullDiskTests
{
    private string _files = "";
    private string _log = "";

    [OneTimeSetUp]
    public void WriteLog()
    {
        _files = Directory.CreateTempSubdirectory("lims-full-").FullName;
        _log = Path.Combine(_files, "log.csv");
        RapidTestFile.Write(_log, new RapidTestFileOptions { Rows = 40_000, IsDirty = true });
    }

    [OneTimeTearDown]
    public void RemoveLog() => Directory.Delete(_files, recursive: true);

    [TestCase("transaction-begun:1", "valid-rows")]
    [TestCase("chunk-committed:1", "valid-rows")]
    [TestCase("rows-written:2", "max-bad:90%")]
    public void A_disk_that_fills_up_amid_an_import_stops_it_and_with_room_again_it_ends_undisturbed(string point, string mode)
    {
        using var disk = SmallDisk.Mount(megabytes: 48);
        var settings = On(disk);
        Assert.That(Lims(settings, "markets").ExitCode, Is.Zero);

        var full = LimsProcess.Run(settings, point, disk.Filler, Import(mode));
        Assert.That((full.ExitCode, Code(full)), Is.EqualTo((1, "no-space")), full.Error);
        Assert.That(full.Error, Does.Contain("磁盘已满").And.Contain("腾出空间"));
        Assert.That(Lims(settings, Import(mode)).ExitCode, Is.EqualTo(1), "still full");

        File.Delete(disk.Filler);
        disk.Grow(96);
        Assert.That(Lims(settings, "verify").ExitCode, Is.Zero, "what is stored is whole");
        Assert.That(Lims(settings, Import(mode)).ExitCode, Is.EqualTo(3), "dirty rows");
        Assert.That(Hash(settings), Is.EqualTo(Undisturbed(mode)));
        Assert.That(Lims(settings, "verify").ExitCode, Is.Zero);
    }

    [Test]
    public void A_disk_with_too_little_room_refuses_before_the_first_row_and_with_room_the_same_key_is_taken_in()
    {
        using var disk = SmallDisk.Mount(megabytes: 16);
        var settings = On(disk);

        var refused = Lims(settings, Import("valid-rows", "--idempotency-key", "march"));
        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Output, Does.Contain("no-space").And.Contain("未存入任何数据"));
        disk.Grow(96);

        Assert.That(Lims(settings, Import("valid-rows", "--idempotency-key", "march")).ExitCode, Is.EqualTo(3), "dirty rows");
        Assert.That(Hash(settings), Is.EqualTo(Undisturbed("valid-rows")));
    }

    [Test]
    public void A_disk_that_cannot_even_hold_the_file_leaves_nothing_of_it_behind()
    {
        using var disk = SmallDisk.Mount(megabytes: 16);
        var settings = On(disk);
        Assert.That(Lims(settings, "markets").ExitCode, Is.Zero);
        disk.Fill(leaveBytes: 1 << 20);

        var full = Lims(settings, Import("valid-rows"));

        Assert.That((full.ExitCode, Code(full)), Is.EqualTo((1, "no-space")), full.Error);
        Assert.That(Directory.EnumerateFiles(settings.UploadsFolder, "*", SearchOption.AllDirectories), Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_data_folder_or_database_file_that_is_read_only_is_said_and_nothing_changes(bool wholeFolder)
    {
        using var disk = SmallDisk.Mount(megabytes: 96);
        var settings = On(disk);
        Assert.That(Lims(settings, Import("valid-rows")).ExitCode, Is.EqualTo(3), "dirty rows");
        var before = Hash(settings);

        IDisposable? file = null;
        if (wholeFolder)
            disk.MakeReadOnly();
        else
            file = SmallDisk.ReadOnly(settings.DatabaseFile);
        string[][] commands = [Import("valid-rows"), ["undo", "U-000001"]];
        foreach (var command in commands)
        {
            var refused = Lims(settings, command);
            Assert.That((refused.ExitCode, Code(refused)), Is.EqualTo((1, "read-only")), $"{command[0]}: {refused.Error}");
            Assert.That(refused.Error, Does.Contain("不能写入"));
        }
        if (wholeFolder)
            disk.MakeWritable();
        file?.Dispose();

        Assert.That(Hash(settings), Is.EqualTo(before));
        Assert.That(Lims(settings, "verify").ExitCode, Is.Zero);
        Assert.That(Lims(settings, "undo", "U-000001").ExitCode, Is.Zero, "as soon as it may");
    }

    [Test]
    public async Task Over_HTTP_a_full_disk_is_507_a_read_only_one_503_and_with_the_disk_mended_the_file_is_taken_in()
    {
        using var disk = SmallDisk.Mount(megabytes: 48);
        await using var lims = await ServedLims.Start(TestDatabase.Create(DatabaseKind.Sqlite, Path.Combine(disk.Folder, "data")));
        using var office = await lims.Client(Roles.Office, "440304-REG");
        var uploads = lims.Database.Settings.UploadsFolder;

        disk.Fill(leaveBytes: 1 << 20);
        var full = await Post(office);
        File.Delete(disk.Filler);
        disk.Grow(96);
        (int, string?, string?) readOnly;
        using (SmallDisk.ReadOnly(uploads))
            readOnly = await Post(office);
        var mended = await Post(office);

        Assert.That((full.Status, full.Code), Is.EqualTo((507, "no-space")));
        Assert.That(full.Detail, Does.Contain("磁盘已满").And.Contain("临时文件夹").And.Not.Contain(disk.Folder));
        Assert.That(readOnly, Is.EqualTo((503, "read-only", "数据文件夹或临时文件夹不能写入：请检查读写权限，或文件系统是否只读。")));
        Assert.That((mended.Status, mended.Code), Is.EqualTo((202, null as string)));
    }

    private async Task<(int Status, string? Code, string? Detail)> Post(HttpClient client)
    {
        using var content = new StreamContent(File.OpenRead(_log));
        using var response = await client.PostAsync("/api/v1/imports?kind=rapid-tests&org=440304-REG", content);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)response.StatusCode, Text("code"), Text("detail"));

        string? Text(string name) => answer.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    private static LimsSettings On(SmallDisk disk) => new(Path.Combine(disk.Folder, "data"), DatabaseKind.Sqlite, null, TestDatabase.Zone);

    private string[] Import(string mode, params string[] more) => ["import", _log, "--kind", "rapid-tests", "--org", "440304-REG", "--mode", mode, .. more];

    private string Undisturbed(string mode)
    {
        using var calm = TestDatabase.Create(DatabaseKind.Sqlite);
        Assert.That(Lims(calm.Database.Settings, Import(mode)).ExitCode, Is.EqualTo(3), "dirty rows");
        return Hash(calm.Database.Settings);
    }

    private static ProgramRun Lims(LimsSettings settings, params string[] arguments) => LimsProcess.Run(settings, null, null, arguments);

    private static string Hash(LimsSettings settings) => Lims(settings, "verify", "--hash").Output;

    private static string? Code(ProgramRun run)
    {
        using var answer = JsonDocument.Parse(run.Output);
        return answer.RootElement.GetProperty("code").GetString();
    }
}
