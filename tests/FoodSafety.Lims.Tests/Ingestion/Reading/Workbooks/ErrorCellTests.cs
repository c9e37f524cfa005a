using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;

/// <summary>Errors in cells of the binary format, which its reader gives as empty ones. Codes: [MS-XLS] 2.5.10 BErr.</summary>
public sealed class ErrorCellTests
{
    [TestCase(0x00, "#NULL!")]
    [TestCase(0x07, "#DIV/0!")]
    [TestCase(0x0F, "#VALUE!")]
    [TestCase(0x17, "#REF!")]
    [TestCase(0x1D, "#NAME?")]
    [TestCase(0x24, "#NUM!")]
    [TestCase(0x2A, "#N/A")]
    public void An_error_reads_as_its_text_whether_typed_or_left_by_a_formula(int code, string shown)
    {
        var book = new BinaryBook().Text(0, 0, "甲").Error(0, 1, (byte)code).FormulaError(1, 0, (byte)code).Truth(1, 1, true).Text(1, 2, "乙");

        Assert.That(SourceRows.All(book.Bytes()).Select(row => row.Cells), Is.EqualTo(new string[][] { ["甲", shown], [shown, "TRUE", "乙"] }));
        Assert.That(SourceRows.All(book.Bytes(isShort: true)).Select(row => row.Cells), Is.EqualTo(new string[][] { ["甲", shown], [shown, "TRUE", "乙"] }), "in mini sectors");
    }

    [Test]
    public void A_required_cell_with_an_error_is_refused_and_a_remark_keeps_it()
    {
        string[] header = ["样品编号", "检测时间", "市场", "样品名称", "检测项目", "检测结果", "检测值", "备注"];
        var book = new BinaryBook();
        for (var column = 0; column < header.Length; column++)
            book.Text(0, column, header[column]);
        foreach (var row in (int[])[1, 2])
            foreach (var (column, text) in (string[])["A" + row, "2023-09-18 08:1" + row, "440304-M01", "菜心", "有机磷和氨基甲酸酯类农药", "阴性"] is var cells ? cells.Index() : [])
                book.Text(row, column, text);
        book.Error(1, 7, 0x2A).FormulaError(2, 6, 0x07);

        using var test = TestDatabase.Create(DatabaseKind.Sqlite);
        var receipt = test.Database.Import(book.Bytes(), "rapid-tests", name: "误.xls");

        Assert.That(receipt.Faults.Select(fault => (fault.Row, fault.Column, fault.Value, fault.Code)), Is.EqualTo(new (int?, string?, string?, string)[] { (3, "检测值", "#DIV/0!", "not-a-number") }));
        Assert.That(test.Database.Ask<string>("SELECT details FROM rapid_tests WHERE row_number = 2"), Is.EqualTo("""{"备注":"#N/A"}"""));
    }

    // A look-up that finds nothing leaves #N/A: no sample, food or item is called so, in whatever format it comes.
    [Test]
    public void An_error_is_no_name()
    {
        using var test = TestDatabase.Create(DatabaseKind.Sqlite);
        const string header = "样品编号,检测时间,市场,样品名称,检测项目,检测结果,经营户\n";
        var tests = test.Database.Import(header + "#N/A,2023-03-01,440304-M01,菜心,毒死蜱,阴性,张三\nA2,2023-03-01,440304-M01,#REF!,#VALUE!,阴性,#N/A\nA3,2023-03-01,440304-M01,菜心,毒死蜱,阴性,#N/A\n");
        var findings = test.Database.Findings("A1,#N/A,噻虫胺║2.3mg/kg║≤0.2mg/kg,甲,/,");

        Assert.That(tests.Faults.Select(fault => (fault.Row, fault.Column, fault.Code)), Is.EqualTo(((int?, string?, string)[])
            [(2, "样品编号", "not-understood"), (3, "样品名称", "not-understood"), (3, "检测项目", "not-understood")]));
        Assert.That(findings.Faults.Select(fault => (fault.Column, fault.Code)), Is.EqualTo(((string?, string)[])[("食品名称", "not-understood")]));
    }

    [TestCase(65_537u, 2)]
    [TestCase(4_000_000_000u, 2)]
    [TestCase(2u, 257)]
    public void A_sheet_that_declares_more_than_the_format_holds_is_refused_before_it_is_read(uint rows, int columns)
    {
        var refusal = SourceRows.Refusal(new BinaryBook { Declared = (rows, (ushort)columns) }.Text(0, 0, "甲").Bytes());

        Assert.That(refusal.Message, Does.Contain("65,536 行").And.Contain("256 列"));
    }
}
