using BenchmarkDotNet.Attributes;
using FoodSafety.Lims.Documents;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Benchmarks.Micro;

/// <summary>A report of 200 table rows in Chinese, from composing to the last byte.</summary>
public class WritePdf
{
    private static readonly DateTimeOffset DataAt = new(2023, 12, 31, 23, 59, 59, TimeSpan.FromHours(8));

    [Params(200)]
    public int Rows { get; set; }

    [Benchmark]
    public int Compose() => new Document(new DocumentProperties("福田区2023年快检任务完成情况表", DataAt))
        .Page(page =>
        {
            page.Footer().AlignCenter().Text(text => text.Span("第 ").PageNumber().Span(" 页　共 ").PageCount().Span(" 页"));
            page.Content().Table(table =>
            {
                table.Constant(32).Relative(5).Relative(3).Constant(60).Constant(60).CellPadding(4, 3);
                table.HeaderRow(row =>
                {
                    foreach (var title in (string[])["序号", "任务内容", "责任单位", "任务量", "完成数"])
                        row.Text(title, TextAlignment.Center);
                });
                table.Rows(Enumerable.Range(1, Rows), (row, number) =>
                {
                    row.Text(FormattableString.Invariant($"{number}"), TextAlignment.Center);
                    row.Text("农贸市场食用农产品快速检测批次，覆盖全区24家农贸市场并公示结果");
                    row.Text("食品安全监管科、各市场监管所");
                    row.Text("86,400", TextAlignment.Right);
                    row.Text(FormattableString.Invariant($"{number * 432:N0}"), TextAlignment.Right);
                });
            });
        })
        .ToBytes().Length;
}
