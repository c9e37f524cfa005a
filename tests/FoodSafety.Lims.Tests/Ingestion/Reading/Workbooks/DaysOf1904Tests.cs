using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Workbooks;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;

/// <summary>
/// A workbook that counts its days from 1 January 1904. A cell formatted as a date is one; a number whose format was lost may have been typed as
/// a day of either system, four years apart, and is refused.
/// </summary>
public sealed class DaysOf1904Tests
{
    private static readonly string[] Header = ["样品编号", "检测时间", "市场", "样品名称", "检测项目", "检测结果"];

    [Test]
    public void A_number_without_the_format_of_a_date_is_no_day_of_such_a_workbook()
    {
        using var test = TestDatabase.Create(DatabaseKind.Sqlite);
        var receipt = test.Database.Import(Log(Book.Number("43524"), Book.Number("43524.5")), "rapid-tests");

        Assert.That(receipt.Faults.Select(fault => (fault.Row, fault.Column, fault.Code)), Is.EqualTo(((int?, string?, string)[])[(3, "检测时间", "not-a-date"), (4, "检测时间", "not-a-date")]));
        // 43,524 days from 1904-01-01 is 2023-03-01.
        Assert.That(test.Database.Ask<long>("SELECT tested_on FROM rapid_tests"), Is.EqualTo(new DateOnly(2023, 3, 1).DayNumber));
    }

    [TestCase("４３５２４")]
    [TestCase("43524（检测日期）")]
    public void However_the_number_is_written(string number)
    {
        using var test = TestDatabase.Create(DatabaseKind.Sqlite);
        Assert.That(test.Database.Import(Log(Book.Text(number)), "rapid-tests").FaultCodes(), Is.EqualTo(((int?, string?, string)[])[(3, "检测时间", "not-a-date")]));
    }

    /// <summary>The sender's own file back has the numbers as text: it must not lend them to the other system.</summary>
    [Test]
    public void It_is_refused_again_in_the_senders_own_file_that_comes_back_untouched()
    {
        using var test = TestDatabase.Create(DatabaseKind.Sqlite);
        var first = test.Database.Import(Log(Book.Number("43524")), "rapid-tests");
        var second = test.Database.Import(test.Database.AnnotatedBytes(AnnotatedFiles.NumberOf(first)), "rapid-tests", name: "批注.xlsx");

        Assert.That(second.FaultCodes(), Is.EqualTo(((int?, string?, string)[])[(3, "检测时间", "not-a-date")]));
        Assert.That((second.Rows.Duplicate, second.Rows.Stored), Is.EqualTo((1, 0)));
    }

    [Test]
    public void The_binary_format_says_where_its_days_count_from()
    {
        foreach (var counts in (bool[])[false, true])
        {
            var book = new BinaryBook { Is1904 = counts };
            foreach (var (column, text) in Header.Index())
                book.Text(0, column, text);
            foreach (var (column, text) in ((string[])["A1", "43524", "440304-M01", "菜心", "有机磷和氨基甲酸酯类农药", "阴性"]).Index())
                book.Text(1, column, text);

            using var test = TestDatabase.Create(DatabaseKind.Sqlite);
            Assert.That(test.Database.Import(book.Bytes(), "rapid-tests", name: "日.xls").Faults.Select(fault => fault.Code), Is.EqualTo(counts ? (string[])["not-a-date"] : []));
        }
    }

    /// <summary>A day in row 2, and below it what the cells say that have no date's format.</summary>
    private static byte[] Log(params string[] others)
    {
        var book = new Book { Is1904 = true };
        var date = book.Style("yyyy/m/d");
        return book.Sheet("快检", Book.Row(1, [.. Header.Select(Book.Text)]) + Row(2, Book.Number("43524", date)) + string.Concat(others.Select((cell, index) => Row(index + 3, cell)))).Bytes();
    }

    private static string Row(int number, string tested) =>
        Book.Row(number, [Book.Text($"A{number}"), tested, .. ((string[])["440304-M01", "菜心", "有机磷和氨基甲酸酯类农药", "阴性"]).Select(Book.Text)]);
}
