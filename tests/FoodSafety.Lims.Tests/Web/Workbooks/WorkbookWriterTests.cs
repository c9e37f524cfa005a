using System.Text;
using FoodSafety.Lims.Web.Workbooks.Writing;

namespace FoodSafety.Lims.Tests.Web.Workbooks;

/// <summary>The streaming writer: what it writes is what a spreadsheet shows, whatever the text.</summary>
[TestFixture]
public sealed class WorkbookWriterTests
{
    /// <summary>https://owasp.org/www-community/attacks/CSV_Injection: = + - @, tab, carriage return; full-width forms in Chinese and Japanese spreadsheets.</summary>
    [TestCase("=1+1")]
    [TestCase("+cmd|' /C calc'!A0")]
    [TestCase("-2")]
    [TestCase("@SUM(A1)")]
    [TestCase("\t=1")]
    [TestCase("＝1+1")]
    [TestCase("－2")]
    public void Text_that_a_spreadsheet_could_run_is_marked_as_text(string text)
    {
        var sheet = Written(writer => writer.Cell(0, text));

        Assert.That(sheet["A1"], Is.EqualTo(text));
        Assert.That(sheet.HasQuotePrefix("A1"), Is.True);
        Assert.That(sheet.Part("xl/worksheets/sheet1.xml"), Does.Contain("t=\"inlineStr\"").And.Not.Contain("<f>"));
    }

    [TestCase("样品=1")]
    [TestCase("（一）")]
    [TestCase("12.4")]
    public void Other_text_has_no_prefix(string text) => Assert.That(Written(writer => writer.Cell(0, text)).HasQuotePrefix("A1"), Is.False);

    [TestCase("a\u0001b\u001Fc", "a_x0001_b_x001F_c")]
    [TestCase("\0", "␀")]
    [TestCase("a\uFFFEb", "a_xFFFE_b")]
    [TestCase("<a & \"b\">", "<a & \"b\">")]
    [TestCase("a\tb\nc", "a\tb\nc")]
    [TestCase("a\r\nb", "a_x000D_\nb")]
    [TestCase("_x0041_", "_x005F_x0041_")]
    [TestCase("_x0041\r", "_x005F_x0041_x000D_")]
    [TestCase("_x00G1_ _", "_x00G1_ _")]
    [TestCase("  两端  ", "  两端  ")]
    [TestCase("𠮷🥬", "𠮷🥬")]
    public void Every_character_is_written_so_that_it_is_read_again_or_seen(string text, string inXml) =>
        Assert.That(Written(writer => writer.Cell(0, text))["A1"], Is.EqualTo(inXml));

    [Test]
    public void Bytes_that_are_no_text_are_replaced_visibly() =>
        Assert.That(Written(writer => writer.Cell(0, [0x61, 0xFF, 0x62]))["A1"], Is.EqualTo("a\uFFFDb"));

    [Test]
    public void Text_longer_than_a_cell_is_cut_and_says_so()
    {
        var text = Written(writer => writer.Cell(0, new string('汉', 32_768)))["A1"];

        Assert.That(text, Has.Length.EqualTo(32_767));
        Assert.That(text, Does.EndWith("（过长，已截断）"));
        Assert.That(Written(writer => writer.Cell(0, new string('汉', 32_767)))["A1"], Has.Length.EqualTo(32_767).And.Not.Contain("截断"));
    }

    [TestCase(0, "A")]
    [TestCase(25, "Z")]
    [TestCase(26, "AA")]
    [TestCase(701, "ZZ")]
    [TestCase(702, "AAA")]
    [TestCase(16_383, "XFD")]
    public void Columns_bear_their_letters(int column, string name) => Assert.That(SheetWriter.ColumnName(column), Is.EqualTo(name));

    [TestCase("检测结果", 8)]
    [TestCase("abc", 3)]
    [TestCase("（1）", 5)]
    [TestCase("短\n长一些", 6)]
    public void Full_width_characters_count_double(string text, int width) => Assert.That(CellText.Width(Encoding.UTF8.GetBytes(text)), Is.EqualTo(width));

    [Test]
    public void Sheets_get_names_that_a_workbook_may_have()
    {
        using var stream = new MemoryStream();
        using (var workbook = new WorkbookWriter(stream))
        {
            foreach (var name in new[] { "数据[1]/2", "数据[1]/2", new string('长', 40), "" })
                workbook.Sheet(new SheetLayout(name, []));
        }

        Assert.That(SheetCells.SheetNames(stream.ToArray()), Is.EqualTo(new[] { "数据 1  2", "数据 1  2 2", new string('长', 31), "Sheet" }));
    }

    [Test]
    public void A_sheet_takes_so_many_comments_and_refuses_more()
    {
        var taken = 0;
        Written(sheet =>
        {
            sheet.Cell(0, "一");
            for (var i = 0; i < SheetWriter.MostComments + 5; i++)
                taken += sheet.Comment(i + 1, 0, "说明") ? 1 : 0;
        });

        Assert.That(taken, Is.EqualTo(SheetWriter.MostComments));
    }

    private static SheetCells Written(Action<SheetWriter> write)
    {
        using var stream = new MemoryStream();
        using (var workbook = new WorkbookWriter(stream))
        {
            var sheet = workbook.Sheet(new SheetLayout("一", [10]));
            sheet.Row(1);
            write(sheet);
        }
        return new SheetCells(stream.ToArray());
    }
}
