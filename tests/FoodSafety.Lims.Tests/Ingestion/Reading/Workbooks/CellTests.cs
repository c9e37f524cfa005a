using System.Globalization;
using System.Text;
using FoodSafety.Lims.Ingestion.Reading.Workbooks;
using static FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks.Book;

namespace FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;

/// <summary>What a cell of a workbook says. Expected values are what Excel shows for the cell, or shows in its formula bar.</summary>
public sealed class CellTests
{
    [TestCase("12", "12")]
    [TestCase("0", "0")]
    [TestCase("-3.5", "-3.5")]
    [TestCase("12.4", "12.4")]
    [TestCase("0.1", "0.1")]
    [TestCase("2.2999999999999998", "2.3")]
    [TestCase("0.30000000000000004", "0.3")]
    [TestCase("1.0000000000000001E-5", "0.00001")]
    [TestCase("4.3E-3", "0.0043")]
    [TestCase("45990.0", "45990")]
    [TestCase("123456789012345", "123456789012345")]
    [TestCase("1234567890123456", "1.23456789012346E+15")]
    [TestCase("440304202303010017", "4.4030420230301E+17")]
    [TestCase("1E+20", "1E+20")]
    [TestCase("007", "7")]
    public void A_number_reads_as_people_see_it(string stored, string shown) => Assert.That(Shown(book => Number(stored)), Is.EqualTo(shown));

    [TestCase("0.11", "0%", "11%")]
    [TestCase("0.124", "0.0%", "12.4%")]
    [TestCase("0.1235", "0%", "12.35%")]
    [TestCase("1.1000000000000001", "0%", "110%")]
    [TestCase("123", "000000", "000123")]
    [TestCase("123", "0", "123")]
    [TestCase("0.126", "0.00", "0.126")]
    [TestCase("5", "0.00_ ;[Red]\\-0.00\\ ", "5")]
    [TestCase("1200", "#,##0", "1200")]
    public void A_format_changes_what_a_number_is_only_where_it_says_something_else(string stored, string format, string shown) =>
        Assert.That(Shown(book => Number(stored, book.Style(format))), Is.EqualTo(shown));

    [TestCase("2023-03-01", "yyyy/m/d", "2023-03-01")]
    [TestCase("2023-03-01", "yyyy\"年\"m\"月\"d\"日\";@", "2023-03-01")]
    [TestCase("2023-03-01", "[$-804]yyyy\\-mm\\-dd", "2023-03-01")]
    [TestCase("2023-03-01 08:10", "yyyy/m/d h:mm", "2023-03-01 08:10")]
    [TestCase("2023-03-01 08:10", "yyyy/m/d h:mm:ss", "2023-03-01 08:10:00")]
    [TestCase("2023-03-01 08:10:37", "yyyy/m/d h:mm", "2023-03-01 08:10:37")]
    [TestCase("2023-03-01 08:10", "yyyy/m/d", "2023-03-01 08:10")]
    [TestCase("2023-03-01", "yyyy/m/d h:mm", "2023-03-01 00:00")]
    [TestCase("2023-03-01 20:10", "[$-804]yyyy/m/d AM/PM h:mm", "2023-03-01 20:10")]
    [TestCase("1900-03-01", "yyyy/m/d", "1900-03-01")]
    [TestCase("2023-03-01", "m\"月\"d\"日\"", "2023-03-01")]
    public void A_date_is_a_bare_date_and_a_time_is_kept_to_what_it_holds(string time, string format, string shown)
    {
        Assert.That(Shown(book => Number(Serial(time), book.Style(format))), Is.EqualTo(shown));
        var in1904 = (double.Parse(Serial(time), CultureInfo.InvariantCulture) - 1462).ToString("R", CultureInfo.InvariantCulture);
        if (!in1904.StartsWith('-'))
            Assert.That(Shown(book => Number(in1904, book.Style(format)), is1904: true), Is.EqualTo(shown), "1904 system");
    }

