using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Samples;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>Which re-examination is barred (SAMR Order 15 art 31, from memory), and who examines again (食品安全法 art 88(1)).</summary>
public sealed class ReinspectionTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Number = "HC-440304-2023-00001";
    private static readonly DateTimeOffset At = new(2023, 4, 25, 9, 0, 0, TimeSpan.FromHours(8));

    [TestCase("菌落总数", "reinspection-barred")]
    [TestCase("毒死蜱", null)]
    public async Task A_microbiological_failure_is_not_examined_again(string item, string? code)
    {
        await Applied(item);

        var outcome = await Ask("accept-reinspection");

        Assert.That(outcome.Refusal?.Code, Is.EqualTo(code));
        if (code is not null)
        {
            Assert.That(outcome.Refusal!.Message, Does.Contain("微生物指标不合格").And.Contain("refuse-reinspection"));
            Assert.That((await Ask("refuse-reinspection", ("reinspection-refusal-ground", "microbiological"))).Refusal, Is.Null);
        }
    }

    /// <summary>The producer, who joins the case later, applies once the seller's re-examination has come; what nobody ordered bars nobody.</summary>
    [TestCase(false, null)]
    [TestCase(true, "reinspection-barred")]
    public async Task A_re_examinations_result_bars_a_later_application_and_one_that_nobody_ordered_bars_none(bool isOrdered, string? code)
    {
        Failed("毒死蜱");
        if (isOrdered)
            await Database.OrderReexamination("FT1");
        Database.ResultsOf("440304-REG", "FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-05-05,合格,F1,复检");
        var later = TestDatabase.Now.AddDays(2);
        await using (var db = Database.CreateContext())
            Assert.That((await new AddCaseParty(Number, PartyRole.Producer, "丙厂").Handle(db, CaseRows.Officer, later, default)).Refusal?.Message, Is.Null);
        Assert.That((await Ask(later, "apply-reinspection", 2, ("reinspection-applied-at", $"{TestDatabase.Now.AddDays(1):yyyy-MM-ddTHH:mm:sszzz}"))).Refusal, Is.Null);

        var outcome = await Ask(later, "accept-reinspection", 2);

        Assert.That((outcome.Refusal?.Code, outcome.Refusal?.Message.Contains("already-reinspected", StringComparison.Ordinal)), Is.EqualTo((code, code is null ? (bool?)null : true)));
    }

    [Test]
    public async Task The_body_is_drawn_from_the_list_the_first_laboratory_comes_from_the_sample_and_the_draw_can_be_reckoned_again()
    {
        await Applied("毒死蜱");
        Assert.That((await Ask("accept-reinspection")).Refusal, Is.Null);

        Assert.That((await Ask("choose-reinspection-body", ("reinspection-body", "某某检测公司"))).Refusal!.Code, Is.EqualTo("body-not-drawn"));
        var chosen = (await Ask("choose-reinspection-body")).Value;

        var given = chosen.Evidence.ToDictionary(item => item.Code, item => item.Text);
        Assert.That(given["first-laboratory"], Does.Contain("440304-LAB1").Or.Contain("福田"));
        Assert.That(given["reinspection-draw"], Does.EndWith($"抽中 {given["reinspection-body"]}").And.Contain("广东省食品检验所"));
        Database.AssertVerified();
        using var connection = Database.OpenConnection();
        FoodSafety.Lims.Web.Storage.Bulk.Sql.Run(connection, null, "UPDATE case_evidence SET text = replace(text, '抽中', '抽中 别的') WHERE code = 'reinspection-draw'");
        await using var db = Database.CreateContext();
        Assert.That((await FoodSafety.Lims.Web.Disposal.Checks.CaseChecks.Run(db, Database.Settings, default)).Select(found => found.Code), Does.Contain("draw-does-not-hold"));
    }

    [Test]
    public async Task Who_declined_is_not_drawn_again()
    {
        await Applied("毒死蜱");
        await Ask("accept-reinspection");
        var first = (await Ask("choose-reinspection-body")).Value.State().Find("reinspection-body")!.Value!;
        Assert.That((await Ask("decline-by-body", ("body-decline-reason", "设备检修"))).Refusal, Is.Null);

        var second = (await Ask("choose-reinspection-body")).Value.State();

        Assert.That(second.Find("reinspection-body")!.Value, Is.Not.EqualTo(first));
        Assert.That(second.Find("reinspection-draw")!.Value, Does.Not.Contain(first));
    }

    [Test]
    public async Task The_backup_handed_over_in_the_case_is_custody_of_the_sample_too()
    {
        await Applied("毒死蜱");
        await Ask("accept-reinspection");
        var body = (await Ask("choose-reinspection-body")).Value.State().Find("reinspection-body")!.Value;

        Assert.That((await Ask("hand-over-backup", ("backup-received-at", "2023-04-25T08:30:00+08:00"), ("backup-seal", "FT-B-1，封条完好"))).Refusal, Is.Null);

        var sample = (await Database.Show("FT1", SampleSteps.Manager)).Value;
        var handed = sample.Events[^1];
        Assert.That((handed.Action, handed.By, sample.Stage), Is.EqualTo(("hand-backup", CaseRows.Officer.Name, "reported")));
        Assert.That(handed.Given, Is.EquivalentTo(new Dictionary<string, string> { ["handed-to"] = body!, ["handed-at"] = "2023-04-25T08:30:00+08:00", ["seal-condition"] = "intact" }));
        Database.AssertVerified();
    }

    [TestCase("", "FT-B-1，完好", "2023-04-25T08:30:00+08:00", "action-not-allowed", Description = "it has no report yet")]
    [TestCase("R1", "FT-B-1", "2023-04-25T08:30:00+08:00", "evidence-invalid", Description = "whole or broken is not said")]
    [TestCase("R1", "FT-B-1，完好", "2023-03-01T08:30:00+08:00", "handed-at-out-of-order", Description = "before it was sampled")]
    public async Task A_hand_over_that_the_sample_does_not_allow_changes_neither(string report, string seal, string receivedAt, string code)
    {
        await Applied("毒死蜱", report);
        await Ask("accept-reinspection");
        var chosen = (await Ask("choose-reinspection-body")).Value.Version;

        var refused = await Ask("hand-over-backup", ("backup-received-at", receivedAt), ("backup-seal", seal));

        Assert.That(refused.Refusal?.Code, Is.EqualTo(code));
        Assert.That(refused.Refusal!.Message, Does.Contain("FT1"));
        Assert.That((await CaseRows.Load(Database, Number)).Version, Is.EqualTo(chosen));
        Assert.That((await Database.Show("FT1", SampleSteps.Manager)).Value.Version, Is.EqualTo(1));
    }

    private async Task Applied(string item, string report = "R1")
    {
        Failed(item, report);
        Assert.That((await Ask("apply-reinspection", ("reinspection-applied-at", "2023-04-25T08:00:00+08:00"))).Refusal, Is.Null);
    }

    private void Failed(string item, string report = "R1")
    {
        Database.Samples(InspectionFiles.Sample("FT1"));
        Database.Results($"FT1,{item},0.9,mg/kg,≤0.02,2023-04-20,不合格,{report},初检");
    }

    private Task<Outcome<DisposalCase>> Ask(string action, params (string Code, string Value)[] evidence) => Ask(At, action, evidence);

    private Task<Outcome<DisposalCase>> Ask(DateTimeOffset at, string action, params (string Code, string Value)[] evidence) => Ask(at, action, 1, evidence);

    private async Task<Outcome<DisposalCase>> Ask(DateTimeOffset at, string action, int party, params (string Code, string Value)[] evidence)
    {
        await using var db = Database.CreateContext();
        return await new ActOnCaseParty(Number, action, party, [.. evidence.Select(item => new GivenEvidence(item.Code, item.Value))]).Handle(db, await CaseRows.Reading(db, at), CaseRows.Officer, default);
    }
}
