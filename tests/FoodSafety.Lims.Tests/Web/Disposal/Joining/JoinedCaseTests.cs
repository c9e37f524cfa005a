using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>Records that join a case are told by its events; nothing joins a case that has ended.</summary>
public sealed class JoinedCaseTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Disposal = "HC-440304-2023-00001";
    private const string Again = "HC-440304-2023-00002";
    private static readonly DateTimeOffset At = new(2023, 5, 20, 9, 0, 0, TimeSpan.FromHours(8));

    [Test]
    public async Task A_new_failing_item_joins_the_open_case_by_an_event_and_a_version()
    {
        Fail("毒死蜱", "R1");

        Fail("氧乐果", "R2");

        var row = await CaseRows.Load(Database, Disposal);
        var told = row.Events.OrderBy(happened => happened.Id).Last();
        Assert.That((row.TestItems, row.Version, told.Action), Is.EqualTo(("毒死蜱、氧乐果", 2, "join-finding")));
        Assert.That(told.Reason, Does.Contain("U-000003 第 2 行").And.Contain("氧乐果"));
        Assert.That((await CaseRows.Do(Database, Disposal, "start", CaseRows.Officer, At)).Refusal, Is.Null);
        Database.AssertVerified();
    }

    [Test]
    public async Task Who_looked_at_the_case_before_is_told_that_it_changed()
    {
        Fail("毒死蜱", "R1");
        Fail("氧乐果", "R2");

        await using var db = Database.CreateContext();
        var stale = await new ActOnCase(Disposal, "start", [], Version: 1).Handle(db, await CaseRows.Reading(db, At), CaseRows.Officer, default);

        Assert.That(stale.Refusal!.Code, Is.EqualTo("stale-version"));
        Assert.That(stale.Refusal.Message, Does.Contain("并入检测记录"));
    }

    [Test]
    public async Task What_fails_after_the_case_ended_opens_another_that_names_it()
    {
        Fail("毒死蜱", "R1");
        await Cancel();

        var receipt = Fail("氧乐果", "R2");

        Assert.That(receipt.CasesOpened.Disposal, Is.EqualTo(1));
        var (ended, opened) = (await CaseRows.Load(Database, Disposal), await CaseRows.Load(Database, Again));
        Assert.That((ended.TestItems, ended.Stage, ended.Version), Is.EqualTo(("毒死蜱", "cancelled", 3)));
        Assert.That((opened.TestItems, opened.Stage, opened.Events.Single().Link), Is.EqualTo(("氧乐果", "opened", Disposal)));
        Database.AssertVerified();
    }

    [Test]
    public async Task What_is_known_of_an_ended_case_already_opens_no_other()
    {
        Fail("毒死蜱", "R1");
        await Cancel();

        Database.Results("FT1,铅,0.01,mg/kg,≤0.2,2023-05-21,合格,R2,初检");
        Database.Findings("FT1,韭菜,毒死蜱║0.9mg/kg║≤0.02mg/kg,甲档,/,2023-06-01");

        Assert.That(Database.Ask<long>("SELECT count(*) FROM cases"), Is.EqualTo(1));
        var row = await CaseRows.Load(Database, Disposal);
        Assert.That(row.Events.OrderBy(happened => happened.Id).Last().Reason, Does.Contain("关联不合格线索"), "published after it ended: the case says so");
        Database.AssertVerified();
    }

    [Test]
    public async Task What_fails_anew_joins_the_case_it_was_merged_into()
    {
        Fail("毒死蜱", "R1");
        Fail("毒死蜱", "R2", "FT2");
        await using (var db = Database.CreateContext())
            Assert.That((await new ProposeOnCase(Disposal, "同一批次").Handle(db, CaseRows.Officer, At, default)).Refusal, Is.Null);
        await using (var db = Database.CreateContext())
            Assert.That((await new MergeIntoCase(Disposal, Again, "同一批次").Handle(db, CaseRows.Manager, At, default)).Refusal, Is.Null);

        Fail("氧乐果", "R3");

        Assert.That((await CaseRows.Load(Database, Again)).TestItems, Is.EqualTo("毒死蜱、氧乐果"));
        Assert.That(Database.Ask<long>("SELECT count(*) FROM cases"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_batch_s_new_positive_joins_its_open_case_and_opens_another_after_the_end()
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性"));
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "克百威", "阳性"));
        var open = await CaseRows.Load(Database, "YX-440304-2023-00001");
        Assert.That((open.TestItems, open.Version), Is.EqualTo(("毒死蜱、克百威", 2)));
        await CaseRows.Walk(Database, "YX-440304-2023-00001", "record-repeat-negative", "confirm", "close");

        var receipt = Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "氧乐果", "阳性"));

        Assert.That(receipt.CasesOpened.Positive, Is.EqualTo(1));
        var second = await CaseRows.Load(Database, "YX-440304-2023-00002");
        Assert.That((second.TestItems, second.Events.Single().Link), Is.EqualTo(("氧乐果", "YX-440304-2023-00001")));
        Database.AssertVerified();
    }

    [Test]
    public async Task Taking_the_import_back_leaves_the_case_without_its_item_and_says_so()
    {
        Fail("毒死蜱", "R1");
        Fail("氧乐果", "R2");

        Database.Undo("U-000003");

        var row = await CaseRows.Load(Database, Disposal);
        Assert.That((row.TestItems, row.Version), Is.EqualTo(("毒死蜱", 3)));
        Assert.That(row.Events.OrderBy(happened => happened.Id).Select(happened => happened.Action), Is.EqualTo(new[] { "open", "join-finding", "withdraw-finding" }));
        Database.AssertVerified();
        Database.Undo("U-000002");
        Assert.That(Database.Ask<long>("SELECT count(*) FROM cases"), Is.Zero, "nobody acted on it");
        Database.AssertVerified();
    }

    private FoodSafety.Lims.Web.Uploads.Receipt Fail(string item, string report, string sample = "FT1")
    {
        if (Database.Ask<long>($"SELECT count(*) FROM samples WHERE sample_no = '{sample}'") == 0)
            Database.Samples(InspectionFiles.Sample(sample));
        return Database.Results($"{sample},{item},0.9,mg/kg,≤0.02,2023-04-20,不合格,{report},初检");
    }

    private async Task Cancel()
    {
        Assert.That((await CaseRows.Do(Database, Disposal, "start", CaseRows.Officer, At)).Refusal, Is.Null);
        Assert.That((await CaseRows.Do(Database, Disposal, "cancel", CaseRows.Manager, At, new GivenEvidence("cancel-reason", "企业已注销"))).Refusal, Is.Null);
    }
}
