using FoodSafety.Lims.Documents;
using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Documents.Text;
using FoodSafety.Lims.Web.Reports.Layout;

namespace FoodSafety.Lims.Web.Reports.Completion;

/// <summary>The completion table as it is filed.</summary>
internal static class CompletionLayout
{
    private static readonly Color Missed = Color.Gray(225);

    public static void Compose(CompletionContent content, ColumnComposer column)
    {
        column.Paragraph(content.Summary);
        var gained = content.Lines.Any(line => line.Gained is not null);
        column.Item().TextStyle(style => style.Sized(9).Spaced(1.3)).Table(table =>
        {
            table.Constant(32).Constant(44).Relative(2.4).Constant(50);
            if (gained)
                table.Constant(72);
            table.Constant(100).Constant(48).Constant(68).Relative(1.5).Relative(2.4).CellPadding(4, 3);
            IEnumerable<string> titles =
            [
                "序号", "任务号", "指标内容", "单位",
                .. gained ? ["本期完成"] : Array.Empty<string>(),
                gained ? "累计完成 / 目标" : "完成数 / 目标", "完成率", "评价", "责任单位", "任务依据（原文）",
            ];
            table.Head(titles);
            table.Rows(content.Lines, (row, line) => Compose(row, line, gained));
        });
        if (content.Earlier is { } earlier)
            EarlierMonthsLayout.Compose(earlier, column);
        column.Notes(content.Notes);
    }

    private static void Compose(TableRowComposer row, CompletionLine line, bool gained)
    {
        row.Centred(line.Serial);
        row.Centred(line.Task);
        row.Cell().Padding(line.Depth * 12, 0, 0, 0).Text(text =>
        {
            text.Span(line.Title);
            if (line.Notes.Count > 0)
                text.Span(" " + string.Concat(line.Notes.Select(ReportTables.NoteMark)), style => style.Sized(7.5));
        });
        row.Centred(line.Unit);
        if (gained)
            row.Figure(line.Gained ?? "");
        row.Figure(line.Figure);
        row.Figure(line.Share);
        row.Cell(shade: line.Status == "未达标" ? Missed : null).Text(text =>
        {
            text.Align(TextAlignment.Center).Span(line.Status, style => line.Status == "未达标" ? style.Bolder() : style);
            if (line.Lacking.Length > 0)
                text.Span("\n" + line.Lacking, style => style.Sized(8));
        });
        row.Text(line.Owners);
        row.Text(line.Quote.Length == 0 ? "" : $"“{line.Quote}”");
    }
}
