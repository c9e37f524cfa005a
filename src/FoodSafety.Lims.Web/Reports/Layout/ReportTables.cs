using FoodSafety.Lims.Documents;
using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Web.Reports.Layout;

/// <summary>How tables, headings and notes of reports look.</summary>
public static class ReportTables
{
    private static readonly Color HeaderShade = Color.Gray(236);

    /// <summary>A table whose header row comes again on every page.</summary>
    public static void Head(this TableComposer table, params IEnumerable<string> titles) => table.HeaderRow(row =>
    {
        row.Shade(HeaderShade);
        foreach (var title in titles)
            row.Cell().Text(text => text.Align(TextAlignment.Center).Span(title, style => style.Bolder()));
    });

    public static TableRowComposer Centred(this TableRowComposer row, string text) => row.Text(text, TextAlignment.Center);

    public static TableRowComposer Figure(this TableRowComposer row, string text) => row.Text(text, TextAlignment.Right);

    /// <summary>A heading that does not stand alone at a page's end.</summary>
    public static void Heading(this ColumnComposer column, string title) =>
        column.Item().EnsureSpace(110).Bookmark(title, 2).Padding(0, 6, 0, 0).Text(title, style => style.Sized(12).Bolder().In(FontFamily.Sans));

    public static void Paragraph(this ColumnComposer column, string text) =>
        column.Item().Text(paragraph => paragraph.Align(TextAlignment.Justify).Indent(2).Span(text));

    /// <summary>The mark of a remark, ① to ⑳ and then (21), one glyph where it can be so that no line breaks inside it.</summary>
    public static string NoteMark(int number) => number <= 20 ? ((char)('①' + number - 1)).ToString() : FormattableString.Invariant($"({number})");

    /// <summary>Numbered remarks below the tables.</summary>
    public static void Notes(this ColumnComposer column, IReadOnlyList<string> notes) =>
        column.Item().Padding(0, 4, 0, 0).TextStyle(style => style.Sized(9)).Column(lines =>
        {
            lines.Item().EnsureSpace(40).Text("说明：", style => style.Bolder());
            foreach (var (index, note) in notes.Index())
            {
                lines.Item().Row(row =>
                {
                    row.Constant(20).Text(NoteMark(index + 1));
                    row.Relative().Text(text => text.Align(TextAlignment.Justify).Span(note));
                });
            }
        });
}
