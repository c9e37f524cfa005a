using System.Text;
using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Tests.Ingestion.Reading;

/// <summary>Delimiters and encodings of text files.</summary>
public sealed class TextFileTests
{
    private const string Table = "样品编号,检测时间,市场,样品名称,检测项目,检测结果\r\nA1,2023-03-01,440304-M01,豇豆,毒死蜱,阴性\r\n";

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    [TestCase(',')]
    [TestCase('\t')]
    [TestCase(';')]
    [TestCase('|')]
    public void The_delimiter_is_found(char delimiter)
    {
        var rows = SourceRows.All(Encoding.UTF8.GetBytes(Table.Replace(',', delimiter)));
        Assert.That(rows.Select(row => row.Cells.Length), Is.EqualTo((int[])[6, 6]));
    }

    [Test]
    public void Titles_full_of_other_delimiters_and_quoted_ones_do_not_deceive()
    {
        const string text = "单位：福田;监管|一科;二科|三科;四科\n制表,张三;李四\n样品编号;检测时间;市场;样品名称;检测项目;检测结果\nA1;2023-03-01;440304-M01;\"豇豆,长,紫,红,白,青\";\"毒\n死蜱\";阴性\n";
        var rows = SourceRows.All(Encoding.UTF8.GetBytes(text));
        Assert.That(rows[2].Cells, Has.Length.EqualTo(6));
        Assert.That((rows[3].Number, rows[3].Cells[3], rows[3].Cells[4]), Is.EqualTo((4, "豇豆,长,紫,红,白,青", "毒\n死蜱")));
    }

    [Test]
    public void Headers_of_a_bulletin_may_hold_the_stroke()
    {
        var rows = SourceRows.All("抽样编号,食品名称,不合格项目|检验结果|标准值\nS1,豇豆,噻虫胺|2.3mg/kg|≤0.2mg/kg\n"u8.ToArray());
        Assert.That(rows.Select(row => row.Cells.Length), Is.EqualTo((int[])[3, 3]));
    }

    [Test]
    public void Without_known_headers_the_most_regular_delimiter_is_taken() =>
        Assert.That(SourceRows.All("甲\t乙, 丙\t丁\n1\t2\t3\n4\t5\t6\n"u8.ToArray()).Select(row => row.Cells.Length), Is.EqualTo((int[])[3, 3, 3]));

    private static IEnumerable<TestCaseData> Encodings()
    {
        yield return new TestCaseData("utf-8", Encoding.UTF8.GetBytes(Table)).SetArgDisplayNames("UTF-8");
        yield return new TestCaseData("utf-8", (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Table)]).SetArgDisplayNames("UTF-8 with mark");
        yield return new TestCaseData("gb18030", Gb18030.GetBytes(Table)).SetArgDisplayNames("GB18030");
        yield return new TestCaseData("utf-16", (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Table)]).SetArgDisplayNames("UTF-16 LE with mark");
        yield return new TestCaseData("utf-16", (byte[])[0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Table)]).SetArgDisplayNames("UTF-16 BE with mark");
        yield return new TestCaseData("utf-16", Encoding.Unicode.GetBytes(Table)).SetArgDisplayNames("UTF-16 LE");
        yield return new TestCaseData("utf-16", Encoding.BigEndianUnicode.GetBytes(Table)).SetArgDisplayNames("UTF-16 BE");
        yield return new TestCaseData("utf-16", (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Table.Replace(',', '\t'))]).SetArgDisplayNames("Excel's Unicode text");
    }

    [TestCaseSource(nameof(Encodings))]
    public void The_encoding_is_found_and_shown_with_decoded_cells(string name, byte[] file)
    {
        using var source = RowSources.Open(new MemoryStream(file));
        Assert.That(SourceRows.FindRapidTests(source).Map!.HeaderRow, Is.EqualTo(1));
        Assert.That(source.Read(), Is.True);
        Assert.That(source.Encoding, Is.EqualTo(name));
        Assert.That(source.Preview[0][0], Is.EqualTo("样品编号"));
        Assert.That(source.Preview[1], Is.EqualTo((string[])["A1", "2023-03-01", "440304-M01", "豇豆", "毒死蜱", "阴性"]));
    }

    [Test]
    public void Broken_UTF16_is_refused_and_not_repaired() =>
        Assert.That(SourceRows.Refusal([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Table), 0x00, 0xD8, 0x41, 0x00]).Code, Is.EqualTo("unreadable"));

    [Test]
    public void The_preview_is_three_rows_with_content_of_twenty_cells_of_forty_characters()
    {
        var wide = string.Join(',', Enumerable.Repeat(new string('长', 50), 30));
        using var source = RowSources.Open(new MemoryStream(Encoding.UTF8.GetBytes($"{Table.Split('\r')[0]}\n,,\n{wide}\nA2\nA3\n")));
        Assert.That(SourceRows.FindRapidTests(source).Map, Is.Not.Null);
        while (source.Read())
        {
        }
        Assert.That(source.Preview.Select(row => row.Count), Is.EqualTo((int[])[6, 20, 1]));
        Assert.That(source.Preview[1][0], Is.EqualTo(new string('长', 40) + "…"));
    }
}
