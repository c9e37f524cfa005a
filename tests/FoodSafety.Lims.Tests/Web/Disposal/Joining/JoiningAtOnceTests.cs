using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Inspection;
using FoodSafety.Lims.Web.Uploads.Undo;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>An import and an officer at the same moment: one case is opened, and nothing joins one that is just being ended.</summary>
public sealed class JoiningAtOnceTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Positive = "YX-440304-2023-00001";
    private const string Disposal = "HC-440304-2023-00001";
    private static readonly DateTimeOffset At = CaseRows.OpenedAt.AddDays(60);

    [Test]
    public async Task What_fails_while_its_case_is_being_ended_opens_another()
    {
        Database.Samples(InspectionFiles.Sample("FT1"));
        Fail("毒死蜱", "R1");
        Assert.That((await CaseRows.Do(Database, Disposal, "start", CaseRows.Officer, At)).Refusal, Is.Null);
        using var officer = Database.OpenConnection();
        using var ending = officer.BeginTransaction();
        officer.Run(ending, "UPDATE cases SET stage = 'cancelled', version = version + 1, closed_at = @at", ("at", At.ToUnixTimeMilliseconds()));
        officer.Run(ending, """INSERT INTO case_event (case_id, at, "by", action, from_stage, to_stage) SELECT id, @at, '李四', 'cancel', 'started', 'cancelled' FROM cases""", ("at", At.ToUnixTimeMilliseconds()));

        var import = Task.Run(() => Fail("氧乐果", "R2"));
        await UntilItWaits(import);
        ending.Commit();

        Assert.That((await import).CasesOpened.Disposal, Is.EqualTo(1));
        var ended = await CaseRows.Load(Database, Disposal);
        Assert.That((ended.TestItems, ended.Stage, ended.Version), Is.EqualTo(("毒死蜱", "cancelled", 3)));
        var opened = await CaseRows.Load(Database, "HC-440304-2023-00002");
        Assert.That((opened.TestItems, opened.Events.Single().Link), Is.EqualTo(("氧乐果", Disposal)));
    }

    [Test]
    public async Task A_positive_that_is_confirmed_while_an_import_opens_its_sample_s_case_goes_on_in_that()
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:10", "克百威", "阳性"));
        await CaseRows.Walk(Database, Positive, "record-repeat-positive", "notify", "stop-sale");
        Assert.That((await CaseRows.Do(Database, Positive, "send-to-lab", CaseRows.Officer, At.AddDays(-30), new GivenEvidence("lab-sample-no", "FT0009"))).Refusal, Is.Null);

        Task<FoodSafety.Lims.Domain.Outcome<DisposalCase>> confirming;
        using (var import = BeginOpening("FT0009"))
        {
            confirming = Task.Run(() => CaseRows.Do(Database, Positive, "record-lab-non-compliant", CaseRows.Officer, At, ConfirmedPositiveTests.Given));
            await UntilItWaits(confirming);
            import.Commit();
        }

        Assert.That((await confirming).Refusal?.Message, Is.Null);
        Assert.That(Database.Ask<long>("SELECT count(*) FROM cases WHERE kind = 'disposal'"), Is.EqualTo(1));
        Assert.That((await CaseRows.Load(Database, Positive)).Events.OrderBy(happened => happened.Id).Last().Link, Is.EqualTo(Disposal));
        Assert.That((await CaseRows.Load(Database, Disposal)).Events.OrderBy(happened => happened.Id).Select(happened => (happened.Action, happened.Link)), Is.EqualTo(new[] { ("open", null), ("take-in", (string?)Positive) }));
    }

    [Test]
    public async Task A_case_that_is_transferred_while_an_import_opens_the_other_district_s_goes_on_in_that()
    {
        await CaseRows.Add(Database, CaseRows.Disposal(1, district: "440103"));
        await using (var db = Database.CreateContext())
            Assert.That((await new ProposeOnCase("HC-440103-2023-00001", "属地管辖").Handle(db, CaseRows.Elsewhere, At, default)).Refusal, Is.Null);

        Task<FoodSafety.Lims.Domain.Outcome<DisposalCase>> transferring;
        using (var import = BeginOpening("FT2023-0001"))
        {
            transferring = Task.Run(async () =>
            {
                await using var db = Database.CreateContext();
                return await new TransferCase("HC-440103-2023-00001", "440304", [new("transfer-letter", "荔市监移〔2023〕1号")]).Handle(db, TestDatabase.Zone, CaseRows.ManagerElsewhere, At, default);
            });
            await UntilItWaits(transferring);
            import.Commit();
        }

        Assert.That((await transferring).Refusal?.Message, Is.Null);
        Assert.That(Database.Ask<long>("SELECT count(*) FROM cases WHERE district_code = '440304'"), Is.EqualTo(1));
        Assert.That((await CaseRows.Load(Database, "HC-440103-2023-00001")).Events.OrderBy(happened => happened.Id).Last().Link, Is.EqualTo(Disposal));
    }

    /// <summary>Who sampled may take the form back, and is not to learn by it which case it has.</summary>
    [Test]
    public async Task An_undo_that_lost_against_an_officer_changes_nothing_and_names_no_case()
    {
        Database.Samples(InspectionFiles.Sample("FT1"));
        var upload = Fail("毒死蜱", "R1").Upload!;
        using var officer = Database.OpenConnection();
        using var acting = officer.BeginTransaction();
        officer.Run(acting, "UPDATE cases SET stage = 'started', version = version + 1");
        officer.Run(acting, """INSERT INTO case_event (case_id, at, "by", action, from_stage, to_stage) SELECT id, @at, '张三', 'start', 'opened', 'started' FROM cases""", ("at", At.ToUnixTimeMilliseconds()));

        var undoing = Task.Run(() => new UndoUpload(upload).Handle(Database, CaseRows.Manager, At));
        await UntilItWaits(undoing);
        acting.Commit();

        var outcome = await undoing;
        Assert.That(outcome.Refusal?.Code ?? outcome.Value.Obstacles.Single().Code, Is.EqualTo("case-acted-on"));
        Assert.That(outcome.Refusal?.Message ?? "", Does.Not.Contain("HC-"));
        Assert.That((await CaseRows.Load(Database, Disposal)).Version, Is.EqualTo(2));
        Assert.That(Database.Ask<long>("SELECT count(*) FROM sample_results"), Is.EqualTo(1));
    }

    /// <summary>An import's transaction that has opened a sample's case and is not committed yet.</summary>
    private ImportTransaction BeginOpening(string sampleNo)
    {
        var import = Database.BeginImport(1, CaseRows.District, wholeFile: true);
        import.Begin();
        var rules = RulesSnapshots.Take(import.Connection, "440304-REG", CaseRows.District, At, TestDatabase.Zone).Value;
        DisposalCases.Record(import, rules, new NewCase
        {
            Kind = CaseKind.Disposal,
            DistrictCode = CaseRows.District,
            Year = 2023,
            OpenedAt = At,
            UploadId = 1,
            RowNumber = 2,
            SampleNo = sampleNo,
            TestItems = ["毒死蜱"],
            Food = "韭菜",
        });
        return import;
    }

    /// <summary>On PostgreSQL until the work stands at a lock of the open transaction, or is through; SQLite lets nobody else write in any case.</summary>
    private async Task UntilItWaits(Task work)
    {
        while (Kind == DatabaseKind.Postgres && !work.IsCompleted
            && Database.Ask<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
            await Task.Yield();
    }

    private FoodSafety.Lims.Web.Uploads.Receipt Fail(string item, string report) => Database.Results($"FT1,{item},0.9,mg/kg,≤0.02,2023-04-20,不合格,{report},初检");
}
