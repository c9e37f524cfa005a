using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Tests.Support;
using static FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks.Book;

namespace FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;

/// <summary>Sheets and rows of workbooks.</summary>
public sealed class WorkbookTests
{
    private static readonly string[] Header = ["样品编号", "检测时间", "市场", "样品名称", "检测项目", "检测结果"];
    private static readonly string[] Data = ["A1", "2023-03-01", "440304-M01", "豇豆", "毒死蜱", "阴性"];

    public static byte[] Fixture(string name) => File.ReadAllBytes(
        Path.Combine(Repository.Root, "tests", "FoodSafety.Lims.Tests", "Ingestion", "Reading", "Data", name));

    [Test]
    public void Rows_have_the_numbers_of_the_spreadsheet_and_those_left_out_are_blank()
    {
        var rows = SourceRows.All(new Book().Sheet("表", [["2023 年快检日志"], null, Header, Data, null, null, Data]).Bytes());
        Assert.That(rows.Select(row => row.Number), Is.EqualTo((int[])[1, 2, 3, 4, 5, 6, 7]));
        Assert.That(rows.Select(row => row.Cells.Length), Is.EqualTo((int[])[1, 0, 6, 6, 0, 0, 6]));
        Assert.That(rows[6].Cells, Is.EqualTo(Data));
    }

    [Test]
    public void Rows_and_cells_without_numbers_follow_each_other()
    {
        var rows = SourceRows.All(new Book().Sheet("表", """<row><c t="inlineStr"><is><t>甲</t></is></c><c><v>1</v></c></row><row r="4"><c r="C4"><v>2</v></c><c><v>3</v></c></row><row/>""").Bytes());
        Assert.That(rows.Select(row => row.Number), Is.EqualTo((int[])[1, 2, 3, 4, 5]));
        Assert.That(rows[0].Cells, Is.EqualTo((string[])["甲", "1"]));
        Assert.That(rows[3].Cells, Is.EqualTo((string[])["", "", "2", "3"]));
    }

    [Test]
    public void Styled_cells_without_content_are_no_cells()
    {
        var rows = SourceRows.All(new Book().Sheet("表", """<row r="1"><c r="A1" s="0"/><c r="B1"><v>1</v></c><c r="XFD1" s="0"/></row>""").Bytes());
        Assert.That(rows[0].Cells, Is.EqualTo((string[])["", "1"]));
    }

    [Test]
    public void The_only_visible_sheet_with_the_required_columns_is_read()
    {
        var book = new Book().Sheet("填表说明", [["请按模板填写"]]).Sheet("数据", [Header, Data]).Sheet("旧数据", [Header, Data], "hidden").Sheet("很旧", [Header, Data], "veryHidden");
        using var source = RowSources.Open(new MemoryStream(book.Bytes()), null, SourceRows.FindRapidTests);
        Assert.That(source.Sheet, Is.EqualTo("数据"));
        Assert.That(SourceRows.All(source)[1].Cells, Is.EqualTo(Data));
    }

    [TestCase("旧数据")]
    [TestCase(" 旧数据 ")]
    public void A_hidden_sheet_is_read_when_it_is_asked_for(string name)
    {
        var book = new Book().Sheet("数据", [Header, Data]).Sheet("旧数据", [Header, ["B1"]], "hidden");
        Assert.That(SourceRows.All(book.Bytes(), name)[1].Cells, Is.EqualTo((string[])["B1"]));
    }

    [Test]
    public void When_several_sheets_fit_they_are_listed_and_none_is_guessed()
    {
        var book = new Book().Sheet("一季度", [Header, Data]).Sheet("说明", [["无"]]).Sheet("二季度", [Header, Data]);
        var refusal = SourceRows.Refusal(book.Bytes());
        Assert.That(refusal.Code, Is.EqualTo("several-tables"));
        Assert.That(refusal.Message, Does.Contain("一季度").And.Contain("二季度").And.Contain("--sheet").And.Not.Contain("说明"));
    }

    [Test]
    public void When_no_sheet_fits_the_nearest_one_is_explained()
    {
        var book = new Book().Sheet("说明", [["市场", "备注"]]).Sheet("数据", [[.. Header[..5], "检测结论是"], Data]);
        using var source = RowSources.Open(new MemoryStream(book.Bytes()), null, SourceRows.FindRapidTests);
        var (map, missing) = SourceRows.FindRapidTests(source);
        Assert.That((source.Sheet, map), Is.EqualTo(("数据", (object?)null)));
        Assert.That(missing!.Code, Is.EqualTo("missing-column"));
        Assert.That(missing.Message, Does.Contain("检测结果 是否即“检测结论是”").And.Contain("样品编号、检测时间"));
    }

    [Test]
    public void A_sheet_that_is_not_there_is_refused_with_those_that_are()
    {
        var refusal = SourceRows.Refusal(new Book().Sheet("数据", [Header, Data]).Bytes(), "资料");
        Assert.That((refusal.Code, refusal.Message), Is.EqualTo(("unknown-sheet", "工作簿中没有名为“资料”的工作表；其中有：“数据”。请改正工作表名后重新上传。")));
        Assert.That(SourceRows.Refusal("样品编号,市场\n"u8.ToArray(), "数据").Code, Is.EqualTo("unknown-sheet"));
    }

    [Test]
    public void Parts_are_found_by_relation_whatever_their_case_and_slashes()
    {
        var book = new Book().Sheet("表", [Data]);
        book.Parts["xl/_rels/workbook.xml.rels"] = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/XL/worksheets\Sheet1.xml"/></Relationships>""";
        Assert.That(SourceRows.Only(book.Bytes()), Is.EqualTo(Data));
    }

    // The cells of row 5 as they were made; the code of 18 digits had lost its last ones in the .xlsx already.
    [TestCase("cells-1900.xls")]
    [TestCase("cells-1904.xls")]
    public void The_binary_format_gives_the_same_cells(string fixture)
    {
        using var source = RowSources.Open(new MemoryStream(Fixture(fixture)), null, SourceRows.FindRapidTests);
        Assert.That((source.Format, source.Sheet), Is.EqualTo(("xls", "数据")));
        var rows = SourceRows.All(source);
        Assert.That(rows.Select(row => row.Number), Is.EqualTo((int[])[1, 2, 3, 4, 5, 6, 7, 8]));
        Assert.That(rows[4].Cells, Is.EqualTo((string[])
            ["12.4", "11%", "2023-03-01", "2023-03-01 08:10:00", "08:10", "000123", "2023-03-05", "4.4030420230301E+17", "12345", "TRUE", "上海青", "第一行\n第二行"]));
        Assert.That((rows[0].Cells[0], rows[1].Cells.Length, rows[7].Cells[0]), Is.EqualTo(("标题", 0, "末")));
    }

    [Test]
    public void A_hidden_sheet_of_the_binary_format_is_read_when_it_is_asked_for() =>
        Assert.That(SourceRows.All(Fixture("cells-1900.xls"), "说明").Single().Cells, Is.EqualTo((string[])["说明"]));
}
