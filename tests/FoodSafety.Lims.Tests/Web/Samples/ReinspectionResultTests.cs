using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Laboratory;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Bulletins;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads.Undo;
using FoodSafety.Lims.Web.Verify;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>食品安全法 art 88(1): who examines again is drawn in the sample's case and is not the first laboratory; only that result acts.</summary>
public sealed class ReinspectionResultTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Recheck = "FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-05-05,合格,F1,复检";
    private const string Second = "440304-LAB2";

    [SetUp]
    public void Report_a_finding()
    {
        Database.Samples(Sample("FT1"), Sample("FT2"));
        Database.Results("FT1,毒死蜱,0.05,mg/kg,≤0.02,2023-04-10,不合格,R1,初检");
    }

    [TestCase("440304-LAB1", "由 440304-LAB1 承担")]
    [TestCase(Second, "由 440304-LAB2 承担")]
    [TestCase("440304-REG", "没有已移交备份样品的复检")]
    public async Task One_that_no_case_ordered_is_kept_aside_and_acts_on_nothing(string sender, string why)
    {
        var counted = Database.Counter("ft-samples-total");

        var receipt = Database.ResultsOf(sender, Recheck, "FT1,镉,0.5,mg/kg,≤0.05,2023-05-05,不合格,F1,复检");

        Assert.That((receipt.Rows.Accepted, receipt.Rows.Refused, receipt.CasesOpened.Disposal), Is.EqualTo((2, 0, 0)));
        Assert.That(receipt.Warnings.Select(warning => warning.Code), Is.EqualTo(new[] { "recheck-not-ordered", "recheck-not-ordered" }));
        Assert.That(receipt.Warnings[0].Message, Does.Contain("第八十八条").And.Contain(why).And.Contain("撤回本次导入"));
        var sample = (await Database.Show("FT1", SampleSteps.Manager)).Value;
        Assert.That((sample.Verdict, sample.TestedOn), Is.EqualTo(("non-compliant", (DateOnly?)new DateOnly(2023, 4, 10))));
        Assert.That(sample.Results.Select(result => (result.Phase, result.KeptAside)), Is.EqualTo(new[] { ("initial", (string?)null), ("recheck", "recheck-not-ordered"), ("recheck", "recheck-not-ordered") }));
        Assert.That(Database.Counter("ft-samples-total"), Is.EqualTo(counted));
        Assert.That(Database.Ask<string>("SELECT test_items FROM cases"), Is.EqualTo("毒死蜱"));
        Assert.That(await Passes(), Is.Empty);
        Database.AssertVerified();
    }

    [Test]
    public async Task Of_a_sample_that_has_no_first_result_it_makes_no_result()
    {
        Assert.That(Database.Results("FT2,毒死蜱,0.01,mg/kg,≤0.02,2023-05-05,合格,F1,复检").Rows.Accepted, Is.EqualTo(1));

        var sample = (await Database.Show("FT2", SampleSteps.Manager)).Value;
        Assert.That((sample.State, sample.Verdict, sample.ReportedOn), Is.EqualTo(("sampled", (string?)null, (DateOnly?)null)));
        Database.AssertVerified();
    }

    [TestCase(Second, Second, 0)]
    [TestCase(null, "440304-REG", 0)]
    [TestCase(null, Second, 1)]
    [TestCase(Second, "440304-LAB1", 1)]
    public async Task That_of_the_body_that_received_the_backup_stands_and_the_office_passes_on_a_foreign_bodys(string? body, string sender, int verdict)
    {
        await Database.OrderReexamination("FT1", body);

        Assert.That(Database.ResultsOf(sender, Recheck).Warnings.Count(warning => warning.Code == "recheck-not-ordered"), Is.EqualTo(verdict));

        Assert.That(Database.Ask<int>("SELECT verdict FROM samples WHERE sample_no = 'FT1'"), Is.EqualTo(verdict));
        Database.AssertVerified();
    }

    [Test]
    public async Task What_was_kept_aside_stands_in_the_way_of_nothing_that_is_ordered_and_goes_without_a_trace()
    {
        var before = VerifyData.Hash(Database);
        var aside = Database.ResultsOf("440304-REG", "FT1,毒死蜱,0.09,mg/kg,≤0.02,2023-05-05,不合格,F1,复检");
        Assert.That(VerifyData.Hash(Database), Is.Not.EqualTo(before), "it is stored");
        await Database.OrderReexamination("FT1", Second);

        var ordered = Database.ResultsOf(Second, Recheck);

        Assert.That((ordered.Rows.Accepted, ordered.Rows.Refused, Database.Ask<int>("SELECT verdict FROM samples WHERE sample_no = 'FT1'")), Is.EqualTo((1, 0, 0)));
        Assert.That(Database.Undo(aside.Upload!).Status, Is.EqualTo("undone"));
        Assert.That(Database.Ask<int>("SELECT verdict FROM samples WHERE sample_no = 'FT1'"), Is.Zero);
        Database.AssertVerified();
        Assert.That(Database.Undo(ordered.Upload!).Status, Is.EqualTo("undone"));
        Assert.That(Database.Ask<int>("SELECT verdict FROM samples WHERE sample_no = 'FT1'"), Is.EqualTo(1), "the first result stands again");
        Database.AssertVerified();
    }

    [Test]
    public void A_first_result_is_taken_back_though_a_re_examination_lies_aside()
    {
        var receipt = Database.Results("FT2,毒死蜱,0.05,mg/kg,≤0.02,2023-04-10,不合格,R2,初检");
        Database.ResultsOf(Second, "FT2,毒死蜱,0.01,mg/kg,≤0.02,2023-05-05,合格,F1,复检");

        Assert.That(Database.Undo(receipt.Upload!).Status, Is.EqualTo("undone"));

        Assert.That(Database.Ask<int>("SELECT count(*) FROM samples WHERE sample_no = 'FT2' AND verdict IS NULL AND reported_on IS NULL"), Is.EqualTo(1));
        Database.AssertVerified();
    }

    [Test]
    public void A_correction_of_what_lies_aside_leaves_it_there()
    {
        Database.ResultsOf(Second, Recheck);
        var id = Database.Ask<long>("SELECT id FROM sample_results WHERE phase = 'recheck'");

        var corrected = new CorrectRow("results", id, "抄错", new Dictionary<string, string?> { ["result"] = "0.09", ["verdict"] = "不合格" }, 0).Handle(Database, SampleSteps.Manager, LabSteps.At.AddMonths(2));

        Assert.That(corrected.Refusal?.Message, Is.Null);
        Assert.That(Database.Ask<string>("SELECT kept_aside FROM sample_results WHERE phase = 'recheck'"), Is.EqualTo("recheck-not-ordered"));
        Assert.That(Database.Ask<string>("SELECT test_items FROM cases"), Is.EqualTo("毒死蜱"));
        Database.AssertVerified();
    }

    [Test]
    public void Another_laboratory_sends_no_first_result() => Assert.That(
        Database.ResultsOf(Second, "FT1,镉,0.01,mg/kg,≤0.05,2023-05-05,合格,F1,初检").FaultCodes().Select(fault => fault.Code), Is.EqualTo(new[] { "not-yours" }));

    [Test]
    public async Task A_blind_sample_is_not_known_to_another_laboratory_by_its_number()
    {
        Database.Samples(Sample("FT3"));
        await Database.Walk("FT3", "hand-over", "recode", "receive");

        Assert.That(Database.ResultsOf(Second, "FT3,毒死蜱,0.01,mg/kg,≤0.02,2023-05-05,合格,F1,复检").FaultCodes().Single().Code, Is.EqualTo("unknown-sample"));
    }

    [TestCase("毒死蜱", null)]
    [TestCase("镉", "outside-accreditation")]
    public void The_accreditation_asked_is_that_of_the_body_that_sends(string scope, string? code)
    {
        Database.Reference("accreditations", $$"""
            {"name": "accreditations", "rows": [
            {"laboratory": "440304-LAB1", "kind": "CMA", "certificate": "CMA-0001", "scope": [{"item": "铅", "method": null}], "signatories": [], "effectiveFrom": "2023-01-01", "effectiveTo": "2023-12-31", "source": "证书附表", "certainty": "certain"},
            {"laboratory": "440304-LAB2", "kind": "CMA", "certificate": "CMA-0002", "scope": [{"item": "{{scope}}", "method": null}], "signatories": [], "effectiveFrom": "2023-01-01", "effectiveTo": "2023-12-31", "source": "证书附表", "certainty": "certain"}]}
            """);

        Assert.That(Database.ResultsOf(Second, Recheck).FaultCodes().Select(fault => fault.Code), code is null ? Is.Empty : Is.EqualTo(new[] { code }));
    }

    private async Task<IEnumerable<string?>> Passes()
    {
        await using var db = Database.CreateContext();
        var read = await new ReadBulletin("passes", "440304", "2023", TestDatabase.Now).Handle(db, TestDatabase.Zone, SampleSteps.Manager, default);
        return read.Value.Rows.Select(row => row[0]);
    }
}
