using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Laboratory;
using FoodSafety.Lims.Web.Shell;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>食品安全法 art 88(1): the body that examines again is not the first laboratory.</summary>
public sealed class ReinspectionResultTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Recheck = "FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-05-05,合格,F1,复检";

    [SetUp]
    public void Report_a_finding()
    {
        Database.Samples(Sample("FT1"), Sample("FT2"));
        Database.Results("FT1,毒死蜱,0.05,mg/kg,≤0.02,2023-04-10,不合格,R1,初检");
    }

    [Test]
    public void The_first_laboratory_is_refused()
    {
        var refused = Database.Results(Recheck);

        Assert.That(refused.FaultCodes(), Is.EqualTo(new[] { ((int?)2, (string?)"抽样单编号", "recheck-by-first-laboratory") }));
        Assert.That(refused.Faults[0].Message, Does.Contain("第八十八条").And.Contain("440304-LAB1"));
    }

    [TestCase("440304-LAB2")]
    [TestCase("440304-REG")]
    public void Another_laboratory_or_the_office_sends_it_and_it_stands(string sender)
    {
        Assert.That(Database.ResultsOf(sender, Recheck).Rows.Accepted, Is.EqualTo(1));

        Assert.That(Database.Ask<int>("SELECT verdict FROM samples WHERE sample_no = 'FT1'"), Is.Zero);
        Database.AssertVerified();
    }

    [TestCase("FT1,镉,0.01,mg/kg,≤0.05,2023-05-05,合格,F1,初检", "not-yours", Description = "a first result of another's sample")]
    [TestCase("FT2,毒死蜱,0.01,mg/kg,≤0.02,2023-05-05,合格,F1,复检", "sample-not-open", Description = "nothing was tested first")]
    public void Another_laboratory_sends_nothing_else(string row, string code) =>
        Assert.That(Database.ResultsOf("440304-LAB2", row).FaultCodes().Select(fault => fault.Code), Is.EqualTo(new[] { code }));

    [Test]
    public async Task A_blind_sample_is_not_known_to_another_laboratory_by_its_number()
    {
        Database.Samples(Sample("FT3"));
        await Database.Walk("FT3", "hand-over", "recode", "receive");

        Assert.That(Database.ResultsOf("440304-LAB2", "FT3,毒死蜱,0.01,mg/kg,≤0.02,2023-05-05,合格,F1,复检").FaultCodes().Single().Code, Is.EqualTo("unknown-sample"));
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

        Assert.That(Database.ResultsOf("440304-LAB2", Recheck).FaultCodes().Select(fault => fault.Code), code is null ? Is.Empty : Is.EqualTo(new[] { code }));
    }
}
