using System.Text;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Workbooks;

/// <summary>Issue 3: "the corrected workbook, uploaded, takes only the unfinished rows", for every kind, as a workbook and as CSV, on both databases.</summary>
public sealed class CorrectedWorkbookTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string LogHeader = "编号,检测时间,市场,样品名称,检测项目,检测结果,备注";
    private const string Log = $"""
        {LogHeader}
        W1,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,=1+1
        W2,2023-09-18 08:20,440304-M01,豇豆,有机磷和氨基甲酸酯类农药,也许,二
        """;

    [TestCase("utf-8")]
    [TestCase("gb18030")]
    public void Rapid_tests_corrected_are_stored_and_the_others_are_duplicates(string format) =>
        AssertCircle(Database.Import(Log), "F3", "阳性", format, firstStored: 1);

    [TestCase("utf-8")]
    public void Samples_corrected_are_stored_and_the_others_are_duplicates(string format) =>
        AssertCircle(Database.Samples(Sample("FT1"), Sample("FT2", samplers: "甲")), "F3", "甲、乙", format, firstStored: 1);

    [TestCase("utf-8")]
    public void Results_corrected_are_stored_and_the_others_are_duplicates(string format)
    {
        Database.Samples(Sample("FT1"));
        AssertCircle(Database.Results("FT1,铅,0.1,mg/kg,≤0.2,2023-04-10,合格,R1,", "FT1,镉,0.01,mg/kg,≤0.2,2023-02-30,合格,R1,"), "F3", "2023-04-11", format, firstStored: 1,
            organisation: "440304-LAB1");
    }

    [TestCase("utf-8")]
    public void Findings_corrected_are_stored_and_the_others_are_duplicates(string format) =>
        AssertCircle(Database.Findings("GC1,芹菜,毒死蜱║0.32mg/kg║≤0.05mg/kg,甲档,/,2023-05-08", "GC2,芹菜,字迹不清,乙档,/,2023-05-08"),
            "C3", "甲拌磷║0.055mg/kg║≤0.01mg/kg", format, firstStored: 1);

    [Test]
    public void The_refused_rows_alone_can_be_sent_corrected_too()
    {
        var first = Database.Import(Log);
        var sheet = new SheetCells(Database.AnnotatedBytes(AnnotatedFiles.NumberOf(first), mostRows: 2));
        Assert.That(sheet["H1"], Is.EqualTo("原行号"));
        sheet.Write("F2", "阴性");

        var second = Database.Import(sheet.ToCsv(Encoding.UTF8), "rapid-tests");

        Assert.That((second.Rows.Accepted, second.Status), Is.EqualTo((1, "completed")));
        Assert.That(Database.Ask<string>("SELECT details FROM rapid_tests WHERE row_number = 2 AND upload_id = 2"), Is.EqualTo("{\"备注\":\"二\"}"), "nothing of ours is kept with the row");
    }

    [Test]
    public void A_workbook_corrected_in_two_rounds_is_annotated_with_one_pair_of_columns()
    {
        var sheet = Database.Annotated(Database.Import(Log));
        sheet.Write("F3", "还是不对");
        var second = Database.Import(sheet.ToCsv(Encoding.UTF8), "rapid-tests");

        var again = Database.Annotated(second);

        Assert.That(again.Row(1), Is.EqualTo(LogHeader.Split(',').Concat(["结果", "原因"])));
        Assert.That((again["H2"], again["H3"]), Is.EqualTo(("重复", "拒收")));
        Assert.That(again["I3"], Does.Contain("还是不对").And.Not.Contain("也许"));
    }

    /// <summary>结果 is a usual header of the outcome (domain.md §3D) and 原因 of a remark: only our words below make them ours.</summary>
    [Test]
    public void Columns_of_a_sender_that_bear_our_names_are_the_senders()
    {
        var receipt = Database.Import("""
            编号,检测时间,市场,样品名称,检测项目,结果,原因
            W1,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,例行
            """);

        Assert.That(receipt.Rows.Stored, Is.EqualTo(1));
        Assert.That(Database.Ask<string>("SELECT details FROM rapid_tests"), Is.EqualTo("{\"原因\":\"例行\"}"));
        var sheet = Database.Annotated(receipt);
        Assert.That(sheet.Row(1)[5..], Is.EqualTo(new[] { "结果", "原因", "结果", "原因" }));
        var again = Database.Import(sheet.ToCsv(Encoding.UTF8), "rapid-tests");
        Assert.That((again.Rows.Duplicate, again.Rows.Refused), Is.EqualTo((1, 0)));
    }

    private void AssertCircle(Receipt first, string cell, string corrected, string format, int firstStored, string organisation = "440304-REG")
    {
        Assert.That((first.Rows.Stored, first.Rows.Refused), Is.EqualTo((firstStored, 1)), string.Join('\n', first.Faults.Select(fault => fault.Message)));
        var sheet = Database.Annotated(first);
        sheet.Write(cell, corrected);

        var second = Database.Import(format == "xlsx" ? sheet.Save() : sheet.ToCsv(EncodingOf(format)), first.Kind, organisation, name: $"改正.{format}");

        Assert.That(second.Faults.Select(fault => fault.Message), Is.Empty);
        Assert.That((second.Rows.Read, second.Rows.Duplicate, second.Rows.Stored), Is.EqualTo((firstStored + 1, firstStored, 1)));
        Assert.That(second.File.Format, Is.EqualTo(format == "xlsx" ? "xlsx" : "csv"));
        Database.AssertVerified();
    }

    private static Encoding EncodingOf(string name) => name == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(name)!;
}
