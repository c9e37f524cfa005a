using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Laboratory;

/// <summary>A sample goes one of the two ways of a result: while its report is being made, none comes by file, and nothing unlocks it but its own approval.</summary>
public sealed class ReportBesideImportTests(DatabaseKind kind) : BothDatabases(kind)
{
    private string _blind = "";
    private string _draft = "";

    [SetUp]
    public async Task Begin_a_report_on_a_blind_sample()
    {
        Database.Samples(Sample("FT1"));
        _blind = (await Database.Walk("FT1", "hand-over", "recode", "receive")).BlindCode!;
        _draft = (await Database.Enter(LabSteps.Row(_blind))).Rows[0].Report!;
    }

    [Test]
    public async Task Results_by_file_are_refused_at_every_step_of_the_report_and_the_party_stays_hidden()
    {
        foreach (var next in new[] { null, LabReportLifecycle.Submit, LabReportLifecycle.Review })
        {
            if (next is not null)
                await Database.Sign(_draft, next);
            var refused = Database.Results($"{_blind},镉,0.01,mg/kg,≤0.05,2023-04-05,合格,R1,初检");
            Assert.That(refused.FaultCodes(), Is.EqualTo(new[] { ((int?)2, (string?)"抽样单编号", "report-in-progress") }), next?.Code);
            Assert.That(refused.Faults[0].Message, Does.Contain(_draft));
        }

        Assert.That((await Database.Act(_blind, "lock-result")).Refusal!.Code, Is.EqualTo("report-in-progress"));
        Assert.That((await Database.Show(_blind, SampleSteps.Laboratory)).Value.SampledParty, Is.Null);
        Assert.That((await Database.Sign(_draft, LabReportLifecycle.Approve)).Stage, Is.EqualTo("issued"));
        Database.AssertVerified();
    }

    [Test]
    public void Nothing_is_examined_again_before_there_is_a_first_report() =>
        Assert.That(Database.ResultsOf("440304-REG", "FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,F1,复检").FaultCodes().Single().Code, Is.EqualTo("report-in-progress"));

    [Test]
    public async Task A_sample_is_not_voided_under_its_report() =>
        Assert.That((await Database.Act("FT1", "void")).Refusal is { Code: "report-in-progress", Message: var why } && why.Contains("discard", StringComparison.Ordinal), Is.True);

    [Test]
    public async Task A_discarded_draft_stays_readable_and_leaves_both_ways_open()
    {
        await Database.Sign(_draft, LabReportLifecycle.Submit);
        Assert.That((await Database.Act(_draft, LabReportLifecycle.Discard)).Refusal!.Code, Is.EqualTo("action-not-allowed"), "what is signed is sent back first");
        await Database.Sign(_draft, LabReportLifecycle.SendBack);

        var discarded = await Database.Sign(_draft, LabReportLifecycle.Discard);

        Assert.That((discarded.Stage, discarded.Lines.Single().Result, discarded.Actions.Count), Is.EqualTo(("discarded", "0.01", 0)));
        var again = (await Database.Enter(LabSteps.Row(_blind))).Rows[0].Report!;
        Assert.That(again, Is.EqualTo("JY-440304-LAB1-2023-00002"));
        await Database.Sign(again, LabReportLifecycle.Discard);
        Assert.That(Database.Results($"{_blind},镉,0.01,mg/kg,≤0.05,2023-04-05,合格,R1,初检").Rows.Accepted, Is.EqualTo(1));
        Database.AssertVerified();
    }

    [Test]
    public async Task An_amended_edition_is_not_discarded_its_report_waits_for_it()
    {
        await Database.Sign(_draft, LabReportLifecycle.Submit, LabReportLifecycle.Review, LabReportLifecycle.Approve, LabReportLifecycle.Amend);

        Assert.That((await Database.Act($"{_draft}-V2", LabReportLifecycle.Discard)).Refusal!.Code, Is.EqualTo("replaces-edition"));
        Assert.That(Database.ResultsOf("440304-REG", "FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-05-05,合格,F1,复检").Rows.Accepted, Is.EqualTo(1), "the first edition stands until the next is issued");
    }
}