    [TestCase("0.34027777777777779", "h:mm", "08:10")]
    [TestCase("0.34027777777777779", "[h]:mm:ss", "08:10:00")]
    [TestCase("60", "yyyy/m/d", "60")]
    [TestCase("0", "yyyy/m/d", "0")]
    [TestCase("-1", "yyyy/m/d", "-1")]
    [TestCase("3000000", "yyyy/m/d", "3000000")]
    [TestCase("59", "yyyy/m/d", "1900-02-28")]
    [TestCase("1", "yyyy/m/d", "1900-01-01")]
    public void What_is_no_day_stays_what_it_is(string stored, string format, string shown) =>
        Assert.That(Shown(book => Number(stored, book.Style(format))), Is.EqualTo(shown));

    [TestCase("b", "1", "TRUE")]
    [TestCase("b", "0", "FALSE")]
    [TestCase("e", "#N/A", "#N/A")]
    [TestCase("e", "#DIV/0!", "#DIV/0!")]
    [TestCase("str", "A001&amp;B", "A001&B")]
    [TestCase("d", "2023-03-01T08:10:00", "2023-03-01T08:10:00")]
    [TestCase("n", "x", "x")]
    public void Other_types_of_cells_read_as_their_text(string type, string value, string shown) => Assert.That(Shown(_ => Cell(type, value)), Is.EqualTo(shown));

    [Test]
    public void A_formula_reads_as_the_value_that_was_saved_with_it() =>
        Assert.That(Shown(_ => """<c r="@"><f>SUM(A1:A9)</f><v>12.5</v></c>"""), Is.EqualTo("12.5"));

    [TestCase("<t>上海青</t>", "上海青")]
    [TestCase("<r><t>上海</t></r>\n<r><rPr><b/></rPr><t xml:space=\"preserve\"> 青</t></r>", "上海 青")]
    [TestCase("<t>课</t><rPh sb=\"0\" eb=\"1\"><t>ke</t></rPh>", "课")]
    [TestCase("<t>一_x000D_二_x005F_x000D_</t>", "一\r二_x000D_")]
    [TestCase("<t>_x0000_</t>", "_x0000_")]
    [TestCase("<t xml:space=\"preserve\">  </t>", "  ")]
    [TestCase("<t>&#x20000;&lt;</t>", "\U00020000<")]
    public void A_shared_string_is_its_text_without_fonts_and_readings(string inside, string shown)
    {
        var book = new Book().WithString("<t>第一</t>").WithString(inside).Sheet("表", Row(1, Cell("s", "1")));
        Assert.That(SourceRows.Only(book.Bytes())[0], Is.EqualTo(shown));
    }

    [Test]
    public void Numbers_agree_with_the_decimal_that_was_typed()
    {
        // Whatever has at most 15 digits comes out of a binary number as it went in.
        var random = new Random(20231231);
        Span<byte> target = stackalloc byte[CellText.MostBytes];
        for (var i = 0; i < 20_000; i++)
        {
            var typed = new decimal(random.Next(), random.Next(0, 1000), 0, random.Next(2) == 0, (byte)random.Next(0, 9));
            typed = Math.Round(typed, 6) / 1.000000000000000000000000000m;
            if (Math.Abs(typed) >= 1_000_000_000m)
                continue;
            var written = CellText.Write(((double)typed).ToString("R", CultureInfo.InvariantCulture), default, false, target);
            Assert.That(decimal.Parse(Encoding.UTF8.GetString(target[..written]), CultureInfo.InvariantCulture), Is.EqualTo(typed));
        }
    }

    private static string Shown(Func<Book, string> cell, bool is1904 = false)
    {
        var book = new Book { Is1904 = is1904 };
        var xml = cell(book);
        return SourceRows.Only(book.Sheet("表", Row(1, xml)).Bytes())[0];
    }
}
