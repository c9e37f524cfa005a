using System.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Web.Workbooks.Writing;

namespace FoodSafety.Lims.Web.Workbooks.Templates;

/// <summary>A template as CSV: with a byte order mark, without which spreadsheets show the Chinese garbled.</summary>
internal static class TemplateText
{
    public static void Write(Stream target, IReadOnlyList<Column> columns, TemplateChoices choices)
    {
        using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        // Every row has as many cells as the header, so that no reader takes the title for a table of one column.
        Line(text, [WriteTemplate.Title, .. Enumerable.Repeat("", columns.Count - 1)]);
        Line(text, columns.Select(choices.ExampleOf));
        Line(text, columns.Select(HeaderOf));
    }

    /// <summary>A required column is marked as sampling forms do it; the parser reads over the mark.</summary>
    public static string HeaderOf(Column column) => column.IsRequired ? column.ChineseName + "*" : column.ChineseName;

    private static void Line(StreamWriter text, IEnumerable<string> cells) =>
        text.WriteLine(string.Join(',', cells.Select(CsvCell.Write)));
}
