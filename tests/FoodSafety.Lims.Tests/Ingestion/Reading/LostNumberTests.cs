using FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Ingestion.Reading;

/// <summary>Long numbers that a spreadsheet turned into binary ones are refused in every column of codes, with the reason; an amount may be as large.</summary>
[TestFixture(DatabaseKind.Sqlite)]
public sealed class LostNumberTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Row = "2023-03-01,440304-M01,豇豆,毒死蜱,阴性";

    [TestCase("样品编号")]
    [TestCase("经营户")]
    [TestCase("批号")]
    [TestCase("设备编号")]
    [TestCase("试剂批号")]
    [TestCase("摊位号")]
    public void A_code_written_with_an_exponent_is_refused(string column)
    {
        var own = column == "样品编号";
        var receipt = Database.Import($"检测时间,市场,样品名称,检测项目,检测结果,{(own ? "" : "样品编号,")}{column}\n{Row},{(own ? "" : "A1,")}4.40304E+17\n");
        Assert.That(receipt.Faults.Select(fault => (fault.Column, fault.Code)), Is.EqualTo(((string?, string)[])[(column, "number-lost-by-spreadsheet")]));
    }

    [Test]
    public void A_number_cell_of_eighteen_digits_is_refused_and_one_of_fifteen_is_taken()
    {
        string?[] header = ["检测时间", "市场", "样品名称", "检测项目", "检测结果", "样品编号"];
        var book = new Book().Sheet("快检",
            Book.Row(1, [.. header.Select(cell => Book.Text(cell!))])
            + Book.Row(2, [.. Row.Split(',').Select(Book.Text), Book.Number("440304202303010017")])
            + Book.Row(3, [.. Row.Split(',').Select(Book.Text), Book.Number("440304202303010")]));
        var receipt = Database.Import(book.Bytes(), "rapid-tests");
        Assert.That(receipt.Rows.Stored, Is.EqualTo(1));
        Assert.That(receipt.Faults.Select(fault => (fault.Row, fault.Code)), Is.EqualTo(((int?, string)[])[(2, "number-lost-by-spreadsheet")]));
    }
}
