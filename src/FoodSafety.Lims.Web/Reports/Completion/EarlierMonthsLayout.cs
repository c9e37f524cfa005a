using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Domain.Months;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.Reports.Layout;

namespace FoodSafety.Lims.Web.Reports.Completion;

/// <summary>The two small tables below the completion table.</summary>
internal static class EarlierMonthsLayout
{
    public static void Compose(EarlierMonths earlier, ColumnComposer column)
    {
        column.Heading("以前月份调整");
        column.Paragraph("下列项目所属月份已关账，原报表不变；关账后的变动在本期列入。本年度的：上次关账累计＋以前月份调整＋其后计入＝累计完成；上一年度的只列明，不计入本年度。格内为批次（项次）。");
        if (earlier.Lines.Count > 0)
            ComposeLines(earlier, column);
        column.Item().TextStyle(style => style.Sized(9).Spaced(1.3)).Table(table =>
        {
            table.Constant(56).Constant(130).Relative(2).Constant(90).Relative(2).Constant(90).CellPadding(4, 3);
            table.Head("所属月份", "原报表", "统计项目", "调整", "原因", "时间");
            table.Rows(earlier.Changes, (row, one) =>
            {
                row.Centred(one.Month);
                row.Centred(one.Report);
                row.Text(one.Title);
                row.Figure(Change(one.Change));
                row.Text($"{AdjustmentCause.Names[one.Cause]} {one.Subjects}");
                row.Centred(one.Days);
            });
        });
    }

    private static void ComposeLines(EarlierMonths earlier, ColumnComposer column) =>
        column.Item().TextStyle(style => style.Sized(9).Spaced(1.3)).Table(table =>
        {
            table.Relative(2).Constant(110).Constant(110).Constant(110).Constant(110).CellPadding(4, 3);
            table.Head("统计项目", "上次关账累计", "以前月份调整", "其后计入", "累计完成");
            table.Rows(earlier.Lines, (row, line) =>
            {
                row.Text(line.Title);
                row.Figure(Sum(line.Before));
                row.Figure(Change(line.Adjusted));
                row.Figure(Sum(line.Gained));
                row.Figure(Sum(line.Cumulative));
            });
        });

    private static string Sum(CounterSum sum) => FormattableString.Invariant($"{sum.Batches:#,0}（{sum.Items:#,0}）");

    private static string Change(CounterSum sum) => FormattableString.Invariant($"{sum.Batches:+#,0;-#,0;0}（{sum.Items:+#,0;-#,0;0}）");
}
