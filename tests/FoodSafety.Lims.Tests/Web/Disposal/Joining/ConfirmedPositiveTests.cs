using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>A positive that a laboratory confirmed on a fresh sample and what that sample's own results bring are one disposal case.</summary>
public sealed class ConfirmedPositiveTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Positive = "YX-440304-2023-00001";
    private const string Disposal = "HC-440304-2023-00001";
    private static readonly DateTimeOffset At = CaseRows.OpenedAt.AddDays(60);

    [SetUp]
    public async Task A_positive_whose_fresh_sample_went_to_the_laboratory()
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:10", "克百威", "阳性"));
        await CaseRows.Walk(Database, Positive, "record-repeat-positive", "notify", "stop-sale");
        Assert.That((await CaseRows.Do(Database, Positive, "send-to-lab", CaseRows.Officer, At.AddDays(-30), new GivenEvidence("lab-sample-no", "FT 0009"))).Refusal, Is.Null);
    }

    [Test]
    public async Task A_later_result_of_the_sample_joins_the_case_that_carries_on()
    {
        await Confirm();
        Database.Samples(InspectionFiles.Sample("FT0009"));

        var receipt = Database.Results("FT0009,毒死蜱,0.9,mg/kg,≤0.02,2023-04-20,不合格,R1,初检");

        Assert.That(receipt.CasesOpened.Disposal, Is.Zero);
        var carriedOn = await CaseRows.Load(Database, Disposal);
        Assert.That((carriedOn.SampleNo, carriedOn.SampleId is not null, carriedOn.TestItems, carriedOn.Version), Is.EqualTo(("FT0009", true, "克百威、毒死蜱", 2)));
        Assert.That(carriedOn.Events.OrderBy(happened => happened.Id).First().Link, Is.EqualTo(Positive));
        Assert.That((await CaseRows.Load(Database, Positive)).Events.OrderBy(happened => happened.Id).Last().Link, Is.EqualTo(Disposal));
        Database.AssertVerified();
    }

    [Test]
    public async Task A_positive_confirmed_after_the_sample_s_own_result_goes_on_in_its_case()
    {
        Database.Samples(InspectionFiles.Sample("FT0009"));
        Database.Results("FT0009,毒死蜱,0.9,mg/kg,≤0.02,2023-04-20,不合格,R1,初检");

        await Confirm();

        Assert.That(Database.Ask<long>("SELECT count(*) FROM cases WHERE kind = 'disposal'"), Is.EqualTo(1));
        var standing = await CaseRows.Load(Database, Disposal);
        Assert.That(standing.Events.OrderBy(happened => happened.Id).Select(happened => (happened.Action, happened.Link)), Is.EqualTo(new[] { ("open", null), ("take-in", (string?)Positive) }));
        Assert.That((await CaseRows.Load(Database, Positive)).Events.OrderBy(happened => happened.Id).Last().Link, Is.EqualTo(Disposal));
        Database.AssertVerified();
    }

    [Test]
    public async Task What_the_sample_s_own_results_contradict_is_refused()
    {
        Database.Samples(InspectionFiles.Sample("FT0009"));
        Database.Results("FT0009,毒死蜱,0.01,mg/kg,≤0.02,2023-04-20,合格,R1,初检");

        var refused = await CaseRows.Do(Database, Positive, "record-lab-non-compliant", CaseRows.Officer, At, Given);

        Assert.That(refused.Refusal!.Code, Is.EqualTo("lab-verdict-differs"));
        Assert.That(refused.Refusal.Message, Does.Contain("FT0009").And.Contain("lab-sample-no"));
        Assert.That((await CaseRows.Do(Database, Positive, "record-lab-compliant", CaseRows.Officer, At, Given)).Refusal, Is.Null);
    }

    [Test]
    public async Task A_late_objection_is_refused_and_changes_nothing()
    {
        await CaseRows.Add(Database, CaseRows.Positive(2, notifiedAt: CaseRows.OpenedAt));
        await CaseRows.Walk(Database, "YX-440304-2023-00002", "record-repeat-positive", "notify", "stop-sale");

        var late = await CaseRows.Do(Database, "YX-440304-2023-00002", "object", CaseRows.Officer, CaseRows.OpenedAt.AddHours(5),
            new("objected-at", "2023-03-01T12:10:00+08:00"), new("objection-record", "有异议"));
        Assert.That(late.Refusal!.Code, Is.EqualTo("raised-late"));
        Assert.That((await CaseRows.Load(Database, "YX-440304-2023-00002")).Stage, Is.EqualTo("sale-stopped"));

        var inTime = await CaseRows.Do(Database, "YX-440304-2023-00002", "object", CaseRows.Officer, CaseRows.OpenedAt.AddHours(5),
            new("objected-at", "2023-03-01T12:09:59+08:00"), new("objection-record", "有异议"));
        Assert.That(inTime.Value.Stage, Is.EqualTo("objected"));
    }

    internal static GivenEvidence[] Given => [new("lab-report-no", "B1"), new("lab-method", "GB 23200.113-2018")];

    private async Task Confirm() => Assert.That((await CaseRows.Do(Database, Positive, "record-lab-non-compliant", CaseRows.Officer, At, Given)).Refusal, Is.Null);
}
