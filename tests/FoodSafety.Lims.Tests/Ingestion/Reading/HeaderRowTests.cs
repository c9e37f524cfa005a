using System.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;

namespace FoodSafety.Lims.Tests.Ingestion.Reading;

/// <summary>Issue 3: the header stands within 30 rows; titles and blank rows before it count.</summary>
public sealed class HeaderRowTests
{
    private static readonly string[] Header = ["样品编号", "检测时间", "市场", "样品名称", "检测项目", "检测结果"];

    [Test]
    public void A_header_in_row_30_is_found_and_none_in_row_31([Values("csv", "xlsx")] string format, [Values("快检日志", "")] string title)
    {
        var (last, _) = Find(format, title, 30);
        var (beyond, missing) = Find(format, title, 31);

        Assert.That((last?.HeaderRow, beyond?.HeaderRow), Is.EqualTo(((int?)30, (int?)null)));
        Assert.That(missing!.Message, Does.StartWith("前 30 行内找不到表头"));
    }

    private static (ColumnMap? Map, MissingColumns? Missing) Find(string format, string title, int headerRow)
    {
        string[][] rows = [.. Enumerable.Repeat((string[])[title], headerRow - 1), Header];
        var file = format == "csv" ? Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(row => string.Join(',', row)))) : new Book().Sheet("表", rows).Bytes();
        using var source = RowSources.Open(new MemoryStream(file));
        return SourceRows.FindRapidTests(source);
    }
}
