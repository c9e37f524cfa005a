using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Verify;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Laboratory;

/// <summary>不得自检自核: who tested or entered a result that stands neither reviews nor approves it, whoever submitted it.</summary>
public sealed class SelfVerificationTests(DatabaseKind kind) : BothDatabases(kind)
{
    [SetUp]
    public async Task Receive_a_sample()
    {
        Database.Samples(Sample("FT1"));
        await Database.Walk("FT1", "hand-over", "receive");
    }

    [Test]
    public async Task Who_entered_a_result_neither_reviews_nor_approves_it_though_another_submitted_it()
    {
        var draft = (await Database.Enter(LabSteps.Row("FT1"))).Rows[0].Report!;
        await Database.Act(draft, LabReportLifecycle.Submit, LabSteps.Reviewer);

        var refused = (await Database.Act(draft, LabReportLifecycle.Review, LabSteps.Analyst)).Refusal!;
        Assert.That((refused.Code, refused.Message.Contains("周九", StringComparison.Ordinal)), Is.EqualTo(("self-verification", true)));

        await Database.Act(draft, LabReportLifecycle.Review, LabSteps.Signatory);
        Assert.That((await Database.Act(draft, LabReportLifecycle.Approve, LabSteps.Analyst)).Refusal!.Code, Is.EqualTo("self-verification"));
    }

    [TestCase("analyst")]
    [TestCase("检验人")]
    public async Task Who_tested_as_the_row_says_does_not_approve(string column)
    {
        var row = new Dictionary<string, string>
        {
            ["sample_no"] = "FT1",
            ["test_item"] = "毒死蜱",
            ["result"] = "0.01",
            ["unit"] = "mg/kg",
            ["limit"] = "≤0.02",
            ["tested_on"] = "2023-04-05",
            [column] = "冯二、郑一",
        };
        var draft = (await Database.Enter(row)).Rows[0].Report!;
        await Database.Sign(draft, LabReportLifecycle.Submit, LabReportLifecycle.Review);

        Assert.That((await Database.Act(draft, LabReportLifecycle.Approve)).Refusal!.Code, Is.EqualTo("self-verification"));
        Assert.That((await Database.Act(draft, LabReportLifecycle.Approve, LabSteps.Signatory with { Name = "陈三" })).Value.Stage, Is.EqualTo("issued"));
    }

    [Test]
    public async Task Whose_value_was_superseded_may_review()
    {
        var draft = (await Database.TryEnter(LabSteps.Reviewer, LabSteps.Row("FT1"))).Value.Rows[0].Report!;
        await Database.Enter(LabSteps.Row("FT1", result: "0.011"));
        await Database.Sign(draft, LabReportLifecycle.Submit);

        Assert.That((await Database.Act(draft, LabReportLifecycle.Review)).Refusal, Is.Null);
    }

    [Test]
    public async Task A_report_approved_by_who_tested_is_named_by_the_check()
    {
        await Database.Issue(LabSteps.Row("FT1"));
        Database.AssertVerified();
        using (var connection = Database.OpenConnection())
            connection.Run(null, "UPDATE lab_report_lines SET entered_by = '郑一'");

        var found = (await VerifyData.Handle(Database, default)).Discrepancies;

        Assert.That(found.Select(one => one.Code), Is.EquivalentTo(new[] { "changed-behind-audit", "lab-report-history-broken" }));
    }

    /// <summary>An expired certificate names nobody who may sign: the laboratory renews it first.</summary>
    [Test]
    public async Task A_certificate_that_ran_out_meanwhile_lets_nobody_sign()
    {
        Database.Reference("accreditations", """
            {"name": "accreditations", "rows": [{"laboratory": "440304-LAB1", "kind": "CMA", "certificate": "CMA-0001", "scope": [{"item": "毒死蜱", "method": null}],
            "signatories": [{"name": "郑一", "items": []}], "effectiveFrom": "2023-01-01", "effectiveTo": "2023-04-05", "source": "证书附表", "certainty": "certain"}]}
            """);
        var draft = (await Database.Enter(LabSteps.Row("FT1"))).Rows[0].Report!;
        await Database.Sign(draft, LabReportLifecycle.Submit, LabReportLifecycle.Review);

        foreach (var who in new[] { LabSteps.Signatory, LabSteps.Signatory with { Name = "陈三" } })
            Assert.That((await Database.Act(draft, LabReportLifecycle.Approve, who)).Refusal!.Code, Is.EqualTo("not-a-signatory"));
    }

    [Test]
    public async Task Who_could_sign_when_it_was_issued_retracts_it_after_the_certificate_ran_out()
    {
        Database.Reference("accreditations", """
            {"name": "accreditations", "rows": [{"laboratory": "440304-LAB1", "kind": "CMA", "certificate": "CMA-0001", "scope": [{"item": "毒死蜱", "method": null}],
            "signatories": [{"name": "郑一", "items": []}], "effectiveFrom": "2023-01-01", "effectiveTo": "2023-04-10", "source": "证书附表", "certainty": "certain"}]}
            """);
        var issued = await Database.Issue(LabSteps.Row("FT1"));

        var retracted = await Database.Act(issued.Number, LabReportLifecycle.Retract, at: LabSteps.At.AddMonths(1));

        Assert.That(retracted.Value.Stage, Is.EqualTo("retracted"));
    }
}
