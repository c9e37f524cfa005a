using System.Text;
using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Tests.Ingestion.Reading;

/// <summary>A quote somebody forgot to close would take the rows after it for one cell: they are never lost silently.</summary>
public sealed class OpenQuoteTests
{
    private static byte[] File(params string[] rows) => Encoding.UTF8.GetBytes("样品编号,检测结果,备注\n" + string.Join('\n', rows) + "\n");

    [Test]
    public void A_quote_that_nothing_closes_is_refused_at_its_row()
    {
        var file = File("A1,阴性,", "A2,阴性,\"抽样时下雨", "A3,阳性,", "A4,阴性,");
        Assert.That(SourceRows.Refusal(file).Message, Does.StartWith("第 3 行").And.Contain("引号"));
    }

    [Test]
    public void The_rows_before_it_are_read()
    {
        using var source = RowSources.Open(new MemoryStream(File("A1,阴性,", "A2,阴性,\"抽样时下雨", "A3,阳性,")));
        Assert.That((source.Read(), source.Read(), source.RowNumber), Is.EqualTo((true, true, 2)));
        Assert.That(() => source.Read(), Throws.InstanceOf<UnreadableFileException>());
    }

    [Test]
    public void A_quote_that_another_forgotten_one_closes_rows_later_is_refused_too()
    {
        var file = File("A1,阴性,\"抽样时下雨", "A2,阳性,", "A3,阴性,\"抽样时刮风", "A4,阴性,");
        Assert.That(SourceRows.Refusal(file).Message, Does.StartWith("第 2 行").And.Contain("引号"));
    }

    /// <summary>Of several oddities of one row the reader tells the first: it must not hide the quote that is open.</summary>
    [TestCase("A1,菜\"心,\"下雨")]
    [TestCase("A1,\"小\"白菜,\"下雨")]
    public void It_is_refused_behind_another_oddity_of_its_row_too(string row)
    {
        Assert.That(SourceRows.Refusal(File(row, "A2,阳性,", "A3,阳性,")).Message, Does.StartWith("第 2 行").And.Contain("引号"));
        Assert.That(SourceRows.Refusal(File(row, "A2,阳性,\"刮风", "A3,阳性,")).Message, Does.StartWith("第 2 行").And.Contain("引号"));
    }

    /// <summary>It cannot be told from an open one: the sentence says so.</summary>
    [Test]
    public void An_honest_line_break_beside_an_oddity_is_refused_with_a_may_be() =>
        Assert.That(SourceRows.Refusal(File("A1,菜\"心,\"两\n行\"", "A2,阳性,")).Message, Does.StartWith("第 2 行").And.Contain("可能没有闭合"));

    [TestCase("A1,阴性,\"两\n行\"")]
    [TestCase("A1,阴性,菜\"心\"\r")]
    [TestCase("A1,阴性,\"小\"白菜\r")]
    [TestCase("A1,阴性,\"他说\"\"好\"\"\"")]
    [TestCase("A1,阴性,菜\"心\"")]
    [TestCase("A1,阴性,\"小\"白菜")]
    public void Quotes_that_take_no_other_row_are_read(string row) =>
        Assert.That(SourceRows.All(File(row, "A2,阳性,")).Select(one => one.Cells[0]), Is.EqualTo((string[])["样品编号", "A1", "A2"]));
}
