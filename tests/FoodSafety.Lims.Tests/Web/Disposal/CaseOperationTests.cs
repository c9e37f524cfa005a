using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>The operations on cases: not allowed · not found · wrong stage · stale version · done.</summary>
public sealed class CaseOperationTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly DateTimeOffset At = CaseRows.OpenedAt.AddHours(1);

    [Test]
    public async Task Closing_without_evidence_is_refused_and_changes_nothing()
    {
        await CaseRows.Add(Database, CaseRows.Disposal(1));
        await CaseRows.Walk(Database, "HC-440304-2023-00001", "start", "notify", "control-risk", "investigate", "rectify", "review", "request-approval");

        var refusal = (await Act("HC-440304-2023-00001", "close", CaseRows.Manager)).Refusal!;

        Assert.That((refusal.Code, refusal.Kind), Is.EqualTo(("evidence-missing", RefusalKind.Unprocessable)));
        Assert.That(refusal.Message, Does.Contain("service-receipt（送达回证）").And.Contain("goods-disposal").And.Contain("follow-up-sample").And.Contain("penalty-decision").And.Contain("publication").And.Contain("purchased-kg（进货重量）"));
        Assert.That((await Load("HC-440304-2023-00001")).Stage, Is.EqualTo("approval-requested"));
    }

    [Test]
    public async Task With_all_evidence_and_a_second_person_a_disposal_case_closes()
    {
        await CaseRows.Add(Database, CaseRows.Disposal(1));
        await CaseRows.Walk(Database, "HC-440304-2023-00001", "start", "notify", "control-risk", "investigate", "rectify", "review", "request-approval");
        await CaseRows.GiveMissing(Database, "HC-440304-2023-00001");

        Assert.That((await Act("HC-440304-2023-00001", "close", CaseRows.Officer)).Refusal?.Code, Is.EqualTo("second-person-required"));
        Assert.That((await Act("HC-440304-2023-00001", "close", CaseRows.Manager)).Refusal, Is.Null);

        var closed = await Load("HC-440304-2023-00001");
        Assert.That((closed.Stage, closed.ClosedAt), Is.EqualTo(("closed", (DateTimeOffset?)At)));
        Assert.That(closed.Events.OrderBy(happened => happened.Id).Last().By, Is.EqualTo("李四"));
        Assert.That(closed.Version, Is.EqualTo(closed.Events.Count));
    }

    [Test]
    public async Task A_laboratory_and_another_district_may_not_act()
    {
        await CaseRows.Add(Database, CaseRows.Positive(1));

        Assert.That((await Act("YX-440304-2023-00001", "record-repeat-positive", CaseRows.Laboratory)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await Act("YX-440304-2023-00001", "record-repeat-positive", CaseRows.Elsewhere)).Refusal!.Code, Is.EqualTo("not-yours"));
    }

    [Test]
    public async Task A_case_that_does_not_exist_is_not_found() =>
        Assert.That((await Act("YX-440304-2023-99999", "close", CaseRows.Officer)).Refusal!.Kind, Is.EqualTo(RefusalKind.NotFound));

    [Test]
    public async Task A_wrong_stage_and_a_stale_version_are_refused()
    {
        await CaseRows.Add(Database, CaseRows.Positive(1));

        Assert.That((await Act("YX-440304-2023-00001", "dispose", CaseRows.Officer)).Refusal!.Code, Is.EqualTo("action-not-allowed"));
        Assert.That((await Act("YX-440304-2023-00001", "record-repeat-positive", CaseRows.Officer, version: 7)).Refusal!.Code, Is.EqualTo("stale-version"));
    }

    [Test]
    public async Task Of_two_who_change_one_case_at_once_the_second_is_refused()
    {
        await CaseRows.Add(Database, CaseRows.Disposal(1));
        await using var first = Database.CreateContext();
        await using var second = Database.CreateContext();
        // The second has read the case before the first saves: its context keeps what it read.
        _ = await StoredCase.Whole(second).SingleAsync();
        _ = (await new ActOnCase("HC-440304-2023-00001", "start", []).Handle(first, await CaseRows.Reading(first, At), CaseRows.Officer, default)).Value;

        var late = await new ActOnCase("HC-440304-2023-00001", "start", []).Handle(second, await CaseRows.Reading(second, At), CaseRows.Manager, default);

        Assert.That(late.Refusal!.Code, Is.EqualTo("stale-version"));
        Assert.That((await Load("HC-440304-2023-00001")).Events, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_positive_confirmed_by_a_laboratory_opens_a_disposal_case_with_the_next_number()
    {
        await CaseRows.Add(Database, CaseRows.Positive(1), CaseRows.Positive(2));
        string[] way = ["record-repeat-positive", "notify", "stop-sale", "send-to-lab", "record-lab-non-compliant"];

        await CaseRows.Walk(Database, "YX-440304-2023-00001", way);
        await CaseRows.Walk(Database, "YX-440304-2023-00002", way);

        var second = await Load("HC-440304-2023-00002");
        Assert.That((second.Kind, second.Stage, second.SampleNo), Is.EqualTo(("disposal", "opened", "FT-YX-440304-2023-00002")), "the fresh sample's number");
        var became = await Load("YX-440304-2023-00001");
        Assert.That((became.Stage, became.Events.OrderBy(happened => happened.Id).Last().Link), Is.EqualTo(("became-disposal", "HC-440304-2023-00001")));
    }

    [Test]
    public async Task A_re_check_by_a_known_rapid_method_is_refused_by_its_name_and_changes_nothing()
    {
        await CaseRows.Add(Database, CaseRows.Positive(1));
        await CaseRows.Walk(Database, "YX-440304-2023-00001", "record-repeat-positive", "notify", "stop-sale", "object", "send-to-lab");

        foreach (var method in new[] { "GB/T 5009.199-2003", "胶体金免疫层析法" })
        {
            await using var db = Database.CreateContext();
            var refused = await new ActOnCase("YX-440304-2023-00001", "record-lab-non-compliant", [new("lab-report-no", "B1"), new("lab-method", method)])
                .Handle(db, await CaseRows.Reading(db, At), CaseRows.Officer, default);
            Assert.That(refused.Refusal!.Code, Is.EqualTo("rapid-method"));
            Assert.That(refused.Refusal.Message, Does.Contain(method));
            var attached = await new AttachEvidence("YX-440304-2023-00001", new GivenEvidence("lab-method", method)).Handle(db, Database.Settings, CaseRows.Officer, At, default);
            Assert.That(attached.Refusal!.Code, Is.EqualTo("rapid-method"));
        }

        Assert.That((await Load("YX-440304-2023-00001")).Stage, Is.EqualTo("sent-to-lab"));
    }

    [Test]
    public async Task Evidence_keeps_its_file_with_hash_time_and_who()
    {
        await CaseRows.Add(Database, CaseRows.Positive(1));
        await using var db = Database.CreateContext();
        using var file = new MemoryStream("abc"u8.ToArray());

        var attached = await new AttachEvidence("YX-440304-2023-00001", new GivenEvidence("disposal-photo"), "照片.jpg", file)
            .Handle(db, Database.Settings, CaseRows.Officer, At, default);

        Assert.That(attached.Refusal, Is.Null);
        var item = (await Load("YX-440304-2023-00001")).Evidence.Single();
        // SHA-256 of "abc": FIPS 180-2, appendix B.1.
        Assert.That(item.Sha256, Is.EqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        Assert.That((item.FileName, item.By, item.At), Is.EqualTo(("照片.jpg", "张三", At)));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Database.Settings.DataFolder, item.StoredAs!)), Is.EqualTo("abc"));
    }

    [Test]
    public async Task A_refused_file_is_not_kept()
    {
        await CaseRows.Add(Database, CaseRows.Positive(1));
        foreach (var (code, content) in new[] { ("no-such-evidence", "abc"), ("disposal-photo", "") })
        {
            await using var db = Database.CreateContext();
            using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
            var attached = await new AttachEvidence("YX-440304-2023-00001", new GivenEvidence(code), "x.jpg", file)
                .Handle(db, Database.Settings, CaseRows.Officer, At, default);
            Assert.That(attached.Succeeded, Is.False);
        }

        Assert.That(Directory.EnumerateFileSystemEntries(Database.Settings.EvidenceFolder), Is.Empty);
    }

    [Test]
    public async Task Photos_that_come_at_once_are_all_kept()
    {
        await CaseRows.Add(Database, CaseRows.Positive(1));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(index => Task.Run(async () =>
        {
            await using var db = Database.CreateContext();
            using var file = new MemoryStream([(byte)index]);
            return await new AttachEvidence("YX-440304-2023-00001", new GivenEvidence("disposal-photo"), $"{index}.jpg", file)
                .Handle(db, Database.Settings, CaseRows.Officer, At, default);
        })));

        Assert.That(outcomes.Select(outcome => outcome.Refusal), Is.All.Null);
        var row = await Load("YX-440304-2023-00001");
        Assert.That((row.Evidence.Count, row.Version), Is.EqualTo((3, 4)));
    }

    [Test]
    public async Task Lists_page_by_cursor_without_gap_or_repetition()
    {
        await CaseRows.Add(Database, [.. Enumerable.Range(1, 5).Select(serial => CaseRows.Positive(serial))]);

        var numbers = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await List(new ListCases(CaseRows.District, Cursor: cursor, Limit: 2), At)).Value;
            numbers.AddRange(page.Items.Select(item => item.Number));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, 5).Select(serial => $"YX-440304-2023-{serial:00000}")));
    }

    /// <summary>The 4 hours of 食品安全法 art 88(2), and 5 working days from a Wednesday.</summary>
    [Test]
    public async Task Overdue_lists_only_what_is_late_at_the_instant_asked_for()
    {
        await CaseRows.Add(Database, CaseRows.Positive(1, notifiedAt: CaseRows.OpenedAt), CaseRows.Positive(2), CaseRows.Disposal(1));

        Assert.That(await Late(CaseRows.OpenedAt.AddHours(4).AddSeconds(-1)), Is.Empty);
        Assert.That(await Late(CaseRows.OpenedAt.AddHours(4)), Is.EqualTo(new[] { "YX-440304-2023-00001" }));
        Assert.That(await Late(CaseRows.OpenedAt.AddDays(8)), Is.EqualTo(new[] { "YX-440304-2023-00001", "HC-440304-2023-00001" }));

        async Task<IEnumerable<string>> Late(DateTimeOffset asOf) =>
            (await List(new ListCases(CaseRows.District, Overdue: true, Limit: 1000), asOf)).Value.Items.Select(item => item.Number);
    }

    [Test]
    public async Task Filters_and_bad_questions_are_told_apart()
    {
        await CaseRows.Add(Database, CaseRows.Positive(1), CaseRows.Disposal(1));

        Assert.That((await List(new ListCases(Kind: "disposal"), At)).Value.Items.Single().Kind, Is.EqualTo("disposal"));
        Assert.That((await List(new ListCases(Stage: "closed"), At)).Value.Items, Is.Empty);
        Assert.That((await List(new ListCases(Kind: "complaint"), At)).Refusal!.Code, Is.EqualTo("unknown-kind"));
        Assert.That((await List(new ListCases(District: "000000"), At)).Refusal!.Code, Is.EqualTo("unknown-district"));
        Assert.That((await List(new ListCases(Cursor: "x"), At)).Refusal!.Code, Is.EqualTo("bad-cursor"));
        Assert.That((await List(new ListCases(District: "440304"), At, CaseRows.Elsewhere)).Refusal!.Code, Is.EqualTo("not-yours"));
    }

    [Test]
    public async Task A_case_shows_the_shape_of_the_contract()
    {
        await CaseRows.Add(Database, CaseRows.Positive(1, notifiedAt: At));
        await using var db = Database.CreateContext();
        var reading = await CaseReading.Load(db, At.AddHours(1), Database.Settings.TimeZone, default);

        var view = reading.View(await Load("YX-440304-2023-00001"));

        Assert.That((view.Kind, view.District, view.Stage, view.Version), Is.EqualTo(("positive", "440304", "opened", 1)));
        Assert.That((view.Finding.Upload, view.Finding.Row, view.Finding.SampleNo), Is.EqualTo(("U-000001", 2, "A001")));
        Assert.That(view.Actions, Is.EqualTo(new[] { "record-repeat-positive", "record-repeat-negative" }));
        Assert.That(view.Missing, Is.EqualTo(new[] { "repeat-test", "notice-signature", "stop-sale-record", "station-opinion" }));
        var clock = view.Clocks.Single();
        Assert.That((clock.Code, clock.State, clock.Start, clock.Due), Is.EqualTo(("objection", ClockState.Running, (DateTimeOffset?)At, (DateTimeOffset?)At.AddHours(4))));
        Assert.That(clock.Due!.Value.Offset, Is.EqualTo(TimeSpan.FromHours(8)), "instants are told on the district's wall clock");
        Assert.That((clock.Source, clock.Certainty), Is.EqualTo(("食品安全法第八十八条第二款", "certain")));
    }

    private async Task<Outcome<DisposalCase>> Act(string number, string action, Caller caller, int? version = null)
    {
        await using var db = Database.CreateContext();
        return await new ActOnCase(number, action, [], version).Handle(db, await CaseRows.Reading(db, At), caller, default);
    }

    private async Task<Outcome<CasePage>> List(ListCases asked, DateTimeOffset asOf, Caller? caller = null)
    {
        await using var db = Database.CreateContext();
        return await asked.Handle(db, await CaseReading.Load(db, asOf, Database.Settings.TimeZone, default), caller ?? CaseRows.Officer, default);
    }

    private async Task<DisposalCase> Load(string number)
    {
        await using var db = Database.CreateContext();
        return await StoredCase.Whole(db).AsNoTracking().SingleAsync(row => row.Number == number);
    }
}
