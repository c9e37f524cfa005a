using System.Globalization;
using FoodSafety.Lims.Documents;
using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Tests.Documents;

/// <summary>A report as a district office files it, made up for tests: title, basis, chart, a long table, sign-off.</summary>
internal static class OfficeReport
{
    public static readonly DateTimeOffset DataAt = new(2023, 12, 31, 23, 59, 59, TimeSpan.FromHours(8));

    private static readonly string[] Tasks =
    [
        "农贸市场食用农产品快速检测批次",
        "食品安全抽样检验量达到每千人 4.7 批次（食用农产品与加工食品均须达到）",
        "市场快检室覆盖率（24 家农贸市场全部设立快检室并公示结果）",
        "水产品专项抽检：孔雀石绿、恩诺沙星、氯霉素、地西泮等禁限用药物残留，覆盖全部批发市场及大型商超，每季度不少于一次",
        "不合格食品核查处置率",
        "学校食堂及校外供餐单位监督抽检",
        "网络餐饮服务（入网餐饮单位）“你点我检”专项抽检",
        "蔬菜农药残留（克百威、毒死蜱、腐霉利、噻虫胺）快速检测",
    ];

    public static Document Compose(int rows = 40) =>
        new Document(new DocumentProperties("福田区2023年食品抽检与快检任务完成情况表", DataAt)
        {
            Author = "深圳市市场监督管理局福田监管局",
            Subject = "2023年度食品安全抽样检验、快速检测任务完成情况",
            Keywords = "食品安全,抽检,快检,任务完成情况",
        }).Page(page =>
        {
            page.Header().AfterFirstPage().Column(header =>
            {
                header.Item().TextStyle(style => style.Sized(9)).Row(row =>
                {
                    row.Relative().Text("福田区2023年食品抽检与快检任务完成情况表");
                    row.Natural().Text("统计截止：2023年12月31日");
                });
                header.Item().Padding(0, 2, 0, 8).HorizontalLine();
            });
            page.Footer().Padding(0, 10, 0, 0).AlignCenter().TextStyle(style => style.Sized(9))
                .Text(text => text.Span("第 ").PageNumber().Span(" 页　共 ").PageCount().Span(" 页"));
            page.Content().Column(column => ComposeContent(column, rows));
        });

    private static void ComposeContent(ColumnComposer column, int rows)
    {
        column.Spacing(8);
        column.Item().Bookmark("任务完成情况").AlignCenter().Text("福田区2023年食品抽检与快检任务完成情况表", style => style.Sized(20).Bolder().Spaced(1.5));
        column.Item().TextStyle(style => style.Sized(10.5)).Row(row =>
        {
            row.Relative().Text("填报单位：深圳市市场监督管理局福田监管局");
            row.Natural().Text("统计期间：2023年1月1日至2023年12月31日");
        });
        column.Item().Text(text => text.Align(TextAlignment.Justify).Indent(2).Span(
            "根据《福田区2023年食品安全重点工作安排》要求，现将全区食品安全抽样检验与快速检测任务完成情况通报如下。"
            + "截至2023年12月31日23时59分59秒（数据时点），全区24家农贸市场共完成快速检测86,400批次，阳性样品已全部依法处置；"
            + "食品抽检7,615批次，达到每千人4.7批次的要求。数据来源：FoodSafety.Lims 系统，编号 SL-2023-440304-0001。"));
        column.Item().EnsureSpace(120).Bookmark("完成率", 2).Text("一、主要指标完成率", style => style.Sized(12).Bolder().In(FontFamily.Sans));
        column.Item().Chart(new BarChart(
        [
            new Bar("快检批次", 100.0, "100.0%（86,400 / 86,400）", 100),
            new Bar("抽检批次", 104.3, "104.3%（7,615 / 7,300）", 100),
            new Bar("“你点我检”网络餐饮专项活动抽检批次", 80.0, "80.0%（240 / 300）", 100, Color.Gray(170)),
        ])
        { CaptionShare = 0.3 });
        column.Item().EnsureSpace(120).Bookmark("明细", 2).Text("二、任务明细", style => style.Sized(12).Bolder().In(FontFamily.Sans));
        column.Item().Table(table => ComposeTable(table, rows));
        column.Item().KeepTogether().Column(SignOff);
    }

    private static void ComposeTable(TableComposer table, int rows)
    {
        table.Constant(32).Relative(5).Relative(2.6).Constant(46).Constant(46).Constant(48).Constant(44).CellPadding(4, 3);
        table.HeaderRow(row =>
        {
            row.Shade(Color.Gray(238));
            foreach (var title in (string[])["序号", "任务内容", "责任单位", "任务量", "完成数", "完成率", "状态"])
                row.Cell().AlignCenter().Text(title, style => style.Bolder());
        });
        table.Rows(Enumerable.Range(1, rows), (row, number) =>
        {
            var target = 100 + number * 37 % 900;
            var done = number % 7 == 0 ? target * 9 / 10 : target + number % 5;
            row.Text(number.ToString(CultureInfo.InvariantCulture), TextAlignment.Center);
            row.Text(Tasks[number % Tasks.Length]);
            row.Text(number % 3 == 0 ? "华强北监管所、园岭监管所" : "食品安全监管科");
            row.Text(target.ToString("N0", CultureInfo.InvariantCulture), TextAlignment.Right);
            row.Text(done.ToString("N0", CultureInfo.InvariantCulture), TextAlignment.Right);
            row.Text((100m * done / target).ToString("0.0", CultureInfo.InvariantCulture) + "%", TextAlignment.Right);
            row.Text(done >= target ? "完成" : "未完成", TextAlignment.Center);
        });
        table.Row(row =>
        {
            row.Shade(Color.Gray(246));
            row.Cell(3).AlignCenter().Text("合计", style => style.Bolder());
            row.Text("—", TextAlignment.Right).Text("—", TextAlignment.Right).Text("—", TextAlignment.Right).Text("", TextAlignment.Center);
        });
    }

    private static void SignOff(ColumnComposer column)
    {
        column.Item().Padding(0, 14, 0, 0).Row(row =>
        {
            row.Relative().Text("填表人：");
            row.Relative().Text("审核人：");
            row.Relative().Text("单位负责人：");
        });
        column.Item().Padding(0, 34, 0, 0).AlignRight().Text("（盖章）　　　　　　");
        column.Item().Padding(0, 4, 0, 0).AlignRight().Text("　　　　年　　月　　日");
    }
}
