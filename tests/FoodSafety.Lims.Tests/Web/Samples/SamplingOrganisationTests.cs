using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads.Undo;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>An organisation that samples for another laboratory: it knows the party, and so learns neither the blind code nor what was found.</summary>
public sealed class SamplingOrganisationTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly Caller Sampler = new("采样员", Roles.Lab, "440304-LAB2", "440304");

    [SetUp]
    public void Register() => Database.Samples(Sample("FT1", organisation: "440304-LAB2"), Sample("FT2"));

    [Test]
    public async Task It_hands_its_samples_over_under_seal_and_no_other()
    {
        var shown = (await Database.Show("FT1", Sampler)).Value;

        Assert.That((shown.Stage, shown.SampledParty, shown.Actions.Single()), Is.EqualTo(("registered", "福田示例商行甲", "hand-over")));
        Assert.That((await Database.Act("FT1", "hand-over", Sampler)).Value.Events[^1].By, Is.EqualTo("采样员"));
        Assert.That((await Database.Act("FT2", "hand-over", Sampler)).Refusal!.Code, Is.EqualTo("unknown-sample"));
        Assert.That((await Database.Act("FT1", "recode", Sampler)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await Database.Act("FT1", "void", Sampler)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task It_learns_neither_the_blind_code_nor_the_result()
    {
        await Database.Walk("FT1", "hand-over");
        Assert.That((await Database.Act("FT1", "recode", besides: ("blind-seal-no", "封C001"))).Refusal, Is.Null);
        var blind = (await Database.Walk("FT1", "receive")).BlindCode!;
        Database.Results($"{blind},毒死蜱,0.05,mg/kg,≤0.02,2023-04-05,不合格,R1,初检");

        var shown = (await Database.Show("FT1", Sampler)).Value;
        await using var db = Database.CreateContext();
        var list = (await new ListSamples().Handle(db, Sampler, default)).Value;

        Assert.That(list.Items.Single().SampleNo, Is.EqualTo("FT1"));
        Assert.That((shown.Verdict, shown.Results.Count, list.Items[0].Verdict), Is.EqualTo(((string?)null, 0, (string?)null)));
        Assert.That(JsonSerializer.Serialize(new { shown, list }, LimsJson.Options), Does.Not.Contain(blind));
        Assert.That(shown.Events.Select(happened => happened.Action), Does.Contain("recode"));
        Assert.That(shown.Events.SelectMany(happened => happened.Given.Keys), Does.Contain("test-seal-no").And.Not.Contain("blind-seal-no"), "the new seal would tell the blind sample apart");
        Assert.That((await Database.Show("FT1", SampleSteps.Officer)).Value.Events.SelectMany(happened => happened.Given.Keys), Does.Contain("blind-seal-no"));
        Assert.That((await Database.Show(blind, Sampler)).Refusal!.Code, Is.EqualTo("unknown-sample"));
        Assert.That((await new PrintLabels("FT1").Handle(db, Sampler, TestDatabase.Now, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public void Taking_its_forms_back_tells_it_of_no_case()
    {
        var upload = Database.Import("抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构\n" + Sample("FT3", organisation: "440304-LAB2"),
            "samples", "440304-LAB2").Upload!;
        Database.Results("FT3,毒死蜱,0.05,mg/kg,≤0.02,2023-04-05,不合格,R1,初检");
        Assert.That(new UndoUpload(upload).Preview(Database, SampleSteps.Officer).Value.Cases, Has.Count.EqualTo(1), "what is hidden is there");

        foreach (var told in new[] { new UndoUpload(upload).Preview(Database, Sampler).Value, new UndoUpload(upload).Handle(Database, Sampler, SampleSteps.At).Value })
        {
            Assert.That((told.CanUndo, told.Cases.Count, told.Counters.Count), Is.EqualTo((false, 0, 0)));
            Assert.That(told.Obstacles.Select(obstacle => obstacle.Code), Is.EqualTo(new[] { "results-build-on" }), "why it cannot is said");
            Assert.That(JsonSerializer.Serialize(told, LimsJson.Options), Does.Not.Contain("HC-"));
        }
    }
}
