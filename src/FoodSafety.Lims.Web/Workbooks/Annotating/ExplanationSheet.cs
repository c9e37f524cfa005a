using System.Globalization;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Workbooks.Writing;

namespace FoodSafety.Lims.Web.Workbooks.Annotating;

/// <summary>The second sheet of an annotated workbook: what became of the file, what the colours mean, how to send it again.</summary>
internal static class ExplanationSheet
{
    public const string Name = "说明";
    public const string RefusedName = "整份未导入";

    private const double TextWidth = 96;

    public static void Write(WorkbookWriter workbook, AnnotationFacts facts, AnnotatedTable.Written written)
    {
        var (upload, receipt) = (facts.Upload, facts.Receipt);
        var sheet = workbook.Sheet(new SheetLayout(written.HasTable ? Name : RefusedName, [16, TextWidth]));
        if (!written.HasTable)
            workbook.ActiveSheet = sheet.Number - 1;
        var row = 0;

        void Line(string label, string text, CellStyle labelStyle = CellStyle.Legend, CellStyle style = CellStyle.Wrapped)
        {
            sheet.Row(++row, SheetWriter.HeightOf(text, TextWidth));
            sheet.Cell(0, label, labelStyle);
            sheet.Cell(1, text, style);
        }

        sheet.Row(++row, 24);
        sheet.Cell(0, $"{Upload.FormatNumber(upload.Id)}　{Status(upload.Status)}", CellStyle.Title);
        foreach (var fault in receipt.Faults.Where(fault => fault.Row is null))
            Line("整份文件", fault.Message, CellStyle.Refused);
        Line("文件", upload.FileName);
        Line("类别", KindNames.Of(upload.Kind));
        Line("行数", Counts(facts));
        if (written.FaultyAlone)
            Line("只含拒收行", $"原文件超过一张工作表的行数（{SheetWriter.MostRows.ToString("#,0", CultureInfo.InvariantCulture)} 行），这里只列出被拒收的行；“原行号”是它在原文件中的行号。"
                + (written.Cut ? "被拒收的行仍然超过一张表，其余未列出：请先改正并上传这些行。" : ""));
        if (written.CommentsLeftOut)
            Line("批注", $"前 {SheetWriter.MostComments.ToString("#,0", CultureInfo.InvariantCulture)} 个有问题的单元格带有批注；其余单元格只标颜色，原因见“原因”列。");
        if (!written.HasTable)
        {
            Line("怎么办", "请按上面的说明改正后重新上传整份文件。没有存入任何数据。");
            return;
        }
        row++;
        Line("红色", "有错误的单元格：本行被拒收。鼠标移到单元格上可看原因，“原因”列写出本行的全部错误。", CellStyle.Bad);
        Line("黄色", "提醒：本行已接受，请核对。", CellStyle.Warned);
        Line(RowResult.Stored, "已在系统中。", CellStyle.Stored);
        Line(RowResult.Duplicate, "与另一行完全相同，没有重复计数；“原因”列写出是哪一次上传的哪一行。", CellStyle.Muted);
        row++;
        Line("怎样更正", "1. 用“结果”列筛选出“拒收”的行，改正红色单元格。不要改动列名。");
        Line("", "2. 保存后直接上传本文件：“结果”“原因”两列由系统识别并忽略，不必删除；已存入的行只会显示为重复，不会重复计数。", CellStyle.Plain);
        Line("", "3. 已存入的行如需修改，请在系统中更正该行：在本文件中修改会因“与已存数据冲突”被拒收。", CellStyle.Plain);
    }

    private static string Counts(AnnotationFacts facts)
    {
        var rows = facts.Receipt.Rows;
        string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);
        return facts.Receipt.Status == "duplicate-file"
            ? $"与 {facts.Receipt.Upload} 的文件完全相同，没有重复存入。"
            : $"读取 {Number(rows.Read)} = 空行 {Number(rows.Blank)} + 接受 {Number(rows.Accepted)} + 重复 {Number(rows.Duplicate)} + 拒收 {Number(rows.Refused)}；存入 {Number(rows.Stored)}";
    }

    private static string Status(string status) => status switch
    {
        "completed" => "全部存入",
        "completed-with-refusals" => "部分拒收",
        "refused" => "整份拒收，未存入",
        "failed" => "导入因系统错误中断",
        "duplicate-file" => "重复文件",
        "dry-run" => "试运行，未存入",
        "undone" => "已撤回",
        _ => status,
    };
}
