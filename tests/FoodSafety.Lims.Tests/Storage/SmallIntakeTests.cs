using System.Text;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Storage;

/// <summary>Small logs of many senders share commits; each is an upload of its own and none is lost.</summary>
[NonParallelizable] // one test listens to the whole process
public sealed class SmallIntakeTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Plan = "plans/440304-futian-2023";
    private const string Header = "sample_no,tested_at,market,food,test_item,outcome\n";

    [Test]
    public async Task Logs_sent_at_once_are_stored_as_the_same_rows_in_one_file_are()
    {
        using var calm = TestDatabase.Create(Kind);
        calm.Database.Import(Header + string.Concat(Enumerable.Range(1, 120).Select(log => Rows(log))));
        var intake = new SmallIntake(Database, new RulesCache(Database));

        var stored = await Task.WhenAll(Enumerable.Range(1, 120).Select(log => Task.Run(() => intake.Store(Log(log)))));

        Assert.That(stored.Select(log => log.UploadId).Distinct().Count(), Is.EqualTo(120));
        Assert.That(stored.All(log => !log.Faults.Any() && log.Duplicates.Count == 0));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(VerifyData.Hash(calm.Database)));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public async Task The_same_log_five_times_at_once_counts_once()
    {
        var intake = new SmallIntake(Database, new RulesCache(Database));

        var stored = await Task.WhenAll(Enumerable.Range(1, 5).Select(_ => Task.Run(() => intake.Store(Log(7)))));

        Assert.That(stored.Select(log => log.UploadId).Distinct().Count(), Is.EqualTo(1), "four are answered with the first one's upload");
        Assert.That(stored.Count(log => log.IsSameFile), Is.EqualTo(4));
        using var connection = Database.OpenConnection();
        Assert.That(connection.Ask<int>(null, "SELECT count(*) FROM rapid_tests"), Is.EqualTo(3));
    }

    [Test]
    public async Task A_log_judged_by_rules_that_changed_before_it_was_stored_is_judged_again()
    {
        var intake = new SmallIntake(Database, new RulesCache(Database));
        await intake.Store(Log(1));
        // From now on the counter counts nothing: a log judged by the rules of before would still be counted there.
        var plan = JsonNode.Parse(new ExportReferenceSet(Plan).Handle(Database).Value)!;
        plan["counters"]!.AsArray().Single(counter => (string)counter!["code"]! == "ft-rapid-produce")!["anyOf"] = JsonNode.Parse("""[{"foodCategories":["肉制品"]}]""");
        Assert.That(new ImportReferenceSet(Plan, Encoding.UTF8.GetBytes(plan.ToJsonString())).Handle(Database, Caller.CommandLine, TestDatabase.Now).Value.Counters!.Changed, Is.Positive);

        await intake.Store(Log(2));

        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public async Task A_log_that_fails_fails_alone_and_its_bytes_are_found_again()
    {
        var intake = new SmallIntake(Database, new RulesCache(Database));
        var stored = await intake.Store(Log(3));

        Assert.Throws<FoodSafety.Lims.Ingestion.Reading.UnreadableFileException>(() => _ = intake.Store(Log(4) with { Csv = "1,2\n"u8.ToArray() }));

        using var connection = Database.OpenConnection();
        var upload = UploadRow.Load(connection, stored.UploadId);
        Assert.That(upload.Status, Is.EqualTo("completed"));
        Assert.That(File.ReadAllText(StoredFile.PathOf(Database, upload.Id, upload.StoredAs)), Is.EqualTo(Header + Rows(3)));
    }

    /// <summary>Gives the writer a log to store, and comes back when it has taken it: what is sent then waits together.</summary>
    private async Task<Task<StoredSmall>> OccupyWriter(SmallIntake intake)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = new DoAt("group-taken", () => taken.TrySetResult(), onAnyThread: true);
        var stored = intake.Store(Log(1));
        await taken.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return stored;
    }

    [Test]
    public async Task Logs_of_a_group_in_which_one_fails_are_stored_as_if_it_had_not_been_there()
    {
        var intake = new SmallIntake(Database, new RulesCache(Database));
        var good = Log(11);
        // The same rows from the same market in other words, and one that breaks off the group's transaction behind them.
        var twin = new SmallLog(good.Sender, good.DistrictCode, good.On, good.Name, [.. good.Csv, .. "\n"u8], good.Now, good.By);
        var bad = Log(35) with { Name = null! };
        List<Task<StoredSmall>> stored = [];
        using (var busy = Database.BeginImport(0, good.DistrictCode, wholeFile: true))
        {
            busy.Begin();
            // The first occupies the writer, the others wait together.
            stored.Add(await OccupyWriter(intake));
            stored.AddRange([intake.Store(good), intake.Store(twin), intake.Store(bad)]);
        }

        Assert.That(async () => await stored[3], Throws.Exception);
        Assert.That((await stored[1]).Duplicates, Is.Empty);
        Assert.That((await stored[2]).Duplicates, Has.Count.EqualTo(3));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public async Task A_log_that_cannot_even_be_judged_again_fails_alone_and_the_writer_goes_on()
    {
        var intake = new SmallIntake(Database, new RulesCache(Database));
        var (good, unreadable, bad) = (Log(12), Log(13), Log(35) with { Name = null! });
        List<Task<StoredSmall>> stored = [];
        using (var busy = Database.BeginImport(0, good.DistrictCode, wholeFile: true))
        {
            busy.Begin();
            stored.Add(await OccupyWriter(intake));
            stored.AddRange([intake.Store(unreadable), intake.Store(good), intake.Store(bad)]);
            // Judged already; when the group failed for the bad one and each is judged again by itself, nothing is left to read.
            Array.Clear(unreadable.Csv);
        }

        var patience = TimeSpan.FromSeconds(30);
        Assert.That(async () => await stored[1].WaitAsync(patience), Throws.InstanceOf<FoodSafety.Lims.Ingestion.Reading.UnreadableFileException>());
        Assert.That(async () => await stored[3].WaitAsync(patience), Throws.Exception.Not.InstanceOf<TimeoutException>());
        Assert.That((await stored[2].WaitAsync(patience)).Duplicates, Is.Empty);
        Assert.That((await intake.Store(Log(14)).WaitAsync(patience)).Duplicates, Is.Empty);
    }

    [Test]
    public async Task A_log_whose_rows_went_with_an_undone_twin_is_stored_when_it_is_sent_again()
    {
        var intake = new SmallIntake(Database, new RulesCache(Database));
        var first = await intake.Store(Log(5));
        using var connection = Database.OpenConnection();
        // As undoing another upload leaves it: completed, but its duplicates' twins are gone.
        connection.Run(null, "UPDATE uploads SET lost_rows = 3 WHERE id = @id", ("id", first.UploadId));

        var again = await intake.Store(Log(5));

        Assert.That(again.UploadId, Is.Not.EqualTo(first.UploadId), "taken anew and decided row by row");
    }

    private SmallLog Log(int number)
    {
        var market = new RulesCache(Database).Latest().Organisations[Market(number)];
        return new SmallLog(market, market.DistrictCode, new DateOnly(2023, number % 9 + 1, 11), $"{number}.csv", Encoding.UTF8.GetBytes(Header + Rows(number)), TestDatabase.Now, "test");
    }

    private static string Market(int log) => FormattableString.Invariant($"440304-M{log % 24 + 1:00}");

    private static string Rows(int log) => string.Concat(Enumerable.Range(1, 3).Select(row => FormattableString.Invariant(
        $"L{log}-{row},2023-0{log % 9 + 1}-11 08:{row:00},{Market(log)},菠菜,有机磷和氨基甲酸酯类农药,{(row == 3 && log % 10 == 0 ? "阳性" : "阴性")}\n")));
}
