using System.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Web.Workbooks.Writing;

namespace FoodSafety.Lims.Web.Workbooks.Templates;

/// <summary>A template as a workbook: the sheet to fill in, a sheet that explains each column, and a hidden one with the words of the drop-downs.</summary>
internal static class TemplateWorkbook
{
    private const string WordsSheet = "词表";

    private static readonly (string Header, double Width)[] Explained = [("列名", 18), ("必填", 7), ("说明", 56), ("可填的值", 40), ("示例", 26), ("也认的列名", 44)];

    public static void Write(Stream target, string name, IReadOnlyList<Column> columns, TemplateChoices choices)
    {
        using var workbook = new WorkbookWriter(target);
        WriteTable(workbook, name, columns, choices);
        WriteExplanation(workbook, columns, choices);
        WriteWords(workbook, columns, choices);
    }

    private static void WriteTable(WorkbookWriter workbook, string name, IReadOnlyList<Column> columns, TemplateChoices choices)
    {
        var widths = new ColumnWidths();
        for (var index = 0; index < columns.Count; index++)
        {
            widths.See(index, Encoding.UTF8.GetBytes(TemplateText.HeaderOf(columns[index])));
            widths.See(index, Encoding.UTF8.GetBytes(choices.ExampleOf(columns[index])));
        }
        var sheet = workbook.Sheet(new SheetLayout(name, widths.Of(columns.Count), WriteTemplate.HeaderRow));
        sheet.Row(WriteTemplate.TitleRow, 21);
        sheet.Cell(0, WriteTemplate.Title, CellStyle.Title);
        sheet.Row(WriteTemplate.ExampleRow);
        for (var index = 0; index < columns.Count; index++)
            sheet.Cell(index, choices.ExampleOf(columns[index]), CellStyle.Example);
        sheet.Row(WriteTemplate.HeaderRow, 21);
        for (var index = 0; index < columns.Count; index++)
        {
            var column = columns[index];
            sheet.Cell(index, TemplateText.HeaderOf(column), column.IsRequired ? CellStyle.RequiredHeader : CellStyle.Header);
            sheet.Comment(WriteTemplate.HeaderRow, index, Comment(column));
            if (choices.Of(column) is { Count: > 0 } words)
                sheet.Choice(new CellChoice(index, WriteTemplate.HeaderRow + 1, $"'{WordsSheet}'!${SheetWriter.ColumnName(index)}$2:${SheetWriter.ColumnName(index)}${words.Count + 1}",
                    TemplateChoices.IsClosed(column) ? $"“{column.ChineseName}”请从下拉列表中选择；系统不认识的写法会被拒收。" : null));
        }
    }

    private static void WriteExplanation(WorkbookWriter workbook, IReadOnlyList<Column> columns, TemplateChoices choices)
    {
        var sheet = workbook.Sheet(new SheetLayout("填写说明", [.. Explained.Select(part => part.Width)], FrozenRows: 1));
        sheet.Row(1, 21);
        for (var part = 0; part < Explained.Length; part++)
            sheet.Cell(part, Explained[part].Header, CellStyle.Header);
        for (var index = 0; index < columns.Count; index++)
        {
            var column = columns[index];
            var words = choices.Of(column);
            var offered = words.Count <= 20 ? string.Join("、", words) : $"{string.Join("、", words.Take(8))}……（共 {words.Count} 个，见下拉列表）";
            var synonyms = string.Join("、", column.Synonyms.Prepend(column.Name));
            sheet.Row(index + 2, Math.Max(SheetWriter.HeightOf(offered, Explained[3].Width), SheetWriter.HeightOf(synonyms, Explained[5].Width)));
            sheet.Cell(0, column.ChineseName, CellStyle.Legend);
            sheet.Cell(1, column.IsRequired ? "必填" : "", column.IsRequired ? CellStyle.Refused : CellStyle.Plain);
            sheet.Cell(2, column.Note ?? "", CellStyle.Wrapped);
            sheet.Cell(3, offered, CellStyle.Wrapped);
            sheet.Cell(4, choices.ExampleOf(column), CellStyle.Example);
            sheet.Cell(5, synonyms, CellStyle.Wrapped);
        }
    }

    private static void WriteWords(WorkbookWriter workbook, IReadOnlyList<Column> columns, TemplateChoices choices)
    {
        var sheet = workbook.Sheet(new SheetLayout(WordsSheet, [], IsHidden: true));
        var lists = columns.Select(choices.Of).ToList();
        for (var word = -1; word < lists.Max(words => words.Count); word++)
        {
            sheet.Row(word + 2);
            for (var index = 0; index < lists.Count; index++)
            {
                // The first row names the list; a header would make a table of it.
                if (word < lists[index].Count && lists[index].Count > 0)
                    sheet.Cell(index, word < 0 ? $"〔{columns[index].Name}〕" : lists[index][word]);
            }
        }
    }

    private static string Comment(Column column)
    {
        var text = new StringBuilder(column.IsRequired ? "必填" : "选填");
        text.Append("　").Append(column.Name);
        if (column.Note is not null)
            text.Append('\n').Append(column.Note).Append('。');
        if (column.Choices is not null)
            text.Append(TemplateChoices.IsClosed(column) ? "\n请从下拉列表中选择。" : "\n可从下拉列表中选择，也可自行填写。");
        return text.ToString();
    }
}
