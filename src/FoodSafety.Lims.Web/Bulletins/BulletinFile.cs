using System.Text;
using FoodSafety.Lims.Web.Workbooks.Writing;

namespace FoodSafety.Lims.Web.Bulletins;

/// <summary>Writes a bulletin as the file that is published: a workbook, or CSV that spreadsheets open with its Chinese whole.</summary>
internal static class BulletinFile
{
    public static IReadOnlyList<string> Formats { get; } = ["xlsx", "csv"];

    public static void Write(Stream target, Bulletin bulletin, string format)
    {
        if (format == "csv")
            WriteText(target, bulletin);
        else
            WriteWorkbook(target, bulletin);
    }

    private static void WriteWorkbook(Stream target, Bulletin bulletin)
    {
        using var workbook = new WorkbookWriter(target);
        var widths = new ColumnWidths();
        foreach (var row in bulletin.Rows.Take(ColumnWidths.Rows).Prepend(bulletin.Columns))
            for (var index = 0; index < row.Count; index++)
                widths.See(index, Encoding.UTF8.GetBytes(row[index]));
        var sheet = workbook.Sheet(new SheetLayout(bulletin.Kind == Bulletin.Findings ? "不合格" : "合格", widths.Of(bulletin.Columns.Count), FrozenRows: 1));
        sheet.Row(1);
        for (var index = 0; index < bulletin.Columns.Count; index++)
            sheet.Cell(index, bulletin.Columns[index], CellStyle.Header);
        for (var row = 0; row < bulletin.Rows.Count; row++)
        {
            sheet.Row(row + 2);
            for (var index = 0; index < bulletin.Columns.Count; index++)
                sheet.Cell(index, bulletin.Rows[row][index]);
        }
        sheet.Filter(1, bulletin.Columns.Count);
    }

    private static void WriteText(Stream target, Bulletin bulletin)
    {
        using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in bulletin.Rows.Prepend(bulletin.Columns))
            text.WriteLine(string.Join(',', row.Select(CsvCell.Write)));
    }
}
