using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads.Undo;
using FoodSafety.Lims.Web.Validity;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Validity;

/// <summary>Which tests count once a district chose a rule set: stored ones, new ones, corrected ones, and what an undo leaves.</summary>
public sealed class ScoringTests(DatabaseKind kind) : ValidityDistrict(kind)
{
    private const string NotReused = """{"rule":"photos-not-reused"}""";

    /// <summary>By the set of Gansu: two good ones, one entered a minute late, one keyed in by hand in a market, one without an entry time.</summary>
    private static readonly string Log = Header
        + Row("A1", "2023-03-01 08:10") + Row("A2", "2023-03-01 08:20", enteredAt: "2023-03-02 08:20")
        + Row("A3", "2023-03-01 08:30", enteredAt: "2023-03-02 08:31") + Row("A4", "2023-03-02 08:10", "M02", provenance: "手工录入", photos: "a.jpg")
        + Row("A5", "2023-03-02 08:20", "M02", enteredAt: " ");

    private static readonly string[] OfLog = ["A3,entered-late,", "A4,hand-entry-barred,", "A5,entry-time-missing,"];

    [Test]
    public async Task Off_nothing_is_scored_and_everything_counts()
    {
        Database.Import(Log);

        var answer = await Ask();

        Assert.That((answer.Total.Received, answer.Total.Valid, answer.Choices.Count), Is.EqualTo((5, 5, 0)));
        Assert.That((Counted().Batches, NotValid().Count), Is.EqualTo((5, 0)));
    }

    [Test]
    public async Task Stored_tests_are_scored_and_what_is_not_valid_counts_no_more()
    {
        Database.Import(Log);
        Adopt("gansu", "2023-01-01");

        Assert.That(NotValid(), Is.EqualTo(OfLog));
        Assert.That(Counted(), Is.EqualTo((2, 2)));
        await AssertHolds();
        var answer = await Ask();
        Assert.That((answer.Total.Received, answer.Total.Valid, answer.Total.Pending, answer.Total.Invalid), Is.EqualTo((5, 2, 1, 2)));
        Assert.That(answer.Markets.Select(market => (market.Code, market.Tests.Received, market.Tests.Valid)), Is.EqualTo(new[] { ("440304-M01", 3L, 2L), ("440304-M02", 2L, 0L) }));
        Assert.That(answer.Reasons.Select(reason => (reason.Code, reason.Tests)), Is.EquivalentTo(new[] { ("entered-late", 1L), ("hand-entry-barred", 1L), ("entry-time-missing", 1L) }));
    }

    [Test]
    public async Task New_tests_are_scored_as_they_are_stored()
    {
        Adopt("gansu", "2023-01-01");
        Database.Import(Log);

        Assert.That(NotValid(), Is.EqualTo(OfLog));
        Assert.That(Counted(), Is.EqualTo((2, 2)));
        await AssertHolds();
    }

    [Test]
    public async Task Tests_before_the_day_of_the_choice_are_exempt_and_off_again_all_count()
    {
        Database.Import(Log);
        Adopt("gansu", "2023-03-02");
        Assert.That(NotValid(), Is.EqualTo(OfLog[1..]));
        Assert.That(Counted().Batches, Is.EqualTo(3));
        Database.Import(Header + Row("B1", "2023-03-01 09:00", enteredAt: "2023-08-01 09:00"));
        Assert.That(Counted().Batches, Is.EqualTo(4), "back-filled history");

        Adopt(null, "2023-01-01");

        Assert.That((NotValid().Count, Counted().Batches), Is.EqualTo((0, 6)));
        await AssertHolds();
    }

    [Test]
    public async Task A_positive_that_is_not_valid_still_has_its_case_and_a_batch_counts_by_its_valid_tests()
    {
        Adopt("gansu", "2023-01-01");
        var receipt = Database.Import(Header + Row("P1", "2023-03-01 08:10", outcome: "阳性", enteredAt: "2023-05-01 08:10") + Row("P1", "2023-03-01 08:20", item: "孔雀石绿"));

        Assert.That((receipt.Batches, receipt.CasesOpened.Positive), Is.EqualTo((1, 1)));
        Assert.That(NotValid(), Is.EqualTo(new[] { "P1,entered-late," }));
        Assert.That(Counted(), Is.EqualTo((1, 1)), "one batch, one item that counts");
        // A repeat of the batch that is sent later meets the stored rows as they count.
        Database.Import(Header + Row("P1", "2023-03-01 09:20", outcome: "可疑"));
        Assert.That(Counted(), Is.EqualTo((1, 2)));
        await AssertHolds();
    }

