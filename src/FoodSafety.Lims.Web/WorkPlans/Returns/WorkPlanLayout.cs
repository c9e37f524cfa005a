using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Web.Reports.Layout;

namespace FoodSafety.Lims.Web.WorkPlans.Returns;

/// <summary>The return as it is filed: who handed in, then the plan row by row.</summary>
internal static class WorkPlanLayout
{
    public static void Compose(WorkPlanContent content, ColumnComposer column)
    {
        column.Paragraph(content.Summary);
        if (content.Dues.Count > 0)
        {
            column.Heading("报送与节点情况");
            column.Item().TextStyle(style => style.Sized(9).Spaced(1.3)).Table(table =>
            {
                table.Relative(1.6).Constant(70).Relative(4).CellPadding(4, 3);
                table.Head("事项", "期限", "情况");
                table.Rows(content.Dues, (row, due) => row.Text(due.Title).Centred(due.On).Text(due.Standing));
            });
        }
        column.Heading("各项任务落实情况");
        column.Item().TextStyle(style => style.Sized(9).Spaced(1.3)).Table(table =>
        {
            table.Constant(44).Relative(3).Relative(1.3).Relative(1.1).Relative(1.6).Relative(3).CellPadding(4, 3);
            table.Head("任务号", "任务内容（原文）", "责任单位", "配合单位", "指标完成", "落实情况");
            table.Rows(content.Lines, (row, line) => row
                .Centred(line.Number).Text(line.Words).Text(line.Units).Text(line.Supporters)
                .Text(string.Join("\n", line.Figures)).Text(string.Join("\n", line.Progress)));
        });
        column.Notes(content.Notes);
    }
}
