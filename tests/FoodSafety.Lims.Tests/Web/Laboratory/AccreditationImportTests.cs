using System.Text;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Verify;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Laboratory;

/// <summary>LW (51): results outside the laboratory's accreditation are refused on import, of laboratories that have one recorded.</summary>
public sealed class AccreditationImportTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Certificate = """
        {"name": "accreditations", "rows": [{"laboratory": "440304-LAB1", "kind": "CMA", "certificate": "CMA-0001", "scope": [{"item": "毒死蜱", "method": null}],
        "signatories": [], "effectiveFrom": "2023-01-01", "effectiveTo": "2023-06-30", "source": "证书附表", "certainty": "certain"}]}
        """;

    [SetUp]
    public void Register_samples() => Database.Samples(Sample("FT1"), Sample("FT2", lab: "440304-LAB2"));

    [Test]
    public void Before_any_is_recorded_everything_is_accepted_as_ever()
    {
        Assert.That(Database.Results(Result("FT1", "镉", "2023-09-01")).Rows.Accepted, Is.EqualTo(1));
        Assert.That(VerifyData.Handle(Database, default).Result.LaboratoriesWithoutAccreditation, Does.Contain("440304-LAB1").And.Contain("440304-LAB2"));
    }

    [TestCase("毒死蜱", "2023-04-05", null)]
    [TestCase("毒死蜱", "2023-06-30", null)]
    [TestCase("毒死蜱", "2023-07-01", "2023-06-30", Description = "the last day of validity is named")]
    [TestCase("镉", "2023-04-05", "镉")]
    public void Once_recorded_day_and_item_are_held_to_it_by_name(string item, string testedOn, string? named)
    {
        Record();

        var receipt = Database.Results(Result("FT1", item, testedOn));

        Assert.That(receipt.FaultCodes(), named is null ? Is.Empty : Is.EqualTo(new[] { ((int?)2, (string?)"检验项目", "outside-accreditation") }));
        Assert.That(receipt.Faults.FirstOrDefault()?.Message ?? "", named is null ? Is.Empty : Does.Contain(named).And.Contain("CMA-0001"));
    }

    [Test]
    public void Another_laboratory_without_one_goes_on_as_ever()
    {
        Record();

        Assert.That(Database.ResultsOf("440304-LAB2", Result("FT2", "镉", "2023-09-01")).Rows.Accepted, Is.EqualTo(1));
        Assert.That(VerifyData.Handle(Database, default).Result.LaboratoriesWithoutAccreditation, Does.Not.Contain("440304-LAB1").And.Contain("440304-LAB2"));
    }

    [Test]
    public void A_reexamination_that_the_office_sends_is_not_asked()
    {
        Record();
        Database.Results(Result("FT1", "毒死蜱", "2023-04-05"));

        Assert.That(Database.ResultsOf("440304-REG", "FT1,毒死蜱,0.01,mg/kg,≤0.02,2023-09-05,合格,F1,复检").Rows.Accepted, Is.EqualTo(1));
    }

    [TestCase("accreditations", "440304-LAB9", "unknown-org")]
    [TestCase("accreditations", "440304-M01", "unknown-org")]
    public void A_document_that_names_no_laboratory_is_refused(string set, string laboratory, string code) =>
        Assert.That(Import(set, Certificate.Replace("440304-LAB1", laboratory, StringComparison.Ordinal)).Faults.Single().Code, Is.EqualTo(code));

    [Test]
    public void The_shipped_documents_are_accepted_and_empty_ones_too()
    {
        foreach (var set in (string[])["accreditations", "contracts", "laboratory-rules"])
            Assert.That(Import(set, new ExportReferenceSet(set).Handle(Database).Value + "\n").Faults, Is.Empty, set);
    }

    private void Record() => Assert.That(Import("accreditations", Certificate).Changed, Is.True);

    private ReferenceImport Import(string set, string document) => new ImportReferenceSet(set, Encoding.UTF8.GetBytes(document)).Handle(Database, Caller.CommandLine, TestDatabase.Now).Value;

    private static string Result(string number, string item, string testedOn) => $"{number},{item},0.01,mg/kg,≤0.05,{testedOn},合格,R1,初检";
}