    [Test]
    public async Task Photos_supplied_in_time_by_a_correction_make_it_valid_and_later_ones_do_not()
    {
        Rules("""{"rule":"photos-required","hours":24,"provenances":["手工录入"]}""");
        Adopt("own", "2023-01-01");
        Database.Import(Header + Row("C1", "2023-12-31 08:10", provenance: "手工录入") + Row("C2", "2023-12-30 08:10", provenance: "手工录入"));
        Assert.That(NotValid(), Is.EqualTo(new[] { "C1,photos-missing,", "C2,photos-missing," }));
        Assert.That((await Ask()).Total, Is.EqualTo(new ValidityTally(2, 1, 1)), "the time of the second is over");
        Assert.That((await Ask(asOf: new(2024, 1, 1, 8, 10, 59, TimeSpan.FromHours(8)))).Total.Pending, Is.EqualTo(1), "within the last minute");
        Assert.That((await Ask(asOf: new(2024, 1, 1, 8, 11, 0, TimeSpan.FromHours(8)))).Total, Is.EqualTo(new ValidityTally(2, 0, 2)), "and without any job");

        Correct("C1", "照片", "c1.jpg");
        Correct("C2", "照片", "c2.jpg");

        Assert.That(NotValid(), Is.EqualTo(new[] { "C2,photos-late," }));
        Assert.That(Counted().Batches, Is.EqualTo(1));
        await AssertHolds();
        Correct("C1", "照片", "");
        Assert.That(NotValid(), Is.EqualTo(new[] { "C1,photos-missing,", "C2,photos-late," }));
        await AssertHolds();
    }

    [Test]
    public async Task A_photo_is_the_samples_that_brought_it_first_and_passes_on_when_that_is_undone()
    {
        Rules(NotReused);
        Adopt("own", "2023-01-01");
        var first = Database.Import(Header + Row("D1", "2023-03-05 08:10", photos: "x.jpg") + Row("D1", "2023-03-05 08:10", photos: "x.jpg", item: "孔雀石绿"));
        Database.Import(Header + Row("D2", "2023-03-01 08:10", photos: "y.jpg；x.jpg") + Row("D3", "2023-03-01 08:20", photos: "x.jpg"));
        Assert.That(NotValid(), Is.EqualTo(new[] { "D2,duplicate-photo,", "D3,duplicate-photo," }), "items of one sample share their photos");
        await AssertHolds();

        new UndoUpload(first.Upload!).Handle(Database, Caller.CommandLine, Now);
        Assert.That(NotValid(), Is.EqualTo(new[] { "D3,duplicate-photo," }));
        Assert.That(Counted().Batches, Is.EqualTo(1));
        await AssertHolds("after the undo");

        Correct("D2", "照片", "y.jpg");
        Assert.That((NotValid().Count, Counted().Batches), Is.EqualTo((0, 2)));
        await AssertHolds("after the correction");
        Correct("D2", "照片", "x.jpg");
        Assert.That(NotValid(), Is.EqualTo(new[] { "D3,duplicate-photo," }), "it was stored before");
        await AssertHolds("after both");
    }

    [Test]
    public async Task Photos_are_compared_within_a_file_and_with_the_past_when_a_set_is_chosen_later()
    {
        Database.Import(Header + Row("E2", "2023-03-09 08:10", photos: "z.jpg"));
        Database.Import(Header + Row("E1", "2023-03-01 08:10", photos: "z.jpg") + Row("E3", "2023-03-02 08:10", photos: "z.jpg"));
        Rules(NotReused);
        Adopt("own", "2023-01-01");

        Assert.That(NotValid(), Is.EqualTo(new[] { "E1,duplicate-photo,", "E3,duplicate-photo," }), "whatever the order of the days");
        await AssertHolds();
    }

    [Test]
    public async Task An_entry_of_a_register_makes_valid_what_waited_for_it()
    {
        Rules("""{"rule":"tester-trained"}""");
        Adopt("own", "2023-01-01");
        Database.Import(Header + "F1,2023-03-01 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,,,,,,李四\n");
        Assert.That(NotValid(), Is.EqualTo(new[] { "F1,tester-unknown," }));

        Reference("testers", """{"name":"testers","rows":[{"name":"李四","organisation":"440304-REG","effectiveFrom":"2023-01-01","effectiveTo":"2023-12-31","source":"培训记录","certainty":"certain"}]}""");
        await AssertHolds("before it is scored anew");
        new ScoreDays(District).Handle(Database);

        Assert.That((NotValid().Count, Counted().Batches), Is.EqualTo((0, 1)));
        await AssertHolds();
    }

    [TestCase("DELETE FROM not_valid_tests WHERE reasons = ',entered-late,'")]
    [TestCase("UPDATE not_valid_tests SET reasons = ',kit-expired,'")]
    [TestCase("UPDATE not_valid_tests SET test_id = test_id + 1000")]
    public async Task What_stands_otherwise_than_it_is_scored_is_named(string alteration)
    {
        Adopt("gansu", "2023-01-01");
        Database.Import(Log);
        using (var connection = Database.OpenConnection())
            Assert.That(connection.Run(null, alteration), Is.Positive);

        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies.Select(found => found.Code), Does.Contain("validity-differs"));
    }

    private void Correct(string sample, string column, string? value)
    {
        var corrected = new CorrectRow("rapid-tests", IdOf(sample), "补充", new Dictionary<string, string?> { [column] = value }).Handle(Database, Caller.CommandLine, Now);
        Assert.That(corrected.Refusal, Is.Null);
    }
}
