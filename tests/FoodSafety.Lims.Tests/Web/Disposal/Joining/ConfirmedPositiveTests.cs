using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Samples;
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
        Database.Samples(InspectionFiles.Sample("FT0009", food: "豇豆"));

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
        Database.Samples(InspectionFiles.Sample("FT0009", food: "豇豆"));
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
        Database.Samples(InspectionFiles.Sample("FT0009", food: "豇豆"));
        Database.Results("FT0009,毒死蜱,0.01,mg/kg,≤0.02,2023-04-20,合格,R1,初检");

        var refused = await CaseRows.Do(Database, Positive, "record-lab-non-compliant", CaseRows.Officer, At, Given);

        Assert.That(refused.Refusal!.Code, Is.EqualTo("lab-verdict-differs"));
        Assert.That(refused.Refusal.Message, Does.Contain("FT0009").And.Contain("lab-sample-no"));
        Assert.That((await CaseRows.Do(Database, Positive, "record-lab-compliant", CaseRows.Officer, At, Given)).Refusal, Is.Null);
    }

    [TestCase("豇豆", "2023-03-01", null)]
    [TestCase("豇豆（本地）", "2023-03-01", null)]
    [TestCase("豇豆", "2023-02-28", "lab-sample-before-test")]
    [TestCase("韭菜", "2023-03-02", "lab-sample-other-food")]
    public async Task A_registered_sample_confirms_only_what_it_was_taken_of(string food, string sampledOn, string? code)
    {
        await AtSaleStopped("A2", "2023-03-01 08:20", "YX-440304-2023-00002");
        Database.Samples(InspectionFiles.Sample("FT0010", food: food, sampledOn: sampledOn));

        Assert.That((await Send("YX-440304-2023-00002", "FT0010")).Refusal?.Code, Is.EqualTo(code));
        Assert.That((await CaseRows.Load(Database, "YX-440304-2023-00002")).Stage, Is.EqualTo(code is null ? "sent-to-lab" : "sale-stopped"));
    }

    [Test]
    public async Task A_voided_sample_confirms_nothing()
    {
        await AtSaleStopped("A2", "2023-03-01 08:20", "YX-440304-2023-00002");
        Database.Samples(InspectionFiles.Sample("FT0010", food: "豇豆"));
        Assert.That((await Database.Act("FT0010", "void")).Refusal, Is.Null);

        Assert.That((await Send("YX-440304-2023-00002", "FT0010")).Refusal!.Code, Is.EqualTo("lab-sample-voided"));
    }

    [Test]
    public async Task A_registered_sample_without_a_reported_result_confirms_nothing_either_way()
    {
        Database.Samples(InspectionFiles.Sample("FT0009", food: "豇豆"));

        foreach (var action in new[] { "record-lab-compliant", "record-lab-non-compliant" })
        {
            var refused = (await CaseRows.Do(Database, Positive, action, CaseRows.Officer, At, Given)).Refusal!;
            Assert.That((refused.Code, refused.Message.Contains("先录入或导入检验报告", StringComparison.Ordinal)), Is.EqualTo(("lab-result-missing", true)), action);
        }
        Assert.That((await CaseRows.Load(Database, Positive)).Stage, Is.EqualTo("sent-to-lab"));
    }

    [Test]
    public async Task One_sample_confirms_one_batch_by_whichever_of_its_numbers()
    {
        await AtSaleStopped("A2", "2023-03-01 08:20", "YX-440304-2023-00002");

        var unregistered = (await Send("YX-440304-2023-00002", "FT0009")).Refusal!;
        Assert.That(unregistered.Code, Is.EqualTo("lab-sample-taken"));
        Assert.That(unregistered.Message, Does.Contain(Positive));

        Database.Samples(InspectionFiles.Sample("FT0009", food: "豇豆"));
        Assert.That((await Send("YX-440304-2023-00002", "CY-440304-2023-00001")).Refusal!.Code, Is.EqualTo("lab-sample-taken"));
        Assert.That((await Send("YX-440304-2023-00002", "GC-1")).Refusal, Is.Null, "a number of the national system is taken as it is told");
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

    private async Task AtSaleStopped(string sample, string time, string number)
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line(sample, time, "克百威", "阳性"));
        await CaseRows.Walk(Database, number, "record-repeat-positive", "notify", "stop-sale");
    }

    private Task<FoodSafety.Lims.Domain.Outcome<DisposalCase>> Send(string number, string sample) =>
        CaseRows.Do(Database, number, "send-to-lab", CaseRows.Officer, At.AddDays(-30), new GivenEvidence("lab-sample-no", sample));

    internal static GivenEvidence[] Given => [new("lab-report-no", "B1"), new("lab-method", "GB 23200.113-2018")];

    private async Task Confirm() => Assert.That((await CaseRows.Do(Database, Positive, "record-lab-non-compliant", CaseRows.Officer, At, Given)).Refusal, Is.Null);
}
