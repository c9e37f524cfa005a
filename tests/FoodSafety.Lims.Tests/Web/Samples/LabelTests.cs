using FoodSafety.Lims.Tests.Documents;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Shell.Commands;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>Labels for the two parts of a sample.</summary>
[TestFixture]
public sealed class LabelTests : OneDatabase
{
    [SetUp]
    public void Register_a_sample() => Database.Samples(Sample("FT1"));

    [Test]
    public async Task Each_part_has_a_label_with_the_own_number_and_no_party()
    {
        var text = await Print("FT1", SampleSteps.Officer);

        Assert.That(text, Has.Count.EqualTo(2));
        Assert.That(text[0], Does.Contain("检验样品").And.Contain("CY-440304-2023-00001").And.Contain("韭菜").And.Contain("FT1").And.Not.Contain("福田示例商行甲"));
        Assert.That(text[1], Does.Contain("备份样品"));
    }

    [Test]
    public async Task A_recoded_sample_is_labelled_with_its_blind_code_alone()
    {
        var blind = (await Database.Walk("FT1", "hand-over", "recode")).BlindCode!;

        foreach (var (number, caller) in new[] { ("FT1", SampleSteps.Officer), (blind, SampleSteps.Laboratory) })
            Assert.That((await Print(number, caller))[0], Does.Contain(blind).And.Not.Contain("FT1").And.Not.Contain("CY-"));
    }

    [Test]
    public async Task Voided_and_unknown_samples_have_no_label()
    {
        var file = Path.Combine(Database.Settings.DataFolder, "label.pdf");
        Assert.That((await Invoke([LabelCommand.Create()], "label", "FT1", "--out", file)).Output, Does.Contain("2 张标签"));
        Assert.That(File.ReadAllBytes(file).AsSpan(0, 5).ToArray(), Is.EqualTo("%PDF-"u8.ToArray()));
        Assert.That((await Invoke([LabelCommand.Create()], "label", "FT9", "--out", file)).ExitCode, Is.EqualTo(ExitCode.WrongUsage));

        await Database.Walk("FT1", "void");

        await using var db = Database.CreateContext();
        Assert.That((await new PrintLabels("FT1").Handle(db, Caller.CommandLine, TestDatabase.Now, default)).Refusal!.Code, Is.EqualTo("sample-voided"));
    }

    private async Task<List<string>> Print(string number, Caller caller)
    {
        await using var db = Database.CreateContext();
        var pdf = new PdfReading((await new PrintLabels(number).Handle(db, caller, TestDatabase.Now, default)).Value.ToBytes());
        return [.. pdf.Pages.Select(pdf.Text)];
    }
}
